import { fullName, type Pupil, type Roster } from './roster.ts';

/** Letters of a name shown in lists, so that what tells two apart is never cut off. */
const longestName = 40;
const longestHint = 16;

/** Somebody among others: their name, and what may tell them apart, best first. */
export type Named = { id: string; name: string; hints: readonly (string | undefined)[] };

/** Small letters and single spaces: as they are read. */
const plain = /^[a-zæøå]+(?: [a-zæøå]+)*$/;

/** Equal for names people read as the same: ignores case, signs and what is cut off. */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  if (lower.length <= longestName - 2 && plain.test(lower)) return lower;
  const letters = name
    .normalize('NFKC')
    .toLocaleLowerCase('da')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return Array.from(letters)
    .slice(0, longestName - 2)
    .join('');
}

/**
 * What tells each person apart, by id: nothing for a unique name; else the first hint that differs for all
 * with the name, else as much of the id's end as differs. Any two with the same name get different results.
 * O(people).
 */
export function hintsApart(people: readonly Named[]): ReadonlyMap<string, string> {
  const apart = new Map<string, string>();
  for (const same of Map.groupBy(people, ({ name }) => nameKey(name)).values()) {
    if (same.length < 2) continue;
    for (const [id, hint] of firstHints(same) ?? tailsOf(same) ?? numbersOf(same))
      if (hint !== '') apart.set(id, hint);
  }
  return apart;
}

/** A name with its hint: "Ida Holm (12/3)"; cut so that this, and a class after it, is visible. */
export function withHint(name: string, hint: string | undefined, longest = longestName): string {
  const letters = Array.from(name);
  const shown = letters.length <= longest ? name : `${letters.slice(0, longest - 1).join('')}…`;
  return hint === undefined ? shown : `${shown} (${hint})`;
}

type Hints = readonly (readonly [string, string])[];

function firstHints(same: readonly Named[]): Hints | undefined {
  const most = Math.max(...same.map(({ hints }) => hints.length));
  for (let at = 0; at < most; at += 1) {
    const told = same.map(({ id, hints }) => [id, hints[at]?.trim() ?? ''] as const);
    if (told.every(([, hint]) => Array.from(hint).length <= longestHint) && areDistinct(told))
      return told;
  }
  return undefined;
}

/** An id that could be a CPR number is never shown, not even its end. */
function tailsOf(same: readonly Named[]): Hints | undefined {
  if (same.some(({ id }) => /\d{6}\W?\d{4}/.test(id))) return undefined;
  for (let length = 1; length < longestHint; length += 1) {
    const told = same.map(({ id }) => [id, `…${id.slice(-length)}`] as const);
    if (areDistinct(told)) return told;
  }
  return undefined;
}

function numbersOf(same: readonly Named[]): Hints {
  const ids = same.map(({ id }) => id).toSorted();
  return ids.map((id, index) => [id, String(index + 1)] as const);
}

function areDistinct(told: Hints): boolean {
  const seen = new Set(told.map(([, hint]) => nameKey(hint)));
  return seen.size === told.length;
}

const known = new WeakMap<Roster, ReadonlyMap<string, string>>();

/** What tells a pupil from namesakes in the class; undefined if there are none. */
export function pupilHint({ id }: Pupil, roster: Roster): string | undefined {
  const before = known.get(roster);
  const hints = before ?? hintsOf(roster);
  if (!before) known.set(roster, hints);
  return hints.get(id);
}

/** A pupil's name in lists, beside the class: unique within the class. */
export function pupilName(pupil: Pupil, roster: Roster): string {
  return withHint(fullName(pupil), pupilHint(pupil, roster));
}

function hintsOf(roster: Roster): ReadonlyMap<string, string> {
  const titled = Map.groupBy(roster.pupils, ({ classId, classCode }) =>
    nameKey(roster.classById(classId)?.title ?? classCode),
  );
  return new Map(
    [...titled.values()].flatMap((pupils) => [
      ...hintsApart(
        pupils.map((pupil) => ({
          id: pupil.id,
          name: fullName(pupil),
          hints: [pupil.middleName, pupil.birthday],
        })),
      ),
    ]),
  );
}
