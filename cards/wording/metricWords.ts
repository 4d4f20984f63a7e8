import type { GoalMetric } from '../../services/cases/goalMetric.ts';
import type { Wording } from './wording.ts';

/** "mindst 4 dage i skole om ugen": what a goal is measured by. */
export function metricWords(metric: GoalMetric, { texts }: Wording): string {
  const { metrics } = texts.goals;
  return metric.by === 'written' ? metrics.written : metrics[metric.by](metric.target);
}
