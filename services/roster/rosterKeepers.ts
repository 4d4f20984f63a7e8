import type { Role, Roster } from './roster.ts';

/** Whoever corrects a roster: IT, where the school has somebody, else its office. */
const keepers: readonly Role[] = ['it_administrator', 'secretary'];

/** Those who run a school's roster; staff ids, empty if it has nobody. O(staff). */
export function rosterKeepers({ staff }: Pick<Roster, 'staff'>): readonly string[] {
  const found = keepers.map((wanted) => staff.filter(({ role }) => role === wanted));
  return (found.find((some) => some.length > 0) ?? []).map(({ id }) => id);
}
