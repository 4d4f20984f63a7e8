import type { DateContext, Outlook } from './calendarDays.ts';

type PlainDate = Temporal.PlainDate;

/** The calendar days of a time expression, once it is known which way the message looks. */
export type Days = (context: DateContext, outlook: Outlook) => readonly PlainDate[] | undefined;

/**
 * One day as people name it. `weekday` lets a week named beside it move it; `dayOfMonth` is a number
 * whose month may follow its list; `written` is a date with its month.
 */
export type Day = {
  on: (context: DateContext, outlook: Outlook) => PlainDate | undefined;
  weekday?: number;
  dayOfMonth?: number;
  written?: true;
  /** The week said beside a weekday. */
  week?: Week;
  /** Its number in that week. */
  ofWeek?: number;
  /** Likely, but to be read back: always, or on some days. */
  unsure?: true | ((context: DateContext) => boolean);
  /** "24/11-26": alone, the number after the dash may as well be the day it lasted to. */
  mayLast?: true;
  /** Looks ahead, and so do the weekdays listed after it. */
  ahead?: true;
  /** Today: of the weekdays listed after it, those later in the week are likely to come. */
  isToday?: true;
  isYesterday?: true;
  /** "i morgen": a weekday listed after it comes after it. */
  toCome?: true;
};

/** A week, by its Monday. */
export type Week = {
  /** @param outlook where it matters: the week before a holiday that was, or of one to come */
  monday: (context: DateContext, outlook?: Outlook) => PlainDate | undefined;
};

/** A stretch of time with a name: a month, a week, the school year; its first and last calendar day. */
export type Period = (context: DateContext) => { first: PlainDate; last: PlainDate } | undefined;

/** From one day to another, both included, or some days of their own. */
export type Part = { from: Day; to: Day | undefined } | { days: Days; week?: Week };

/** A set of days: its parts in the order they were said. */
export type TimeSet = {
  parts: readonly Part[];
  /** Whether it is exactly one week. */
  week?: Week;
  /** Says when, but not which days. */
  asked?: true;
  /** Says how many or how often, so that days written out after it are the ones meant. */
  loose?: true;
  /** The week they lie in, where it was said: "to dage i sidste uge". */
  among?: Week;
  /** Names no day of its own. */
  noDay?: true;
  /** The running week where no other is named ("hele ugen"). */
  running?: true;
  /** "til og med fredag": the last day, whatever was said before. */
  upTo?: Day;
  /** "fra mandag": of a note that is taken back, that day. */
  fromDay?: Day;
  /** Ends a list: its number of days was said after it. */
  closed?: true;
  /** Dates with their year after them. */
  dated?: true;
  /** Days that come again: an end may be said after them. */
  each?: true;
  /** Why the days are likely but should be read back before they are stored. */
  unsure?: true;
};

/** What the rules build, by category. */
export type Values = {
  number: { value: number; digits: string | undefined };
  ordinal: { value: number; word: boolean };
  year: number;
  month: number;
  /** `sure` when the word can only be a weekday. */
  weekday: { weekday: number; sure: boolean; past: boolean };
  holiday: string;
  /** Calendar days of a unit of counting. */
  unit: 'day' | 'week' | 'month' | 'year';
  /** Between the ends of a range. */
  to: true;
  /** Between the members of a list. */
  and: 'comma' | 'word' | 'clause' | 'nothing';
  /** A word for which one: -1 the last, 0 this, 1 the next. */
  which: -1 | 0 | 1;
  /** Leaves out what is named after it: "undtagen", "apart from". */
  but: true;
  /** Days that are left out of others. */
  out: TimeSet;
  /** Somebody was at school on the day that is named after it: "var her", "came in". */
  there: true;
  /** Somebody was back on the day that is named after it: "and came back". */
  returned: true;
  /** The same is told again: "altså", "i.e.". */
  namely: true;
  /** Which end of a time the next day is: "første fraværsdag". */
  edge: 'first' | 'last';
  /** A day as forms name it: "fraværsdag". */
  dayOff: true;
  /** "stadig ikke i skole": up to now. */
  stillAway: true;
  /** Up to the day that is named next, which is of it: "til og med". */
  through: true;
  /** What is named next comes again: "every". */
  each: true;
  /** The weekdays that come again: "hver mandag og torsdag", "Mondays". */
  again: readonly number[];
  /** Weeks with an even number, or an odd one. */
  parity: 0 | 1;
  /** A day follows on which something begins: "starting on". */
  start: true;
  /** Before (-1) or after (1) what is named next. */
  side: -1 | 1;
  day: Day;
  week: Week;
  period: Period;
  /** "the rest of" such a stretch. */
  rest: Period;
  part: Part;
  set: TimeSet;
};

export type Category = keyof Values;
