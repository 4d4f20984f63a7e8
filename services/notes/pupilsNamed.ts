import type { Pupil } from '../roster/roster.ts';
import { words } from './nameIndex.ts';

/** Fewer letters name too many. */
export const fewestLetters = 2;

/**
 * Those of some pupils whose names the words of a search begin, every word another name: "lo chr" finds Loke
 * Christensen. In the order given, at most `limit`; nobody for fewer than two letters. O(pupils).
 */
export function pupilsNamed(
  text: string,
  pupils: readonly Pupil[],
  limit: number,
): readonly Pupil[] {
  const sought = words(text);
  if (sought.join('').length < fewestLetters) return [];
  return pupils
    .filter(({ givenName, familyName }) => begins(sought, words(`${givenName} ${familyName}`)))
    .slice(0, limit);
}

/** Whether each word begins a name that no word before it took. */
function begins(sought: readonly string[], names: readonly string[]): boolean {
  const left = [...names];
  return sought.every((word) => {
    const at = left.findIndex((name) => name.startsWith(word));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
