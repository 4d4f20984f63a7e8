import { classTitleOf, type FormerPupil, type Roster } from './roster.ts';

/**
 * The pupils whom a school's new roster no longer holds but who are still needed, with their last entry.
 * Somebody who is back is no former pupil. O(pupils).
 * @param before the school's roster so far
 * @param after the new one
 * @param needed ids of pupils about whom something is open
 * @param on the day of the import, ISO
 */
export function formerPupils(
  before: Roster | undefined,
  after: Roster,
  needed: ReadonlySet<string>,
  on: string,
): readonly FormerPupil[] {
  if (!before) return [];
  const left = before.pupils.map((pupil) => ({
    ...pupil,
    classTitle: classTitleOf(pupil, before),
    leftOn: on,
  }));
  const here = new Set(after.pupils.map(({ id }) => id));
  return [...left, ...before.former].filter(({ id }) => needed.has(id) && !here.has(id));
}
