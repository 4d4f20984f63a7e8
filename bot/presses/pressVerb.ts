import type { z } from 'zod';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';

/** All that a verb is made of; one that leaves a part out does not compile. */
type Parts<Data extends z.ZodType> = {
  /** What its button holds and what people fill in beside it; other data is refused as `gone`. */
  data: Data;
  /**
   * Decides in the commit that is being made, and gives what the answer shows.
   * @throws RefusedError when it may not be: nothing is written then but the trail
   */
  press: (work: TurnWork, data: z.output<Data>) => Promise<CardRef>;
  /** Whose id its data holds: a refusal shows that card as it stands. */
  about: 'case' | 'meeting' | 'receipt' | 'question' | 'conflict' | undefined;
  /**
   * Its button stands on that card alone, or on a side of it that is turned to there, so that a press
   * tells where the newest one is.
   */
  takesPlace: boolean;
  /**
   * What a client asks by itself: it is answered anew each time and not remembered as handled; the press
   * writes its own trail.
   */
  onlyLooks: boolean;
  /** Whose part of the store it decides in. */
  part: 'school' | 'municipality';
};

/** A verb as it is handled: its data is read before anything is decided. */
export type PressVerb = Omit<Parts<z.ZodType>, 'data' | 'press'> & {
  /** @throws RefusedError; ZodError for data that is not the verb's */
  press: (work: TurnWork, data: unknown) => Promise<CardRef>;
};

/**
 * Makes a verb. Most decide in the school and stand on the card they change. A press refuses whom it is
 * not for (`freshCase` does), and ends with its entry in the trail: nobody else writes either.
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

/** For a button that stands on the card of what it changes, and nowhere else. */
export const onItsCard = { takesPlace: true, onlyLooks: false, part: 'school' } as const;

/** For a button that other cards hold as well. */
export const onOtherCards = { takesPlace: false, onlyLooks: false, part: 'school' } as const;
