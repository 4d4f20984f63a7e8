import { z } from 'zod';
import { readJsonFile } from '../files/readJsonFile.ts';
import { roles } from '../roster/roster.ts';
import { text } from '../rules/ruleset.ts';

const role = z.enum(roles);

const step = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  text,
  /** Who sees to it that it happens. */
  responsible: role,
  /** Who says yes first; null where nobody needs to. */
  approver: role.nullable(),
  /** School days from the day the case called for it; 0 is the same day. */
  dueSchoolDays: z.int().min(0).max(200),
  source: z.url(),
  note: z.string().optional(),
});

const stage = z.strictObject({
  steps: z.array(step).min(1),
  meeting: z
    .strictObject({
      required: z.array(role).min(1),
      optional: z.array(role),
      withinSchoolDays: z.int().min(1).max(60),
      minutes: z.int().min(15).max(180),
    })
    .optional(),
  followUpSchoolDays: z.int().min(1).max(200),
});

/** A municipality's next steps for each level and duty, as data: format of the contract. */
export const playbook = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    source: z.url(),
    note: z.string().optional(),
    levels: z.record(z.string(), stage),
    duties: z.record(z.string(), stage),
  })
  .superRefine((book, context) => {
    const seen = new Map<string, string>();
    for (const lane of ['levels', 'duties'] as const) {
      for (const [caller, { steps }] of Object.entries(book[lane])) {
        steps.forEach(({ id }, index) => {
          const before = seen.get(id);
          if (before !== undefined) {
            const path = [lane, caller, 'steps', index, 'id'];
            context.addIssue({
              code: 'custom',
              path,
              message: `expected an id of its own; ${before} has it`,
            });
          }
          seen.set(id, `${lane}.${caller}`);
        });
      }
    }
  });

export type Playbook = z.output<typeof playbook>;
export type Stage = z.output<typeof stage>;

/**
 * Reads a municipality's playbook from a file.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readPlaybook(file: string): Promise<Playbook> {
  return readJsonFile(file, playbook);
}
