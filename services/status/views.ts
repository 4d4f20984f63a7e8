import type { Category } from '../absence/mark.ts';
import type { Outcome } from '../cases/caseEvent.ts';
import type { CaseState } from '../cases/caseRecord.ts';
import type { Role } from '../roster/roster.ts';
import type { Approaching, Measured } from '../rules/assessment.ts';
import type { Delay } from './delays.ts';
import type { Noted } from './noted.ts';
import type { Progress } from './progress.ts';
import type { ShownCount } from './suppressed.ts';

/** Filters for a list of cases: the questions asked of every case each week. */
export const statusFilters = ['without_plan', 'overdue', 'not_improving'] as const;
export type StatusFilter = (typeof statusFilters)[number];

/** What a case needs most now; each has one, so they add up to all cases. */
export const needs = [...statusFilters, 'on_track'] as const;
export type Need = (typeof needs)[number];

/** Who a case waits for and until when. */
export type Waiting = {
  /** `approve`: for somebody's yes; `do`: for the step itself; `judge`: for a follow-up. */
  does: 'approve' | 'do' | 'judge';
  role: Role;
  /** Undefined if nobody has it. */
  name: string | undefined;
  due: string;
  overdue: boolean;
};

/** An open case in a list. */
export type CaseLine = {
  caseId: string;
  number: string;
  pupil: string;
  classTitle: string;
  level: string | undefined;
  duties: readonly string[];
  state: Exclude<CaseState['state'], 'closed'>;
  openedOn: string;
  overdueSteps: number;
  /** When people took up a plan: "is there a plan?" */
  planSince: string | undefined;
  /** Absence before the plan and since: "is attendance improving?" Undefined without a plan. */
  progress: Progress | undefined;
  waitsFor: Waiting | undefined;
  nextFollowUp: string | undefined;
  /** Instant, ISO. */
  nextMeeting: string | undefined;
};

/** A school or a class at a glance. */
export type StatusView = {
  kind: 'status';
  scope: 'school' | 'class';
  /** Class id, or `school`. */
  id: string;
  title: string;
  on: string;
  pupils: number;
  absentToday: readonly { pupil: string; classTitle: string; category: Category }[];
  /** Open cases by level, highest level first; duties without a level under "duty". */
  byLevel: readonly { level: string; count: number }[];
  byState: readonly { state: CaseLine['state']; count: number }[];
  overdueSteps: number;
  /** Out of all open cases: one can be in several. */
  overdue: number;
  withoutPlan: number;
  notImproving: number;
  /** From the day a case was opened, for those opened this school year. */
  toContact: Delay | undefined;
  toMeeting: Delay | undefined;
  /** Cases closed this school year. */
  closed: readonly { outcome: Outcome; count: number }[];
  /** The list's filter. */
  filter: StatusFilter | undefined;
  cases: readonly CaseLine[];
  /** 0 is the first. */
  page: number;
  /** How many cases follow this page. */
  more: number;
  /** Whether the list can be exported. */
  canExport: boolean;
};

/** A school's row of counts. */
export type SchoolRow = { school: string; cells: readonly ShownCount[] };

/** Progress of a count over schools. */
export type Counting = { done: number; of: number };

/** Counts only, for the schools somebody answers for. */
export type MunicipalityStatusView = {
  kind: 'municipalityStatus';
  id: string;
  title: string;
  on: string;
  /** While counting; the rest is then empty. */
  counting: Counting | undefined;
  pupils: number;
  /** Cells in the order of `needs`. */
  schools: readonly SchoolRow[];
  totals: readonly ShownCount[];
  /** Undefined if they would reveal more than the totals may. */
  byLevel: readonly { level: string; count: ShownCount }[] | undefined;
  byState: readonly { state: CaseLine['state']; count: ShownCount }[] | undefined;
  closed: readonly { outcome: Outcome; count: ShownCount }[];
  toContact: Delay | undefined;
  toMeeting: Delay | undefined;
  page: number;
  more: number;
};

/** A school year in counts, for politicians. */
export type YearReportView = {
  kind: 'yearReport';
  id: string;
  title: string;
  on: string;
  /** Starting year: 2026 is 2026/27. */
  year: number;
  /** Whether the year is not over. */
  unfinished: boolean;
  counting: Counting | undefined;
  /** Cells in the order of `yearColumns`. */
  schools: readonly SchoolRow[];
  totals: readonly ShownCount[];
  page: number;
  more: number;
};

/** One pupil's absence in the windows used by the law and the municipality. */
export type PupilStatusView = {
  kind: 'pupilStatus';
  /** What was asked to be noted today; undefined for all there is. */
  asked?: Category | undefined;
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
  /** What is noted for that day. */
  noted: readonly Noted[];
  level: string | undefined;
  hits: readonly Measured[];
  next: Approaching | undefined;
  openCase: { caseId: string; number: string } | undefined;
};
