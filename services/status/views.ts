import type { Category } from '../absence/mark.ts';
import type { Approaching, Measured } from '../rules/assessment.ts';

/** An open case in a list. */
export type CaseLine = {
  caseId: string;
  number: string;
  pupil: string;
  classTitle: string;
  level: string | undefined;
  duties: readonly string[];
  openedOn: string;
  overdueSteps: number;
  /** Whether any step is approved or done: "is there a plan?" */
  hasPlan: boolean;
  /** Absence days of the last 20 school days against the 20 before: "is attendance improving?" */
  trend: { now: number; before: number } | undefined;
  nextMeeting: string | undefined;
};

/** A school or a class at a glance. */
export type StatusView = {
  kind: 'status';
  scope: 'school' | 'class';
  title: string;
  on: string;
  pupils: number;
  absentToday: readonly { pupil: string; classTitle: string; category: Category }[];
  /** Open cases by level, highest level first; duties without a level under "duty". */
  byLevel: readonly { level: string; count: number }[];
  overdueSteps: number;
  withoutPlan: number;
  cases: readonly CaseLine[];
  /** How many cases the list left out. */
  more: number;
};

/** One pupil's absence in the windows that the law and the municipality look at. */
export type PupilStatusView = {
  kind: 'pupilStatus';
  pupilId: string;
  pupil: string;
  classTitle: string;
  on: string;
  windows: readonly {
    name: 'quarter' | 'last20' | 'last60' | 'last200';
    from: string;
    to: string;
    schoolDays: number;
    /** Days by category; halves as .5; late and left_early are counts. */
    days: Readonly<Record<Category, number>>;
    total: number;
  }[];
  level: string | undefined;
  hits: readonly Measured[];
  next: Approaching | undefined;
  openCase: { caseId: string; number: string } | undefined;
};
