import { z } from 'zod';
import type { Row } from './readCsvFile.ts';

const id = z.string().min(1);

/** A person's name; not one that a spreadsheet would run or with invisible characters. */
const name = z
  .string()
  .max(200, 'expected a name, found more than 200 characters')
  .refine((text) => !/[[\p{Cc}--[\t\n\r]]\p{Cf}]/v.test(text), {
    error: 'expected a name, found control characters or others that nobody sees',
  })
  .refine((text) => !/^[=+@]/u.test(text), { error: 'expected a name, found a formula' });

/** The School Data Sync v2.1 columns that are read, by file. Others are ignored. */
export const schemas = {
  orgs: z.object({
    sourcedId: id,
    name: z.string().min(1),
    type: z.string(),
    parentSourcedId: z.string().default(''),
  }),
  users: z.object({
    sourcedId: id,
    username: z.string(),
    familyName: name,
    givenName: name.pipe(z.string().min(1)),
    activeDirectoryMatchId: z.string().default(''),
    email: z.string().default(''),
    middleName: z.string().default(''),
    birthDate: z.string().default(''),
    /** Whatever column a register names pupils by. */
    registerKey: z.string().default(''),
  }),
  roles: z.object({
    userSourcedId: id,
    orgSourcedId: id,
    role: z.string().min(1),
    grade: z.string().default(''),
  }),
  classes: z.object({
    sourcedId: id,
    orgSourcedId: id,
    title: z.string().min(1),
    code: z.string().default(''),
    courseSourcedId: z.string().default(''),
    classType: z.string().default(''),
  }),
  enrollments: z.object({ classSourcedId: id, userSourcedId: id, role: z.string().min(1) }),
  userFlags: z.object({ userSourcedId: id, flag: z.string() }),
  /** A pupil and a contact; of the contact nothing is kept. */
  relationships: z.object({
    userSourcedId: id,
    relationshipUserSourcedId: id,
    relationshipRole: z.string(),
  }),
} as const;

export type RosterFiles = { [Name in keyof typeof schemas]: Row<(typeof schemas)[Name]>[] };

/** Microsoft's sample writes "Student"; others "student". */
export function isStudent({ role }: { role: string }): boolean {
  return role.toLowerCase() === 'student';
}
