import { z } from 'zod';
import { RefusedError } from '../errors/errors.ts';

/** The most that each can be counted to; more is a slip of the pen. */
const mosts = {
  /** Of the time there is school. */
  attendance_percent: 100,
  days_week: 5,
  lessons_day: 10,
  lessons_week: 45,
} as const;

const counted = ['attendance_percent', 'days_week', 'lessons_day', 'lessons_week'] as const;

/** What a goal can be measured by; `written` is something else, which the goal itself says. */
export const metricKinds = [...counted, 'written'] as const;

/** What a goal is measured by, and from how many on it is reached. */
export const goalMetric = z.discriminatedUnion('by', [
  z.strictObject({ by: z.enum(counted), target: z.int().min(1).max(mosts.attendance_percent) }),
  z.strictObject({ by: z.literal('written') }),
]);

export type MetricKind = (typeof metricKinds)[number];
export type GoalMetric = z.output<typeof goalMetric>;
export type CountedMetric = Extract<GoalMetric, { target: number }>;

/** Whether what is noted of attendance says how a goal stands. */
export function isOfAttendance(
  metric: GoalMetric | undefined,
): metric is CountedMetric & { by: 'attendance_percent' | 'days_week' } {
  return metric?.by === 'attendance_percent' || metric?.by === 'days_week';
}

/**
 * What somebody chose and typed for a goal to be measured by. A number beside `written` says nothing.
 * @param target as it was typed: a whole number, with or without %
 * @throws RefusedError `goal_metric_required`, `goal_target_unsuited`
 */
export function metricOf(chosen: string, target: string): GoalMetric {
  const by = metricKinds.find((one) => one === chosen);
  if (by === undefined) throw new RefusedError('goal_metric_required');
  if (by === 'written') return { by };
  const most = mosts[by];
  const typed = target.trim().replace(/%$/, '').trim();
  const number = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (number < 1 || number > most) throw new RefusedError('goal_target_unsuited', { most });
  return { by, target: number };
}
