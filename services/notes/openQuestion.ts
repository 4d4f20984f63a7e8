import { z } from 'zod';
import { categories, type Extent } from '../absence/mark.ts';
import { type Question, wasPresent } from './reading.ts';

const isoDate = z.iso.date();

const draft = z.strictObject({
  intent: z.enum(['note', 'correct', 'withdraw', 'concern', 'status']),
  pupilId: z.string().optional(),
  dates: z.array(isoDate).optional(),
  category: z.enum(categories).optional(),
  extent: z.custom<Extent>((value) => typeof value === 'string'),
});

const base = { heard: z.string(), draft };
const question = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('pupil'), choices: z.array(z.string()), ...base }),
  z.strictObject({ field: z.literal('date'), choices: z.array(isoDate), ...base }),
  z.strictObject({
    field: z.literal('category'),
    choices: z.array(z.enum([...categories, wasPresent])),
    ...base,
  }),
]);

/** A question on its way: what is clear waits in it until the missing field is answered. */
export const openQuestion = z.strictObject({
  id: z.string().min(1),
  /** The one who was asked; nobody else may answer. */
  by: z.string().min(1),
  askedAt: z.iso.datetime({ offset: true }),
  /** Local date at whose end it lapses. */
  askedOn: isoDate,
  state: z.enum(['open', 'answered', 'lapsed']),
  question,
});

export type OpenQuestion = z.output<typeof openQuestion>;

/** The stored question as the reader of notes knows it. */
export function questionOf({ question: stored }: OpenQuestion): Question {
  const { intent, pupilId, dates, category, extent } = stored.draft;
  return { ...stored, draft: { intent, pupilId, dates, category, extent } };
}
