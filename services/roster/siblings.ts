import type { Pupil } from './roster.ts';

/** A pupil and a contact of theirs: a row of School Data Sync's `relationships.csv`. */
export type Relationship = {
  userSourcedId: string;
  relationshipUserSourcedId: string;
  relationshipRole: string;
};

/** Contacts who make siblings of pupils they share; a doctor or an aide has many pupils. */
const guardians: ReadonlySet<string> = new Set(['parent', 'guardian']);

/** What is kept of a pupil's siblings: who at the same school, and that there are some elsewhere. */
export type Siblings = Pick<Pupil, 'siblings' | 'siblingElsewhere'>;

/**
 * Which pupils share a parent or guardian. Nothing of the guardians themselves is kept, not even their ids.
 * O(rows + pairs).
 * @param schoolOf the school of each pupil, by pupil id; others in the rows are no pupils
 * @returns by pupil id, only those with siblings
 */
export function siblingsOf(
  rows: readonly Relationship[],
  schoolOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, Siblings> {
  const children = new Map<string, Set<string>>();
  for (const { userSourcedId: pupil, relationshipUserSourcedId: contact, ...row } of rows) {
    if (!guardians.has(row.relationshipRole.toLowerCase()) || !schoolOf.has(pupil)) continue;
    children.set(contact, (children.get(contact) ?? new Set()).add(pupil));
  }
  const shared = new Map<string, Set<string>>();
  for (const family of children.values()) {
    if (family.size > mostChildren) continue;
    for (const one of family) {
      const known = shared.get(one) ?? new Set();
      for (const other of family) if (other !== one) known.add(other);
      shared.set(one, known);
    }
  }
  return new Map(
    [...shared].flatMap(([pupil, others]) => {
      const own = schoolOf.get(pupil);
      const here = [...others].filter((other) => schoolOf.get(other) === own).sort();
      const elsewhere = here.length < others.size;
      return others.size === 0
        ? []
        : [
            [
              pupil,
              {
                ...(here.length > 0 ? { siblings: here } : {}),
                ...(elsewhere ? { siblingElsewhere: true as const } : {}),
              },
            ] as const,
          ];
    }),
  );
}

/** A contact of more pupils is an institution or a mistake, not a parent. */
const mostChildren = 12;
