import type { Roster } from './roster.ts';

/** A school's roster as it is, and as its source has it; `after` is undefined where the school is gone. */
export type RosterStep = { school: string; before: Roster | undefined; after: Roster | undefined };

/**
 * The groups of schools that have to be taken together: where one of them waits, a pupil who goes from one to
 * the other would otherwise be at both, or at none. O(pupils).
 * @param waiting schools that wait for themselves
 * @returns only groups with such a school
 */
export function heldTogether(
  steps: readonly RosterStep[],
  waiting: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const from = new Map<string, string>();
  for (const { school, before } of steps) {
    for (const { id } of before?.pupils ?? []) from.set(id, school);
  }
  const beside = new Map(steps.map(({ school }) => [school, new Set<string>()]));
  for (const { school, after } of steps) {
    for (const { id } of after?.pupils ?? []) {
      const was = from.get(id);
      if (was === undefined || was === school) continue;
      beside.get(was)?.add(school);
      beside.get(school)?.add(was);
    }
  }
  const seen = new Set<string>();
  return [...waiting].flatMap((first) => {
    const group = reachedFrom(first, beside, seen);
    return group.length === 0 ? [] : [group.sort()];
  });
}

function reachedFrom(
  first: string,
  beside: ReadonlyMap<string, ReadonlySet<string>>,
  seen: Set<string>,
): string[] {
  const group: string[] = [];
  const next = [first];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    group.push(one);
    next.push(...(beside.get(one) ?? []));
  }
  return group;
}
