import type { Pupil } from '../roster/roster.ts';

/**
 * A pupil's name as folded words: "Anne-Sofie Bach Ågaard" → given [anne, sofie], joined annesofie, family
 * [bach, aagaard].
 */
export type NamedPupil = {
  pupil: Pupil;
  given: readonly string[];
  joined: string;
  family: readonly string[];
};

/** Fewer are looked through as fast as they are looked up. */
const few = 8;

/** Those of some classes, in the list's order. O(classes + found), the first time O(list). */
export const inClasses = finder(({ pupil }) => [pupil.classCode]);

/**
 * Those who have one of some words, or a family name with one of them for its first letter, after the
 * first word of their given name; in the list's order. O(words + found), the first time O(list).
 */
export const withWords = finder(({ given, family }) => [
  ...given.slice(1),
  ...family,
  ...family.map((word) => word.charAt(0)),
]);

type Find = (list: readonly NamedPupil[], keys: readonly string[]) => readonly NamedPupil[];

/**
 * Finds in a list by keys. What a long list has is kept for as long as the list: a name that sixty share is
 * looked through once for each roster, however often it is written.
 */
function finder(keysOf: (named: NamedPupil) => readonly string[]): Find {
  const kept = new WeakMap<readonly NamedPupil[], ReadonlyMap<string, readonly number[]>>();
  return (list, keys) => {
    if (keys.length === 0) return [];
    if (list.length < few) {
      return list.filter((one) => keysOf(one).some((key) => keys.includes(key)));
    }
    const places = kept.get(list) ?? placesIn(list, keysOf);
    kept.set(list, places);
    const found = new Set(keys.flatMap((key) => places.get(key) ?? []));
    return [...found].sort((a, b) => a - b).flatMap((place) => list[place] ?? []);
  };
}

function placesIn(
  list: readonly NamedPupil[],
  keysOf: (named: NamedPupil) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, one] of list.entries()) {
    for (const key of keysOf(one)) {
      const some = places.get(key);
      if (some) some.push(place);
      else places.set(key, [place]);
    }
  }
  return places;
}
