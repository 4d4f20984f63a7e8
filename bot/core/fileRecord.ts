import { z } from 'zod';
import { ownWords } from '../../services/words/ownWords.ts';

/** A file's content, generated when it is fetched. */
const fileContent = z.discriminatedUnion('about', [
  /** The school's open cases, with names. */
  z.strictObject({ about: z.literal('school') }),
  /** Counts per school. */
  z.strictObject({ about: z.literal('status') }),
  z.strictObject({ about: z.literal('year'), year: z.int() }),
  /** A draft about a pupil's case, by the letter's id. */
  z.strictObject({
    about: z.literal('letter'),
    caseId: z.string(),
    letter: z.string(),
    language: z.string(),
  }),
]);

const fileFormats = ['csv', 'xlsx', 'docx'] as const;

/** A file somebody requested. The bytes are never kept. */
export const file = z.strictObject({
  id: z.string(),
  /** Staff id of its only recipient. */
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  /** When its state last changed. */
  changedAt: z.iso.datetime({ offset: true }).optional(),
  content: fileContent,
  format: z.enum(fileFormats),
  state: z.enum(['offered', 'accepted', 'sent', 'declined', 'failed']),
  /** Where Teams wants it; the upload address is dropped after the upload. */
  place: z
    .strictObject({
      uploadUrl: z.string().optional(),
      contentUrl: z.string(),
      name: ownWords(z.string()),
      uniqueId: z.string(),
      fileType: z.string(),
    })
    .optional(),
});

export type FileContent = z.output<typeof fileContent>;
export type FileFormat = (typeof fileFormats)[number];
export type FileRecord = z.output<typeof file>;
