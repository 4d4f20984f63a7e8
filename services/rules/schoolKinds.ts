import { z } from 'zod';
import { duties, type Ruleset, text } from './ruleset.ts';

/** What a school is where nothing else is said. */
export const usualKind = 'folkeskole';

const kind = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  title: text,
  /** The law's duties that bind it; a ruleset's own ones bind only where all do. */
  duties: z.union([z.literal('all'), z.array(z.enum(duties))]),
  source: z.url(),
  note: z.string().optional(),
});

/** The kinds of school, and which legal duties bind each: data in `data/schools/kinds.json`. */
export const kindsOfSchool = z
  .strictObject({
    $schema: z.string().optional(),
    note: z.string().optional(),
    kinds: z.array(kind).min(1),
  })
  .superRefine(({ kinds }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (!kinds.some(({ id }) => id === usualKind)) refuse(['kinds'], `expected a ${usualKind}`);
    kinds.forEach(({ id }, index) => {
      if (kinds.findIndex((one) => one.id === id) < index) {
        refuse(['kinds', index, 'id'], 'expected each kind once');
      }
    });
  });

export type KindsOfSchool = z.output<typeof kindsOfSchool>;
export type SchoolKind = z.output<typeof kind>;

/** A municipality's own file: the kind of each school that is no folkeskole, by its `sourcedId`. */
export const schoolKinds = z.strictObject({
  $schema: z.string().optional(),
  schools: z.record(z.string(), z.string()),
});

export type SchoolKinds = z.output<typeof schoolKinds>;

/** The same, refusing a kind that is not among the known ones. */
export function schoolKindsAmong({ kinds }: KindsOfSchool) {
  const ids = kinds.map(({ id }) => id);
  return schoolKinds.superRefine(({ schools }, context) => {
    for (const [school, id] of Object.entries(schools)) {
      if (ids.includes(id)) continue;
      const message = `expected one of ${ids.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['schools', school], message });
    }
  });
}

/** The kind of a school by its id. */
export type KindOf = (school: string) => SchoolKind;

/** Builds the look-up. A school that the file does not name is a folkeskole, which all duties bind. */
export function kindFinder({ kinds }: KindsOfSchool, { schools }: SchoolKinds): KindOf {
  const byId = new Map(kinds.map((one) => [one.id, one]));
  const bySchool = new Map(Object.entries(schools));
  return (school) => {
    const found = byId.get(bySchool.get(school) ?? usualKind);
    if (!found) throw new RangeError(`${school} is of a kind nobody knows`);
    return found;
  };
}

const bound = new WeakMap<readonly Ruleset[], Map<SchoolKind, readonly Ruleset[]>>();

/**
 * The rules without the duties that do not bind a kind of school; the very same rules where all do. Built
 * once for each kind, so that what is compiled of them is kept.
 */
export function bindingRules(rules: readonly Ruleset[], one: SchoolKind): readonly Ruleset[] {
  if (one.duties === 'all') return rules;
  const known = bound.get(rules) ?? new Map<SchoolKind, readonly Ruleset[]>();
  bound.set(rules, known);
  const before = known.get(one);
  if (before) return before;
  const binding = new Set<string>(one.duties);
  const filtered = rules.map((ruleset) => ({
    ...ruleset,
    criteria: ruleset.criteria.filter(({ duty }) => duty === undefined || binding.has(duty)),
  }));
  known.set(one, filtered);
  return filtered;
}
