import { z } from 'zod';
import { readJsonFile } from '../files/readJsonFile.ts';

/** Keys that hold a CPR number or a password: whatever a map says, they are not read. */
export const secretKey = /cpr|civil|personnummer|password|adgangskode|secret/i;

const key = z
  .string()
  .min(1)
  .max(100)
  .refine(
    (text) => !secretKey.test(text),
    'expected a key that holds no CPR number and no password',
  );

/**
 * Which keys of OS2skoledata's answers are read, and what its words mean. The shape of the answers is that of
 * its source; a version that calls something otherwise needs another map, not another Nærvær.
 */
export const skoledataMap = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.strictObject({ da: z.string().min(1), en: z.string().min(1) }),
  /** Where the shape is described. */
  source: z.url().optional(),
  note: z.string().optional(),
  institutions: z.strictObject({
    number: key,
    name: key,
    type: key,
    /** The type of a school; others are left out. */
    school: z.string().min(1),
    /** True while its school year is being changed: then its people are not told. */
    locked: key,
  }),
  persons: z.strictObject({
    /** The same at each institution and for years; never a CPR number. */
    id: key,
    givenName: key,
    familyName: key,
    username: key,
    role: key,
    deleted: key,
    grade: key,
    homeClass: key,
    groups: key,
    titles: key,
  }),
  groups: z.strictObject({ id: key, name: key }),
  /** The word for a pupil, and those for people who are on the staff; others are left out. */
  pupilRole: z.string().min(1),
  staffRoles: z.array(z.string().min(1)).min(1),
  /** What the words for staff are called in the titles file. Of several, the first here counts. */
  titles: z.array(z.strictObject({ is: z.string().min(1), title: z.string().min(1) })),
});

export type SkoledataMap = z.output<typeof skoledataMap>;

/** @throws DataFileError naming file, line, column, the path in the file and what was expected */
export async function readSkoledataMap(file: string): Promise<SkoledataMap> {
  return readJsonFile(file, skoledataMap);
}
