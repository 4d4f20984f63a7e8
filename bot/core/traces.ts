import type { Verb } from '../../cards/wording/verbs.ts';
import type { CardRef, OutboxWork } from './outboxItem.ts';

/** What is traced. */
export type SpanName = 'turn' | 'read' | 'decide' | 'deliver' | 'job' | 'teams' | 'graph' | 'sweep';

export const turnKinds = ['message', 'press', 'install', 'search', 'form', 'tab'] as const;
export type TurnKind = (typeof turnKinds)[number];

export const operations = [
  ...(['freeBusy', 'book', 'event', 'find', 'cancel', 'watch'] as const),
  ...(['send', 'sendFile', 'update', 'members'] as const),
] as const;

export const sweeps = ['school', 'lists', 'retention', 'rosters'] as const;

/** Everything a span may say, each from a closed set, a number, or an id that logs have too. */
export type SpanFacts = {
  readonly kind?: TurnKind;
  readonly verb?: Verb;
  /** What a message was understood as. */
  readonly intent?: string;
  /** How it ended: a fixed word or the code of a refusal. */
  readonly outcome?: string;
  /** A school by its id, as in the log. */
  readonly school?: string;
  readonly store?: 'files' | 'postgres';
  readonly card?: CardRef['card'];
  readonly job?: Exclude<OutboxWork['do'], 'show'>;
  readonly operation?: (typeof operations)[number];
  readonly sweep?: (typeof sweeps)[number];
  /** Records written, messages asked for, tries before this one. */
  readonly changes?: number;
  readonly messages?: number;
  readonly tries?: number;
};

type ItemKey = { school: string; id: string };

/** Spans of what the bot does: where its time goes. */
export type Traces = {
  /**
   * Runs work as a span, within the one that runs now if its kind has a parent. Whatever is thrown is noted by
   * its code and passed on.
   * @param item of the outbox that it works on: leads back to the turn that asked for it
   */
  span<Result>(
    name: SpanName,
    facts: SpanFacts,
    work: () => Promise<Result>,
    item?: ItemKey,
  ): Promise<Result>;
  /** The same for work that waits for nothing. */
  step<Result>(name: SpanName, facts: SpanFacts, work: () => Result): Result;
  /** Adds to the span that runs now. */
  note(facts: SpanFacts): void;
  /** The span that runs now asked for an item of the outbox. */
  asked(item: ItemKey): void;
  /** For a line in the log: the trace that it belongs to. */
  ids(): { trace?: string };
};

/** Where nobody wants traces, they cost a call. */
export const noTraces: Traces = {
  span: (_name, _facts, work) => work(),
  step: (_name, _facts, work) => work(),
  note: () => {},
  asked: () => {},
  ids: () => ({}),
};
