import type { GoalView, PlanView } from '../services/cases/planView.ts';
import type { Element } from './adaptiveCard.ts';
import { line } from './elements.ts';
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

/** For a review: how each goal that attendance says something of stands, a line each. It judges nothing. */
export function standingLines(plan: PlanView | undefined, wording: Wording): readonly Element[] {
  const { goals: words } = wording.texts;
  return (plan?.goals ?? []).flatMap((goal, index) => {
    const stands = standingOf(goal, wording);
    if (goal.metric === undefined || stands === undefined) return [];
    const metric = metricWords(goal.metric, wording);
    return [line(words.followUp(index + 1, metric, stands), { spacing: 'Small' })];
  });
}

function standingOf(
  { metric, standing }: GoalView,
  { texts, number, date }: Wording,
): string | undefined {
  const { standing: words } = texts.goals;
  if (standing === undefined) return undefined;
  const from = date(standing.from);
  if (standing.value === undefined) return words.unknown(from);
  return metric?.by === 'attendance_percent' || metric?.by === 'days_week'
    ? words[metric.by](number(standing.value), from)
    : undefined;
}
