import type { MetricKind } from '../../services/cases/goalMetric.ts';
import { amount } from './amount.ts';

/** What a goal of the plan is measured by, and how it stands. */
export const goals = {
  labels: {
    metric: 'Hvad måles det på? (påkrævet)',
    metricMissing: 'Vælg, hvad det måles på.',
    target: 'Mindst (tal)',
  },
  choices: {
    attendance_percent: 'Fremmøde i procent',
    days_week: 'Dage i skole om ugen',
    lessons_day: 'Lektioner om dagen',
    lessons_week: 'Lektioner om ugen',
    written: 'Andet, skrevet i målet',
  } satisfies Readonly<Record<MetricKind, string>>,
  metrics: {
    attendance_percent: (least: number) =>
      least === 100 ? '100 % fremmøde' : `mindst ${least} % fremmøde`,
    days_week: (least: number) => `mindst ${amount(least, 'dag', 'dage')} i skole om ugen`,
    lessons_day: (least: number) => `mindst ${amount(least, 'lektion', 'lektioner')} om dagen`,
    lessons_week: (least: number) => `mindst ${amount(least, 'lektion', 'lektioner')} om ugen`,
    written: 'det, der står i målet',
  },
  measuredBy: (metric: string) => `Måles på: ${metric}`,
  unmeasured: 'Måles ikke på noget endnu',
  /** What is noted, in the unit of the goal. */
  standing: {
    attendance_percent: (value: string, from: string) =>
      `Noteret siden ${from}: ${value} % fremmøde`,
    days_week: (value: string, from: string) =>
      `Noteret siden ${from}: ${amount(value, 'dag', 'dage')} i skole om ugen`,
    unknown: (from: string) => `Der er noteret for lidt siden ${from} til at vise det`,
  },
  /** All goals in a line, at the follow-up. */
  review: {
    line: (from: string, list: string) => `Noteret siden ${from}: ${list}`,
    attendance_percent: (goal: number, value: string, least: number) =>
      `mål ${goal}: ${value} % fremmøde (${least === 100 ? '' : 'mindst '}${least} %)`,
    days_week: (goal: number, value: string, least: number) =>
      `mål ${goal}: ${amount(value, 'dag', 'dage')} om ugen (mindst ${least})`,
    unknown: (goal: number) => `mål ${goal}: for lidt noteret`,
  },
};
