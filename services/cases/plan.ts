import { z } from 'zod';
import { ownWords } from '../words/ownWords.ts';

const isoDate = z.iso.date();
const words = ownWords(z.string().min(1).max(160));

/** More goals than this are none. */
export const mostGoals = 3;

/** How a step of the way back went. */
export const wentHow = ['well', 'partly', 'not'] as const;

const entry = { by: z.string().min(1), at: z.iso.datetime({ offset: true }) };

/** A goal that can be measured, what is done for it, and who does it: staff by id, the pupil or the parents. */
const goal = z.strictObject({ goal: words, measure: words, who: z.string().min(1) });

/** A step on the way back: from a day on, until the next one. */
const wayBackStep = z.strictObject({
  id: z.string().min(1),
  from: isoDate,
  text: words,
  went: z.strictObject({ ...entry, how: z.enum(wentHow) }).optional(),
});

/** The plan of a case: at most three goals, the way back in dated steps, and the day it is looked at again. */
export const plan = z.strictObject({
  /** The day the first version was made. */
  madeOn: isoDate,
  goals: z.array(goal).min(1).max(mostGoals),
  wayBack: z.array(wayBackStep),
  reviewOn: isoDate,
  /** Who wrote this version, and when (instant). */
  ...entry,
});

export type Plan = z.output<typeof plan>;
