import { z } from 'zod';
import { ownWords } from '../words/ownWords.ts';
import { goalMetric } from './goalMetric.ts';

const isoDate = z.iso.date();
const words = ownWords(z.string().min(1).max(160));

/** More goals than this are none. */
export const mostGoals = 3;

/** A way back longer than this is no way any more; a step a week fills a school year. */
export const mostBackSteps = 40;

/** How a step of the way back went. */
export const wentHow = ['well', 'partly', 'not'] as const;
export type WentHow = (typeof wentHow)[number];

const entry = { by: z.string().min(1), at: z.iso.datetime({ offset: true }) };

/**
 * A goal, what it is measured by, what is done for it (`measure`), and who does it: staff by id, the pupil or the
 * parents. Goals from before they had a metric have none until they are changed.
 */
export const goal = z.strictObject({
  goal: words,
  metric: goalMetric.optional(),
  measure: words,
  who: z.string().min(1),
});

/** A step on the way back as it is planned: from a day on, until the next one. */
export const plannedStep = z.strictObject({ id: z.string().min(1), from: isoDate, text: words });

const wayBackStep = plannedStep.extend({
  went: z.strictObject({ ...entry, how: z.enum(wentHow) }).optional(),
});

/** What one version of a plan says. */
export const planWritten = {
  goals: z.array(goal).min(1).max(mostGoals),
  wayBack: z.array(plannedStep).max(mostBackSteps),
  reviewOn: isoDate,
};

/** The plan of a case: at most three goals, the way back in dated steps, and the day it is looked at again. */
export const plan = z.strictObject({
  /** The day the first version was made. */
  madeOn: isoDate,
  goals: z.array(goal).min(1).max(mostGoals),
  /** By day. */
  wayBack: z.array(wayBackStep),
  reviewOn: isoDate,
  /** Who wrote this version, and when (instant). */
  ...entry,
  /** The round of the case it was made in; without it the first. A plan from before a reopening is none. */
  round: z.int().min(1).optional(),
  /** Who said, and when, that the pupil is all the way back: no next step is asked for. */
  back: z.strictObject(entry).optional(),
});

export type Goal = z.output<typeof goal>;
export type PlannedStep = z.output<typeof plannedStep>;
export type BackStep = z.output<typeof wayBackStep>;
export type Plan = z.output<typeof plan>;

/** Staff are by id; these two are no staff. */
export const whoBesidesStaff = ['pupil', 'parents'] as const;

/**
 * What is asked about the way back on a day: how the one step that runs goes, or which comes next when the
 * last was answered and none is ahead.
 */
export type WayBackAsks =
  | { ask: 'answer'; step: BackStep }
  | { ask: 'next'; step: BackStep }
  | undefined;

/**
 * At most one step is asked about: the first that nobody has answered, from its day on.
 * @param today ISO date
 */
export function wayBackAsks(
  { wayBack, back }: Pick<Plan, 'wayBack' | 'back'>,
  today: string,
): WayBackAsks {
  if (back) return undefined;
  const step = wayBack.find(({ went }) => went === undefined);
  if (step) return step.from <= today ? { ask: 'answer', step } : undefined;
  const last = wayBack.at(-1);
  return last && { ask: 'next', step: last };
}
