import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Ruleset, Text } from './ruleset.ts';

/** What an assessment needs: all passed in, nothing looked up. */
export type AssessmentInput = {
  rulesets: readonly Ruleset[];
  calendar: SchoolCalendar;
  /** Day of assessment; windows end here. */
  on: Temporal.PlainDate;
  /** 0–10; a grade may have a shorter school year. */
  grade: number;
  marks: readonly Mark[];
};

/** The numbers behind what is measured. */
export type Figures = {
  kind: 'days' | 'percent' | 'consecutive' | 'occasions' | 'weekday' | 'baseline';
  /** Counted days (halves as .5), runs or occasions. */
  value: number;
  /** For `percent`: share of all school days in the window, in per cent; exact decisions use integers. */
  percent: number | undefined;
  /** For `baseline`: the days usual for the pupil in as many school days. */
  usual?: number | undefined;
  limit: number;
  /** `atLeast`: fires at the limit; `moreThan`: above it. */
  comparison: 'atLeast' | 'moreThan';
  /** The window as dates, and the school days it is measured against. */
  window: { from: string; to: string; schoolDays: number };
};

/** A criterion and the numbers behind it. */
export type Measured = Figures & {
  rulesetId: string;
  criterion: string;
  level: string | undefined;
  duty: string | undefined;
  text: Text;
  source: string;
  /** The other parts of a criterion that joins several; the figures above are the first one's. */
  also?: Figures[] | undefined;
};

/** A criterion not met yet: how many days remain until it is, and when at the current pace. */
export type Approaching = Measured & { daysLeft: number; reachedOn: string | undefined };

/** What the rules say of a pupil on a day. */
export type Assessment = {
  /** Highest level any criterion gives, or undefined. */
  level: string | undefined;
  /** Legal duties, sorted. */
  duties: readonly string[];
  /** Met criteria, sorted by criterion. */
  hits: readonly Measured[];
  /** Unmet criteria with some counted absence, nearest first. */
  approaching: readonly Approaching[];
};
