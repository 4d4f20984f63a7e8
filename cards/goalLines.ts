import { isOfAttendance } from '../services/cases/goalMetric.ts';
import type { GoalView, PlanView } from '../services/cases/planView.ts';
import type { Element } from './adaptiveCard.ts';
import { line, meta } from './elements.ts';
import { metricWords } from './wording/metricWords.ts';
import type { Wording } from './wording/wording.ts';

/** What a goal is measured by, and what is noted of it; nothing where the goal itself says it. */
export function metricLines(goal: GoalView, wording: Wording): readonly Element[] {
  const { goals: words } = wording.texts;
  const { metric } = goal;
  if (metric === undefined) return [line(words.unmeasured, { spacing: 'None' })];
  if (metric.by === 'written') return [];
  const stands = standingOf(goal, wording);
  return [
    line(words.measuredBy(metricWords(metric, wording)), { spacing: 'None' }),
    ...(stands === undefined ? [] : [line(stands, { spacing: 'None' })]),
  ];
}

/** For a review: how the goals that attendance says something of stand, in one line. It judges nothing. */
export function standingLine(plan: PlanView | undefined, wording: Wording): readonly Element[] {
  const { goals: words } = wording.texts;
  const told = (plan?.goals ?? []).flatMap(({ metric, standing }, index) => {
    if (standing === undefined || !isOfAttendance(metric)) return [];
    const { by, target } = metric;
    const value = standing.value === undefined ? undefined : wording.number(standing.value);
    return [
      value === undefined
        ? words.review.unknown(index + 1)
        : words.review[by](index + 1, value, target),
    ];
  });
  const from = plan?.goals.find(({ standing }) => standing)?.standing?.from;
  if (from === undefined || told.length === 0) return [];
  return [meta(words.review.line(wording.date(from), told.join(' · ')), 'Small')];
}

function standingOf(
  { metric, standing }: GoalView,
  { texts, number, date }: Wording,
): string | undefined {
  const { standing: words } = texts.goals;
  if (standing === undefined) return undefined;
  const from = date(standing.from);
  if (standing.value === undefined) return words.unknown(from);
  return isOfAttendance(metric) ? words[metric.by](number(standing.value), from) : undefined;
}
