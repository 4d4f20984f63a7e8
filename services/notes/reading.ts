import type { Category, Extent } from '../absence/mark.ts';
import type { NotPlanned } from '../calendar/planned.ts';
import type { NoSchool, SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Roster } from '../roster/roster.ts';
import type { TrainedReader } from './trained/trainedReader.ts';

/** What a message is read against. */
export type NoteContext = {
  roster: Roster;
  calendar: SchoolCalendar;
  /** Local time the message was sent. */
  now: Temporal.PlainDateTime;
  /** Trained to tell what words want and why; without it the grammar reads alone. */
  trained?: TrainedReader;
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

/** What is read back for one tap before anything is stored. */
export type Confirmable =
  | {
      intent: 'note' | 'correct';
      entries: readonly Entry[];
      leftOut: readonly LeftOut[];
      instead?: readonly string[] | undefined;
      /** It told the time of day, which is kept as lessons at best. */
      clock?: true | undefined;
    }
  | {
      intent: 'withdraw';
      entries: readonly { pupilId: string; dates: readonly string[] }[];
      /** Asked since all of their class were said to be at school. */
      because?: 'all_present' | undefined;
    }
  | { intent: 'concern'; target: { pupilId: string } }
  /** All of these classes are said to be at school on a day. */
  | { intent: 'all_here'; classCodes: readonly string[]; date: string };

/** The possible answers to what is read back. */
export const confirmChoices = ['yes', 'no'] as const;

export type ConfirmChoice = (typeof confirmChoices)[number];

/** What a question's button sends to drop it. */
export const forgetChoice = 'forget';

/**
 * The one thing the bot must know before storing a draft; `heard` is the writer's own words for it. To
 * confirm, `reading` is all of what is read back, and the draft only repeats its intent.
 */
export type Question =
  | { field: 'pupil'; heard: string; choices: readonly string[]; draft: Draft }
  | { field: 'date'; heard: string; choices: readonly string[]; draft: Draft }
  | { field: 'category'; heard: string; choices: readonly CategoryChoice[]; draft: Draft }
  | {
      field: 'confirm';
      heard: string;
      choices: readonly ConfirmChoice[];
      draft: Draft;
      reading: Confirmable;
    };

/** The possible answers about a reason, including that the pupil was in school after all. */
export type CategoryChoice = Category | typeof wasPresent;

export const wasPresent = 'present';

/** Who a question about status or a concern is about; the pupil by id, the class by code. */
export type Target = { pupilId: string } | { classCode: string } | 'school' | 'municipality';

/** Which open cases a status question is about; all if it does not say. */
export type Focus = 'without_plan' | 'overdue' | 'not_improving';

/**
 * How it is told that a class is all at school. Only what is `plain` is stored unasked: it is of a whole class, of
 * today, and nothing in the message speaks against it.
 */
export type AllHere =
  | { as: 'plain' }
  /** It is asked. */
  | { as: 'asked' }
  /** Of some of them, or of all but some: somebody is missing, and it is not said who. */
  | { as: 'some' }
  /** Only if, that they must be, or that it is not known. */
  | { as: 'open' }
  /** Something else in it may speak against it. */
  | { as: 'unsure' }
  /** Of another day; undefined where it cannot be told which. */
  | { as: 'day'; on: string | undefined };

/** Why it is not stored as it was said. */
export type NotPlain = Exclude<AllHere, { as: 'plain' | 'asked' }>;

/** A pupil who is to be at school on a day to come, from the day told on; or who perhaps is there by now. */
export type Returning = { pupilId: string; from?: string; perhapsNow?: true };

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
      /** Pupils it was not ("Elliot, ikke Luna"): what is noted of them for these days is taken back. */
      instead?: readonly string[];
      /** Those said to be at school, beside what is noted of others: what stands of them is taken back. */
      present?: readonly { pupilId: string; dates: readonly string[] }[];
      /** It told the time of day, which is kept as lessons at best. */
      clock?: true;
      /** Beside them, all others of these classes are said to be at school. */
      restHere?: readonly string[];
      /** "jeg mente Elliot": it was not whoever was noted last. */
      meantAnother?: true;
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
  /**
   * All of a class are at school: of one class, or of several; `doubt` where it is not plainly so, of all of them, or
   * of today.
   */
  | {
      intent: 'all_present';
      target: Target | undefined;
      classCodes?: readonly string[];
      doubt?: NotPlain;
    }
  | { intent: 'refused'; reason: 'cpr' | 'too_long' }
  /** All named days are outside the calendar. */
  | { intent: 'refused'; reason: 'calendar_not_planned'; missing: NotPlanned }
  /**
   * Nobody is away; `present` are those said to be at school after all, on these days, `returning` those who are to
   * be there on a day to come, or perhaps are already.
   */
  | {
      intent: 'not_absence';
      present?: readonly { pupilId: string; dates: readonly string[] }[];
      /** … and were not late either. */
      onTime?: true;
      /** The writer is not sure: what stands is only taken back after a tap. */
      unsure?: true;
      returning?: readonly Returning[];
      /** A condition that lasts, trouble, or what is the family's: thanked for, and not kept. */
      confided?: true;
    }
  | { intent: 'other' };
