import { type Attended, isKnown, knownAttendanceOn, schoolDaysBefore } from './attendance.ts';
import { type GoalMetric, isOfAttendance } from './goalMetric.ts';
import type { Plan } from './plan.ts';

/** As far back as it is looked: four weeks. */
const mostDays = 20;

/** Fewer school days say nothing about a week. */
const leastDays = 5;

const daysInWeek = 5;

/** What was noted of attendance since a day; `value` undefined where too little was. */
export type GoalStanding = { value: number | undefined; from: string };

/**
 * How a goal about attendance stands by what is noted or registered, in the goal's own unit: since the plan was made,
 * at most four weeks. It is no judgement. A day is one by half days, so that half a day counts as half; a week is
 * five school days. Rounded down to a tenth, so that nothing looks reached that is not. O(marks + days).
 * @returns undefined where a goal is measured by something else, or the plan is younger than a week of school
 */
export function goalStanding(
  metric: GoalMetric | undefined,
  { madeOn }: Pick<Plan, 'madeOn'>,
  attended: Attended,
): GoalStanding | undefined {
  if (!isOfAttendance(metric)) return undefined;
  const { calendar, today } = attended;
  const days = schoolDaysBefore(calendar, today.add({ days: 1 }), mostDays).filter(
    (day) => day >= madeOn,
  );
  const [from] = days;
  if (from === undefined || days.length < leastDays) return undefined;
  const known = knownAttendanceOn(attended, days);
  if (!isKnown(known)) return { value: undefined, from };
  const { absentDays, schoolDays } = known;
  const whole = metric.by === 'days_week' ? daysInWeek : 100;
  return { value: Math.floor(((schoolDays - absentDays) * whole * 10) / schoolDays) / 10, from };
}
