import type { z } from 'zod';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';

/** A list that follows from who presses, not from an id. */
export type OwnList = 'digest' | 'reasons' | 'monthReview';

/** All that defines a verb; a missing part does not compile. */
type Parts<Data extends z.ZodType> = {
  /** What its button holds and what people fill in; other data is refused as `gone`. */
  data: Data;
  /**
   * Decides in the current commit, and returns the card to answer with.
   * @throws RefusedError when not allowed: then only the trail is written
   */
  press: (work: TurnWork, data: z.output<Data>) => Promise<CardRef>;
  /** Whose id its data holds, or whose list it is on: a refusal shows that card as it is now. */
  about:
    | OwnList
    | 'case'
    | 'leaving'
    | 'meeting'
    | 'receipt'
    | 'question'
    | 'conflict'
    | 'handOver'
    | 'knownReason'
    | 'earlySign'
    | 'rollCall'
    | 'letters'
    | undefined;
  /**
   * Its button is only on that card, or on a side reached from it, so that a press tells where the newest
   * card is.
   */
  takesPlace: boolean;
  /**
   * Sent by clients on their own: answered anew each time and not stored as handled; the press writes its own
   * trail.
   */
  onlyLooks: boolean;
  /** Who writes its trail entry: the press, or the answer, about everything its card shows. */
  trail: 'press' | 'answer';
  /** Which part of the store it decides in. */
  part: 'school' | 'municipality';
};

/** A verb as it is handled: data is parsed before anything is decided. */
export type PressVerb = Omit<Parts<z.ZodType>, 'data' | 'press'> & {
  /** @throws RefusedError; ZodError for data of another shape */
  press: (work: TurnWork, data: unknown) => Promise<CardRef>;
};

/**
 * Makes a verb. Most decide in the school and are on the card they change. A press must refuse those it is
 * not for (`freshCase` does) and write its trail entry: nobody else does.
 *
 * @example
 * export const caseRead = pressVerb({
 *   data: z.object({ case: z.string(), v: z.number() }),
 *   about: 'case',
 *   press: async (work, press) => {
 *     const { id } = await freshCase(work, press);
 *     const { turn, unit, at } = work;
 *     audit(unit, { turnId: turn.id, at, by: turn.actor.member.id, action: 'case.read', subjects: [id] });
 *     return { card: 'case', id };
 *   },
 *   ...onItsCard,
 * });
 */
export function pressVerb<Data extends z.ZodType>({
  data,
  press,
  ...rest
}: Parts<Data>): PressVerb {
  return { ...rest, press: (work, given) => press(work, data.parse(given)) };
}

/** For a button only on the card that it changes. */
export const onItsCard = {
  takesPlace: true,
  onlyLooks: false,
  trail: 'press',
  part: 'school',
} as const;

/** For a button that is also on other cards. */
export const onOtherCards = {
  takesPlace: false,
  onlyLooks: false,
  trail: 'press',
  part: 'school',
} as const;
