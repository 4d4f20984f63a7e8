import type { Pupil, Roster } from '../roster/roster.ts';
import { fold } from './tokens.ts';

/** A pupil's name as folded words: "Anne-Sofie Bach Ågaard" → given [anne, sofie], family [bach, aagaard]. */
export type NamedPupil = { pupil: Pupil; given: readonly string[]; family: readonly string[] };

/** A school's pupils by the first word of their given name, and the staff's given names. */
export type NameIndex = {
  byFirst: ReadonlyMap<string, readonly NamedPupil[]>;
  byClass: ReadonlyMap<string, readonly NamedPupil[]>;
  byFamily: ReadonlyMap<string, readonly NamedPupil[]>;
  staff: ReadonlySet<string>;
};

const indexes = new WeakMap<Roster, NameIndex>();

/** The index of a roster: made once, O(people); a look-up costs what it finds. */
export function nameIndex(roster: Roster): NameIndex {
  const known = indexes.get(roster);
  if (known) return known;
  const byFirst = new Map<string, NamedPupil[]>();
  const byClass = new Map<string, NamedPupil[]>();
  const byFamily = new Map<string, NamedPupil[]>();
  const add = (map: Map<string, NamedPupil[]>, key: string, named: NamedPupil) => {
    const list = map.get(key);
    if (list) list.push(named);
    else map.set(key, [named]);
  };
  for (const pupil of roster.pupils) {
    const named = { pupil, given: words(pupil.givenName), family: words(pupil.familyName) };
    const joined = named.given.join('');
    for (const key of new Set([named.given[0] ?? '', joined])) add(byFirst, key, named);
    add(byClass, pupil.classCode, named);
    for (const part of new Set(named.family)) add(byFamily, part, named);
  }
  const staff = new Set(roster.staff.flatMap(({ givenName }) => words(givenName).slice(0, 1)));
  const index = { byFirst, byClass, byFamily, staff };
  indexes.set(roster, index);
  return index;
}

/** A name's folded words; hyphens split like spaces. */
export function words(name: string): string[] {
  return fold(name)
    .split(/[\s-]+/)
    .filter((word) => word !== '');
}
