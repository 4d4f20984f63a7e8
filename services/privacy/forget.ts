import { holdsCpr } from '../notes/cpr.ts';
import { fullName, type Pupil, type Roster } from '../roster/roster.ts';

/** Who is forgotten: the id, what stands in its place where it names something else, and the names. */
export type Forgotten = { pupilId: string; pseudonym: string; names: readonly string[] };

/** Fields that hold people's own words. */
const ownWords: ReadonlySet<string> = new Set(['heard', 'reason', 'text', 'outcome']);

/**
 * The names by which a pupil can be told in people's own words: the whole one, and the given and the
 * family name where nobody else at the school has it.
 */
export function namesOf(pupil: Pupil, { pupils, staff }: Roster): readonly string[] {
  const others = [...pupils.filter(({ id }) => id !== pupil.id), ...staff];
  const own = (name: string, of: 'givenName' | 'familyName') =>
    others.some((one) => one[of].toLowerCase() === name.toLowerCase()) ? [] : [name];
  return [
    fullName(pupil),
    ...own(pupil.givenName, 'givenName'),
    ...own(pupil.familyName, 'familyName'),
  ];
}

/**
 * A value without a pupil: the id replaced wherever it stands, also within other ids, and the names
 * blanked in people's own words. The same object when nothing of it was there. O(size).
 */
export function forget<Value>(value: Value, who: Forgotten): Value {
  const id = new RegExp(`(?<![\\w-])${RegExp.escape(who.pupilId)}(?![\\w-])`, 'g');
  const names = who.names.map((name) => wordPattern(name));
  const text = (words: string, field: string) => {
    const without = words.replace(id, who.pseudonym);
    return ownWords.has(field)
      ? names.reduce((left, name) => left.replace(name, '…'), without)
      : without;
  };
  const walk = (node: unknown, field: string): unknown => {
    if (typeof node === 'string') return text(node, field);
    if (Array.isArray(node)) return node.map((one) => walk(one, field));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, one]) => [text(key, ''), walk(one, key)]),
    );
  };
  const after = walk(value, '');
  // Strings alone were exchanged: the shape is the same.
  return JSON.stringify(after) === JSON.stringify(value) ? value : (after as Value);
}

/** Whether a reason can be kept: it must not say again what is being erased. */
export function mayBeKept(reason: string, { pupilId, names }: Forgotten): boolean {
  return ![pupilId, ...names].some((name) => wordPattern(name).test(reason)) && !holdsCpr(reason);
}

function wordPattern(name: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?:s|’s|'s)?(?![\\p{L}\\p{N}])`,
    'giu',
  );
}
