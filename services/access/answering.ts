import type { Role, Roster } from '../roster/roster.ts';

/** Who answers for a school's cases: the first role that is filled. */
const answers: readonly Role[] = ['coordinator', 'leader', 'department_leader'];

/**
 * Staff ids of those who answer for the school's cases: the coordinators, else the leaders.
 * @param except whom it is about
 */
export function answering({ staff }: Roster, except: string | undefined): readonly string[] {
  const others = staff.filter(({ id }) => id !== except);
  for (const role of answers) {
    const found = others.filter((member) => member.role === role);
    if (found.length > 0) return found.map(({ id }) => id);
  }
  return [];
}
