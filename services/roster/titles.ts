import { z } from 'zod';
import { type Role, roles } from './roster.ts';

const wholeTitle = z
  .string()
  .regex(/^[^*]+$|^[^*]+ \*$/, 'expected a whole title, or one that ends in " *" for any words');

const parts = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().min(1),
  title: z.strictObject({ da: z.string(), en: z.string() }),
  note: z.string().optional(),
  source: z.url().optional(),
  /** Whole titles per role, ignoring case; " *" at the end matches any words. */
  roles: z.partialRecord(z.enum(roles), z.array(wholeTitle)),
  /** School Data Sync's role words, for people without a title. */
  withoutTitle: z.record(z.string(), z.enum(roles)),
});

/** Roles that see a whole school. "Afdelingsleder for kantinen" begins like one of theirs. */
const leading: ReadonlySet<string> = new Set<Role>(['leader', 'department_leader', 'coordinator']);

/** Which job titles give which role, in a municipality's own words. Each title has only one role. */
export const titles = parts.superRefine((given, context) => {
  const seen = new Map<string, string>();
  for (const [role, list] of Object.entries(given.roles)) {
    list?.forEach((title, index) => {
      const key = spelling(title);
      if (title.endsWith('*') && leading.has(role)) {
        const message = 'expected a whole title: who leads sees the whole school';
        context.addIssue({ code: 'custom', path: ['roles', role, index], message });
      }
      const other = seen.get(key);
      if (other !== undefined) {
        const message = `expected each title once; this one stands under ${other} too`;
        context.addIssue({ code: 'custom', path: ['roles', role, index], message });
      }
      seen.set(key, role);
    });
  }
});

export type Titles = z.output<typeof titles>;

/** The same for spellings of one title: ignores case, blanks and hyphens that programs add. */
export function spelling(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLocaleLowerCase('da');
}

/** The role for a job title, or for School Data Sync's role word when there is none. */
export type RoleOf = (title: string, sdsRole: string) => RoleFound;

/** `known` is false for words not in the file: they give no rights. */
export type RoleFound = { role: Role; known: boolean };

/** Builds the look-up. Whole titles go before wildcards, longer before shorter. */
export function roleFinder({ roles: byRole, withoutTitle }: Titles): RoleOf {
  const whole = new Map<string, Role>();
  const begins: { words: string; role: Role }[] = [];
  for (const role of roles) {
    for (const title of byRole[role] ?? []) {
      const key = spelling(title);
      if (key.endsWith(' *')) begins.push({ words: key.slice(0, -1), role });
      else whole.set(key, role);
    }
  }
  begins.sort((a, b) => b.words.length - a.words.length);
  const words = new Map(
    Object.entries(withoutTitle).map(([word, role]) => [word.toLowerCase(), role]),
  );
  return (title, sdsRole) => {
    const key = spelling(title);
    const role =
      key === ''
        ? words.get(sdsRole.trim().toLowerCase())
        : (whole.get(key) ?? begins.find((one) => key.startsWith(one.words))?.role);
    return { role: role ?? 'other', known: role !== undefined };
  };
}
