import { z } from 'zod';
import { ownWords } from '../words/ownWords.ts';

const staffId = z.string().min(1);
const entry = {
  /** Staff id, or `system` for what time brings. */
  by: staffId,
  /** Instant, ISO with offset. */
  at: z.iso.datetime({ offset: true }),
};

/** What is done about a pupil before there is a case. */
export const earlySignEvent = z.discriminatedUnion('do', [
  /** Somebody is asked to talk with the pupil. */
  z.strictObject({
    do: z.literal('ask'),
    ...entry,
    assignee: staffId,
    due: z.iso.date(),
  }),
  z.strictObject({
    do: z.literal('talked'),
    ...entry,
    outcome: ownWords(z.string().min(1).max(200)),
  }),
  /** Whoever did it wants to be told if it gets worse. */
  z.strictObject({ do: z.literal('follow'), ...entry }),
  z.strictObject({ do: z.literal('unfollow'), ...entry }),
  /** A follower is told that the pupil was absent for so many more days. */
  z.strictObject({
    do: z.literal('worsened'),
    ...entry,
    person: staffId,
    days: z.number().positive(),
  }),
]);

/** What is stored of a pupil whom somebody looks after early: its log, from which all follows. */
export const earlySign = z.strictObject({
  pupilId: z.string().min(1),
  log: z.array(earlySignEvent).min(1),
});

export type EarlySignEvent = z.output<typeof earlySignEvent>;
export type EarlySign = z.output<typeof earlySign>;

/** A talk with the pupil that somebody was asked for. */
export type Talk = {
  askedBy: string;
  askedOn: string;
  assignee: string;
  /** ISO dates. */
  due: string;
  done: { by: string; on: string; outcome: string } | undefined;
};

/** Somebody who follows a pupil: since when they count further days, and what they were last told. */
export type Follower = {
  person: string;
  since: string;
  told: { on: string; days: number } | undefined;
};

/** What holds after all events. */
export type EarlySignState = { talk: Talk | undefined; followers: readonly Follower[] };

const nothing: EarlySignState = { talk: undefined, followers: [] };

/** What holds of a pupil without a record, or with one. O(events). */
export function earlySignState(sign: EarlySign | undefined): EarlySignState {
  return sign ? sign.log.reduce(evolveEarlySign, nothing) : nothing;
}

/** The state after an event. */
export function evolveEarlySign(state: EarlySignState, event: EarlySignEvent): EarlySignState {
  const { by, at } = event;
  const on = at.slice(0, 10);
  switch (event.do) {
    case 'ask': {
      const { assignee, due } = event;
      return { ...state, talk: { askedBy: by, askedOn: on, assignee, due, done: undefined } };
    }
    case 'talked':
      return {
        ...state,
        talk: state.talk && { ...state.talk, done: { by, on, outcome: event.outcome } },
      };
    case 'follow':
      return {
        ...state,
        followers: [...without(state, by), { person: by, since: on, told: undefined }],
      };
    case 'unfollow':
      return { ...state, followers: without(state, by) };
    case 'worsened':
      return {
        ...state,
        followers: state.followers.map((one) =>
          one.person === event.person ? { ...one, since: on, told: { on, days: event.days } } : one,
        ),
      };
  }
}

function without({ followers }: EarlySignState, person: string): readonly Follower[] {
  return followers.filter((one) => one.person !== person);
}

/** The record with events added; undefined if there is none. */
export function withSigns(
  pupilId: string,
  before: EarlySign | undefined,
  events: readonly EarlySignEvent[],
): EarlySign | undefined {
  const log = [...(before?.log ?? []), ...events];
  return log.length === 0 ? undefined : { pupilId, log };
}
