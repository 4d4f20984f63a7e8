import { amount } from './amount.ts';
import type { goals as danish } from './goals.da.ts';

/** What a goal of the plan is measured by, and how it stands. */
export const goals: typeof danish = {
  labels: {
    metric: 'What is it measured by? (required)',
    metricMissing: 'Choose what it is measured by.',
    target: 'At least (number)',
  },
  choices: {
    attendance_percent: 'Attendance in per cent',
    days_week: 'Days at school a week',
    lessons_day: 'Lessons a day',
    lessons_week: 'Lessons a week',
    written: 'Other, written in the goal',
  },
  metrics: {
    attendance_percent: (least) =>
      least === 100 ? '100% attendance' : `at least ${least}% attendance`,
    days_week: (least) => `at least ${amount(least, 'day', 'days')} at school a week`,
    lessons_day: (least) => `at least ${amount(least, 'lesson', 'lessons')} a day`,
    lessons_week: (least) => `at least ${amount(least, 'lesson', 'lessons')} a week`,
    written: 'what the goal says',
  },
  measuredBy: (metric) => `Measured by: ${metric}`,
  unmeasured: 'Not measured by anything yet',
  standing: {
    attendance_percent: (value, from) => `Noted since ${from}: ${value}% attendance`,
    days_week: (value, from) =>
      `Noted since ${from}: ${amount(value, 'day', 'days')} at school a week`,
    unknown: (from) => `Too little has been noted since ${from} to show it`,
  },
  review: {
    line: (from, list) => `Noted since ${from}: ${list}`,
    attendance_percent: (goal, value, least) =>
      `goal ${goal}: ${value}% attendance (${least === 100 ? '' : 'at least '}${least}%)`,
    days_week: (goal, value, least) =>
      `goal ${goal}: ${amount(value, 'day', 'days')} a week (at least ${least})`,
    unknown: (goal) => `goal ${goal}: too little noted`,
  },
};
