import { z } from 'zod';
import { categories, type Extent } from '../absence/mark.ts';
import { ownWords } from '../words/ownWords.ts';
import { type Question, wasPresent } from './reading.ts';

const isoDate = z.iso.date();

const draft = z.strictObject({
  intent: z.enum(['note', 'correct', 'withdraw', 'concern', 'status']),
  pupilId: z.string().optional(),
  dates: z.array(isoDate).optional(),
  category: z.enum(categories).optional(),
  extent: z.custom<Extent>((value) => typeof value === 'string'),
});

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
]);

/** An open question: holds what is clear until the missing field is answered. */
export const openQuestion = z.strictObject({
  id: z.string().min(1),
  /** Who was asked; nobody else may answer. */
  by: z.string().min(1),
  askedAt: z.iso.datetime({ offset: true }),
  /** Local date; lapses when it ends. */
  askedOn: isoDate,
  state: z.enum(['open', 'answered', 'lapsed']),
  question: storedQuestion,
  /** The activity that answered it: what it said belongs to the message that was asked about. */
  answeredIn: z.string().optional(),
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
  }
}
