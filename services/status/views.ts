import type { Category } from '../absence/mark.ts';
import type { Outcome } from '../cases/caseEvent.ts';
import type { CaseState } from '../cases/caseRecord.ts';
import type { KnownReasonView } from '../cases/knownReason.ts';
import type { Leaving } from '../cases/leavingItem.ts';
import type { Progress } from '../cases/progress.ts';
import type { SiblingsView } from '../cases/views.ts';
import type { Role } from '../roster/roster.ts';
import type { Approaching, Measured } from '../rules/assessment.ts';
import type { NotedAnswer } from './askedNoted.ts';
import type { Delay } from './delays.ts';
import type { Noted, Presence } from './noted.ts';
import type { OctoberView } from './octoberView.ts';
import type { ShownCount } from './suppressed.ts';
import type { Worked } from './whatWorked.ts';

/** Filters for a list of cases: the questions asked of every case each week. */
export const statusFilters = ['without_plan', 'overdue', 'not_improving'] as const;
export type StatusFilter = (typeof statusFilters)[number];

/**
 * What only those who lead can move on: overdue past everybody else, of pupils who left the roster, without a
 * tovholder, to be closed, with a special arrangement beyond its day.
 */
const leadFilters = ['escalated', 'left', 'no_holder', 'to_close', 'arrangement_over'] as const;

/** The lists of cases that a status can show. */
export const caseLists = ['all', ...statusFilters, ...leadFilters] as const;
export type CaseList = (typeof caseLists)[number];

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
  /** When the plan was made: "is there a plan?" */
  planSince: string | undefined;
  /** Absence before the plan (without one, before the case) and now: "is attendance improving?" */
  progress: Progress;
  waitsFor: Waiting | undefined;
  nextFollowUp: string | undefined;
  /** Instant, ISO. */
  nextMeeting: string | undefined;
  /** Who was told last of a step that is still overdue; undefined if neither. */
  escalatedTo: 'leader' | 'coordinator' | undefined;
  /** Whether somebody still at the school answers for it. */
  hasHolder: boolean;
  /** Whether closing it is proposed. */
  toClose: boolean;
  /** Special arrangements that run beyond their last day. */
  arrangementsOver?: number;
  /** What the case of a pupil who left the roster waits for. */
  left?: Leaving;
};

/** A list with something in it that its reader has to act on, with the pupils' names if they are few. */
export type CaseNeed = { list: CaseList; count: number; pupils: readonly string[] };

/** A week in numbers, as they may be shown. */
export type WeekNumbers = {
  week: number;
  absentDays: ShownCount;
  /** Percent of the classes that were heard of each day; undefined where none had school. */
  reported: number | undefined;
  newCases: ShownCount;
  /** Pupils whose case was at a worrying level in it; undefined where that was not counted. */
  worrying: ShownCount | undefined;
};

/** When the register was last read (instant), and whether that is longer ago than it should be. */
export type RegisterAge = { at: string; isStale: boolean };

/** How much of a school's or a class's days was told of. */
export type CoverageView = {
  /** Classes told of today, out of so many with school. */
  today: { reported: number; classes: number };
  /** Per cent of the class days of the quarter up to yesterday; undefined on its first days. */
  quarter: number | undefined;
  /** The same, where it is too low for figures to be complete. */
  incomplete: number | undefined;
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
  isSchoolDay: boolean;
  coverage: CoverageView;
  /** Homes to contact about unlawful days, and how many of them are overdue. */
  contacts: { open: number; overdue: number };
  /** Pupils noted for the day, by how; late is not away. */
  today: Readonly<Record<Presence, number>>;
  /** Of a school whose register is read here. */
  register?: RegisterAge | undefined;
  /** Whom only the reader can help on; empty for those who do not lead. */
  needsYou: readonly CaseNeed[];
  /** Titles of the classes nothing was heard of today, out of so many with school; for those who lead. */
  silent: readonly string[];
  classes: number;
  /** How many pupils without a case the month's review has, and its last day; for those who lead. */
  review: { count: number; last: string | undefined } | undefined;
  /** Pupils who went to another offer this school year; for those who see the whole school. */
  elsewhere?: number;
  /** The last weeks of the school; empty for a class. */
  weeks: readonly WeekNumbers[];
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
  /** The list asked for; undefined for the overview. */
  list: CaseList | undefined;
  /** How many are in it, with the pupils' names if they are few. */
  listed: Omit<CaseNeed, 'list'>;
  cases: readonly CaseLine[];
  /** 0 is the first. */
  page: number;
  pages: number;
  /** Whether the list can be exported. */
  canExport: boolean;
};

/** A school's row of counts, and per cent of its class days told of, of the quarter or the year counted. */
export type SchoolRow = {
  school: string;
  pupils?: number;
  told?: number | undefined;
  cells: readonly ShownCount[];
};

/** Progress of a count over schools. */
export type Counting = { done: number; of: number };

/** Schools side by side, by name: those of the page, and the totals of all; for cases in the order of `needs`. */
type SchoolsView = {
  schools: readonly SchoolRow[];
  totals: readonly ShownCount[];
  /** How many schools in all. */
  of: number;
  /** The page of schools; undefined for the overview, which has them only if they are few. */
  page: number | undefined;
  pages: number;
};

/** Counts only, for the schools somebody answers for. */
export type MunicipalityStatusView = SchoolsView & {
  kind: 'municipalityStatus';
  id: string;
  title: string;
  on: string;
  /** While counting; the rest is then empty. */
  counting: Counting | undefined;
  pupils: number;
  /** Names of the schools none of whose classes was heard of today, though they have school. */
  silent: readonly string[];
  /** Schools that nobody has used for so many school days, the longest first. */
  unused: readonly { school: string; schoolDays: number }[];
  /** Over all schools. */
  coverage: Omit<CoverageView, 'incomplete'>;
  /** Per cent of the quarter's class days that were told of, where it is too low. */
  incomplete: number | undefined;
  weeks: readonly WeekNumbers[];
  /** Undefined if they would reveal more than the totals may. */
  byLevel: readonly { level: string; count: ShownCount }[] | undefined;
  byState: readonly { state: CaseLine['state']; count: ShownCount }[] | undefined;
  closed: readonly { outcome: Outcome; count: ShownCount }[];
  toContact: Delay | undefined;
  toMeeting: Delay | undefined;
};

/** A school year in counts, for politicians; cells in the order of `yearColumns`. */
export type YearReportView = SchoolsView & {
  kind: 'yearReport';
  id: string;
  title: string;
  on: string;
  /** Starting year: 2026 is 2026/27. */
  year: number;
  /** Whether the year is not over. */
  unfinished: boolean;
  /** Per cent of the year's class days that were told of, where it is too low. */
  incomplete: number | undefined;
  counting: Counting | undefined;
  /** Pupils of all schools by today's rosters: what the counts are of. */
  pupils: number;
  /** Worrying absence on 1 October as politicians are told; undefined where it cannot be counted. */
  october: OctoberView | undefined;
  /** Attendance before and after what was done in the year, where groups are large enough; for its file. */
  worked?: readonly Worked[];
};

/** How attendance went after what was done, over the schools that somebody answers for together. */
export type WorkedView = {
  kind: 'worked';
  id: string;
  title: string;
  on: string;
  /** While counting; the rest is then empty. */
  counting: Counting | undefined;
  groups: readonly Worked[];
  /** How many groups are too small to be shown. */
  leftOut: number;
  page: number | undefined;
};

/** One pupil's absence in the windows used by the law and the municipality. */
export type PupilStatusView = {
  kind: 'pupilStatus';
  /** Yes or no to whether they are noted, where that was asked. */
  answer?: NotedAnswer | undefined;
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
  /** Per cent of the quarter's days on which the class was told of, where it is too low. */
  incomplete: number | undefined;
  /** Days of the open task of contacting the home, and whether it is overdue. */
  contact: { dates: readonly string[]; overdue: boolean } | undefined;
  /** What is noted for that day. */
  noted: readonly Noted[];
  level: string | undefined;
  hits: readonly Measured[];
  next: Approaching | undefined;
  openCase: { caseId: string; number: string } | undefined;
  /** Only those the reader sees as well. */
  siblings: SiblingsView | undefined;
  /** Why no level raises an alarm for a while. */
  known: KnownReasonView | undefined;
  /** Whether the reader may give such a reason. */
  mayExplain: boolean;
};
