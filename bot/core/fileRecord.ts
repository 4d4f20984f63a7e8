import { z } from 'zod';
import { ownWords } from '../../services/words/ownWords.ts';

/** What a file holds; made from what is true when it is fetched. */
const fileContent = z.discriminatedUnion('about', [
  /** The school's open cases, with names. */
  z.strictObject({ about: z.literal('school') }),
  /** The schools in counts. */
  z.strictObject({ about: z.literal('status') }),
  z.strictObject({ about: z.literal('year'), year: z.int() }),
]);

const fileFormats = ['csv', 'xlsx', 'docx'] as const;

/** A file that somebody asked for. The bytes are never kept. */
export const file = z.strictObject({
  id: z.string(),
  /** Staff id of the only one who gets it. */
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  /** When its state last became another one. */
  changedAt: z.iso.datetime({ offset: true }).optional(),
  content: fileContent,
  format: z.enum(fileFormats),
  state: z.enum(['offered', 'accepted', 'sent', 'declined', 'failed']),
  /** Where Teams wants it; the address to write to is forgotten once that is done. */
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
