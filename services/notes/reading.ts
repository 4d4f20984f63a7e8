import type { Category, Extent } from '../absence/mark.ts';
import type { NotPlanned } from '../calendar/planned.ts';
import type { NoSchool, SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Roster } from '../roster/roster.ts';

/** What a message is read against. */
export type NoteContext = {
  roster: Roster;
  calendar: SchoolCalendar;
  /** Local time the message was sent. */
  now: Temporal.PlainDateTime;
  /** Codes of the classes the sender teaches ("7b"); empty for staff without classes. */
  scope: readonly string[];
};

/** Absence that was understood: school days only, ISO dates, ascending. */
export type Entry = {
  pupilId: string;
  dates: readonly string[];
  category: Category;
  extent: Extent;
};

/** A named date that does not count, with the reason shown on the receipt. */
export type LeftOut = { date: string; why: NoSchool };

/** What is clear of an entry while the rest is asked about. */
export type Draft = {
  intent: 'note' | 'correct' | 'withdraw' | 'concern' | 'status';
  pupilId: string | undefined;
  dates: readonly string[] | undefined;
  category: Category | undefined;
  extent: Extent;
};

/** The one thing the bot must know before storing a draft; `heard` is the writer's own words for it. */
export type Question =
  | { field: 'pupil'; heard: string; choices: readonly string[]; draft: Draft }
  | { field: 'date'; heard: string; choices: readonly string[]; draft: Draft }
  | { field: 'category'; heard: string; choices: readonly CategoryChoice[]; draft: Draft };

/** The possible answers about a reason, including that the pupil was in school after all. */
export type CategoryChoice = Category | typeof wasPresent;

export const wasPresent = 'present';

/** Who a question about status or a concern is about; the pupil by id, the class by code. */
export type Target = { pupilId: string } | { classCode: string } | 'school' | 'municipality';

/** Which open cases a status question is about; all if it does not say. */
export type Focus = 'without_plan' | 'overdue' | 'not_improving';

/**
 * What a message means. What is clear is in `entries`, the rest in `questions`: of three pupils with
 * one unclear, two are entries and one is a question.
 */
export type Reading =
  | {
      intent: 'note' | 'correct';
      entries: readonly Entry[];
      leftOut: readonly LeftOut[];
      questions: readonly Question[];
    }
  | {
      intent: 'withdraw';
      entries: readonly { pupilId: string; dates: readonly string[] }[];
      questions: readonly Question[];
    }
  | {
      intent: 'status' | 'concern';
      target: Target | undefined;
      focus?: Focus;
      questions: readonly Question[];
    }
  | { intent: 'all_present'; target: Target | undefined }
  | { intent: 'refused'; reason: 'cpr' | 'too_long' }
  /** All named days are outside the calendar. */
  | { intent: 'refused'; reason: 'calendar_not_planned'; missing: NotPlanned }
  | { intent: 'not_absence' }
  | { intent: 'other' };
