import type { Pupil, Roster } from '../roster/roster.ts';
import { CloseWords } from './closeWords.ts';
import { inClasses, type NamedPupil, withWords } from './namesakes.ts';
import { fold } from './tokens.ts';

/** A school's pupils by the first word of their given name, and the staff's given names. */
export type NameIndex = {
  /** Given names that are close to a word: first words, and whole ones as one word. */
  closeGiven: CloseWords;
  closeFamily: CloseWords;
  byFirst: ReadonlyMap<string, readonly NamedPupil[]>;
  /** First words without their Danish letters, where no name is written so: "soren". */
  byPlain: ReadonlyMap<string, readonly NamedPupil[]>;
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
    const given = words(pupil.givenName);
    const joined = given.join('');
    const named = { pupil, given, joined, family: words(pupil.familyName) };
    for (const key of new Set([given[0] ?? '', joined])) add(byFirst, key, named);
    add(byClass, pupil.classCode, named);
    for (const part of new Set(named.family)) add(byFamily, part, named);
  }
  const staff = new Set(roster.staff.flatMap(({ givenName }) => words(givenName).slice(0, 1)));
  const closeGiven = new CloseWords(byFirst.keys());
  const closeFamily = new CloseWords(byFamily.keys());
  const byPlain = new Map(
    [...byFirst].flatMap(([key, named]): [string, readonly NamedPupil[]][] => {
      const plain = withoutDanish(key);
      return byFirst.has(plain) ? [] : [[plain, named]];
    }),
  );
  const index = { byFirst, byPlain, byClass, byFamily, staff, closeGiven, closeFamily };
  indexes.set(roster, index);
  return index;
}

/** "soeren" as it is typed without ø: "soren". */
function withoutDanish(word: string): string {
  return word.replaceAll('oe', 'o').replaceAll('ae', 'a').replaceAll('aa', 'a');
}

/** A name's folded words; hyphens split like spaces. */
export function words(name: string): string[] {
  return fold(name)
    .split(/[\s-]+/)
    .filter((word) => word !== '');
}

/**
 * Pupils of some classes whose given name is close to a word, class by class. O(pupils of these classes),
 * and at once where no name in the school is close; besides what `CloseWords` costs.
 */
export function closeIn(
  word: string,
  codes: readonly string[],
  { closeGiven, byClass }: NameIndex,
): readonly NamedPupil[] {
  const close = closeGiven.to(word);
  if (close.size === 0) return [];
  return codes.flatMap((code) => (byClass.get(code) ?? []).filter((one) => isCalled(one, close)));
}

/** Those of a family name whose given name is close to a word. O(pupils of that family name), likewise. */
export function closeOf(
  family: string,
  word: string,
  { closeGiven, byFamily }: NameIndex,
): readonly NamedPupil[] {
  const close = closeGiven.to(word);
  if (close.size === 0) return [];
  return (byFamily.get(family) ?? []).filter((one) => isCalled(one, close));
}

function isCalled({ given, joined }: NamedPupil, names: ReadonlySet<string>): boolean {
  return names.has(given[0] ?? '') || names.has(joined);
}

/** Those among some whose family name is close to a word. O(found), besides what `CloseWords` costs. */
export function closeFamilyAmong(
  some: readonly NamedPupil[],
  word: string,
  { closeFamily }: NameIndex,
): readonly NamedPupil[] {
  const close = closeFamily.to(word);
  return withWords(some, [...close]).filter(({ family }) => family.some((part) => close.has(part)));
}

/** Whether a pupil is one of these. O(found in the pupil's class). */
export function isAmong(some: readonly NamedPupil[], pupil: Pupil): boolean {
  return inClasses(some, [pupil.classCode]).some((one) => one.pupil.id === pupil.id);
}
