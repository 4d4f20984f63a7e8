import { z } from 'zod';
import { categories, type Extent } from '../absence/mark.ts';
import { leftOut } from '../absence/report.ts';
import { ownWords } from '../words/ownWords.ts';
import { type Confirmable, confirmChoices, type Question, wasPresent } from './reading.ts';

const isoDate = z.iso.date();

const draft = z.strictObject({
  intent: z.enum(['note', 'correct', 'withdraw', 'concern', 'status']),
  pupilId: z.string().optional(),
  dates: z.array(isoDate).optional(),
  category: z.enum(categories).optional(),
  extent: z.custom<Extent>((value) => typeof value === 'string'),
});

/** Absence that was understood, as it waits. */
export const waitingEntry = z.strictObject({
  pupilId: z.string(),
  dates: z.array(isoDate),
  category: z.enum(categories),
  extent: z.custom<Extent>((value) => typeof value === 'string'),
});

/** What is to be taken back, as it waits. */
export const waitingWithdrawal = z.strictObject({
  pupilId: z.string(),
  dates: z.array(isoDate),
});

const confirmable = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.enum(['note', 'correct']),
    entries: z.array(waitingEntry),
    leftOut: z.array(leftOut),
    instead: z.array(z.string()).optional(),
    clock: z.literal(true).optional(),
  }),
  z.strictObject({
    intent: z.literal('withdraw'),
    entries: z.array(waitingWithdrawal),
    because: z.literal('all_present').optional(),
  }),
  z.strictObject({
    intent: z.literal('concern'),
    target: z.strictObject({ pupilId: z.string() }),
  }),
  z.strictObject({
    intent: z.literal('all_here'),
    classCodes: z.array(z.string()),
    date: isoDate,
  }),
]);

const base = { heard: ownWords(z.string()), draft };

/** A question as it is stored. */
export const storedQuestion = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('pupil'), choices: z.array(z.string()), ...base }),
  z.strictObject({ field: z.literal('date'), choices: z.array(isoDate), ...base }),
  z.strictObject({
    field: z.literal('category'),
    choices: z.array(z.enum([...categories, wasPresent])),
    ...base,
  }),
  z.strictObject({
    field: z.literal('confirm'),
    choices: z.array(z.enum(confirmChoices)),
    reading: confirmable,
    ...base,
  }),
]);

/** An open question: holds what is clear until the missing field is answered. */
export const openQuestion = z.strictObject({
  id: z.string().min(1),
  /** Who was asked; nobody else may answer. */
  by: z.string().min(1),
  askedAt: z.iso.datetime({ offset: true }),
  /** Local date; lapses when it ends. */
  askedOn: isoDate,
  /** Dropped: its writer wants nothing of it. Taken back: the message it asked about was changed or deleted. */
  state: z.enum(['open', 'answered', 'dropped', 'lapsed', 'taken_back']),
  question: storedQuestion,
  /** The activity that answered it: what it said belongs to the message that was asked about. */
  answeredIn: z.string().optional(),
  /** An edit replaced the words that it is about. */
  gone: z.literal(true).optional(),
  /** Something else was said since it was shown: a bare yes or no may mean that. */
  passed: z.literal(true).optional(),
  /** The report whose place the answer takes; it stands until then. */
  replaces: z.string().optional(),
});

export type OpenQuestion = z.output<typeof openQuestion>;

/** The stored question in the note reader's form. */
export function questionOf({ question: stored }: Pick<OpenQuestion, 'question'>): Question {
  const { intent, pupilId, dates, category, extent } = stored.draft;
  return { ...stored, draft: { intent, pupilId, dates, category, extent } };
}

/** A question as it is stored. */
export function toStore(question: Question): z.output<typeof storedQuestion> {
  const draft = {
    ...question.draft,
    dates: question.draft.dates === undefined ? undefined : [...question.draft.dates],
  };
  switch (question.field) {
    case 'pupil':
      return { field: 'pupil', heard: question.heard, choices: [...question.choices], draft };
    case 'date':
      return { field: 'date', heard: question.heard, choices: [...question.choices], draft };
    case 'category':
      return { field: 'category', heard: question.heard, choices: [...question.choices], draft };
    case 'confirm': {
      const { field, heard, choices, reading } = question;
      return { field, heard, choices: [...choices], reading: readBackToStore(reading), draft };
    }
  }
}

function readBackToStore(reading: Confirmable): z.output<typeof confirmable> {
  switch (reading.intent) {
    case 'concern':
      return { intent: 'concern', target: { pupilId: reading.target.pupilId } };
    case 'all_here':
      return { intent: 'all_here', classCodes: [...reading.classCodes], date: reading.date };
    case 'withdraw': {
      const entries = reading.entries.map(({ pupilId, dates }) => ({ pupilId, dates: [...dates] }));
      const { because } = reading;
      return { intent: 'withdraw', entries, ...(because ? { because } : {}) };
    }
    default: {
      const entries = reading.entries.map((one) => ({ ...one, dates: [...one.dates] }));
      const instead = reading.instead ? { instead: [...reading.instead] } : {};
      const clock = reading.clock ? { clock: reading.clock } : {};
      return {
        intent: reading.intent,
        entries,
        leftOut: [...reading.leftOut],
        ...instead,
        ...clock,
      };
    }
  }
}
