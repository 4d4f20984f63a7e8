import type { Category, Extent } from '../absence/mark.ts';
import type { ConfirmChoice, LeftOut } from './reading.ts';

/** A day is of another school year than the one it was said in, or far from it: their year is told. */
type WithYear = true | undefined;

/** One pupil's line on a receipt. `schoolDays` is the number of days counted. */
export type ReceiptLine = {
  pupil: string;
  classTitle: string;
  /** Undefined on a withdrawal. */
  category: Category | undefined;
  extent: Extent;
  dates: readonly string[];
  schoolDays: number;
  /** The previous value, if this changed it. */
  before: Category | undefined;
};

/** What a note about one pupil can be changed to on its receipt. */
export const receiptChanges = ['present', 'pupil', 'days', 'reason'] as const;

export type ReceiptChange = (typeof receiptChanges)[number];

/** What the bot understood and stored, shown to the writer. */
export type ReceiptView = {
  kind: 'receipt';
  intent: 'note' | 'correct' | 'withdraw' | 'all_present';
  /** The message that `note.undo` undoes. */
  reportId: string;
  version: number;
  lines: readonly ReceiptLine[];
  leftOut: readonly LeftOut[];
  /** Title of the class or school with all present. */
  allPresent: string | undefined;
  state: 'stored' | 'undone';
  /** It is undone, and another note that the writer may know of says something of the same days. */
  anotherStands?: true;
  /** It is undone, and with it the rest of the correction: what counts again or no longer. */
  besides?: readonly { lines: readonly ReceiptLine[]; standsAgain: boolean }[];
  /** Whether `note.undo` is offered. */
  canUndo: boolean;
  /** What `note.change` offers. */
  changes: readonly ReceiptChange[];
  withYear?: WithYear;
  /** Cases the writer may see, of pupils whose absence is now worrying or a legal duty. */
  alerts: readonly {
    pupil: string;
    level: string | undefined;
    caseNumber: string;
    /** The case to open from here. */
    opens: string;
    /** The note reopened it. */
    reopened?: true;
  }[];
};

export type QuestionChoice = {
  /** What `note.choose` sends back: a pupil id, an ISO date, a category or a school's id. */
  value: string;
  /** A name with class, or undefined if the card words it from the value (dates, categories). */
  label: string | undefined;
};

/** What was understood, read back before anything is stored. */
export type ReadBack =
  | {
      intent: 'note' | 'correct' | 'withdraw';
      lines: readonly ReceiptLine[];
      leftOut: readonly LeftOut[];
      clock?: true | undefined;
      withYear?: WithYear;
    }
  /** All of a class are said to be here, but these are noted absent; names with class. */
  | { intent: 'all_present'; pupils: readonly string[] }
  /** All of these classes are said to have been there that day; their titles. */
  | { intent: 'all_here'; classes: readonly string[]; date: string }
  /** A name with class. */
  | { intent: 'concern'; pupil: string };

/** Asks whether what was understood is right. */
export type ConfirmView = {
  kind: 'confirm';
  questionId: string;
  version: number;
  readBack: ReadBack;
  choices: readonly ConfirmChoice[];
  state: QuestionView['state'];
};

/** One missing field, asked with choices; the answer may be pressed or typed. */
export type QuestionView = {
  kind: 'question';
  questionId: string;
  version: number;
  field: 'pupil' | 'date' | 'category' | 'school';
  heard: string;
  choices: readonly QuestionChoice[];
  /** What is already clear: shown so the writer sees nothing is lost. */
  known: {
    pupil: string | undefined;
    category: Category | undefined;
    dates: readonly string[] | undefined;
  };
  withYear?: WithYear;
  state: 'open' | 'answered' | 'dropped' | 'lapsed' | 'taken_back';
};
