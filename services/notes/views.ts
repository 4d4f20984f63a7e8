import type { Category, Extent } from '../absence/mark.ts';
import type { LeftOut } from './reading.ts';

/** One pupil's line on a receipt. `schoolDays` is the number of days that were counted. */
export type ReceiptLine = {
  pupil: string;
  classTitle: string;
  /** Undefined on a withdrawal. */
  category: Category | undefined;
  extent: Extent;
  dates: readonly string[];
  schoolDays: number;
  /** What stood before, when this changed it. */
  before: Category | undefined;
};

/** What the bot understood and stored, told to the one who wrote it. */
export type ReceiptView = {
  kind: 'receipt';
  intent: 'note' | 'correct' | 'withdraw' | 'all_present';
  /** Names the message that is undone by `note.undo`. */
  reportId: string;
  version: number;
  lines: readonly ReceiptLine[];
  leftOut: readonly LeftOut[];
  /** Title of the class or school that is all present. */
  allPresent: string | undefined;
  state: 'stored' | 'undone';
  /** Whether `note.undo` is offered. */
  canUndo: boolean;
  /** Cases that are the writer's to see, of pupils whose absence is now worrying or a legal duty. */
  alerts: readonly {
    pupil: string;
    level: string | undefined;
    caseNumber: string;
    /** The case to open from here. */
    opens: string;
  }[];
};

export type QuestionChoice = {
  /** What comes back in `note.choose`: a pupil id, an ISO date, a category or a school's id. */
  value: string;
  /** A name with class, or undefined where the card words it from the value (dates, categories). */
  label: string | undefined;
};

/** One missing field, asked with choices; the answer may be pressed or typed. */
export type QuestionView = {
  kind: 'question';
  questionId: string;
  version: number;
  field: 'pupil' | 'date' | 'category' | 'school';
  heard: string;
  choices: readonly QuestionChoice[];
  /** What is clear already: shown, so that the writer sees nothing is lost. */
  known: {
    pupil: string | undefined;
    category: Category | undefined;
    dates: readonly string[] | undefined;
  };
  state: 'open' | 'answered' | 'lapsed';
};
