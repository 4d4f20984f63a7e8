import type { Pupil, Role, Roster } from '../roster/roster.ts';

/** For a class without class teacher. */
const instead: readonly Role[] = ['leader', 'department_leader', 'coordinator'];

/** Who keeps the register, or answers for it where there is no office. */
const office: readonly Role[] = ['secretary', ...instead];

/**
 * Who is asked whether the register or people's notes hold: the office, else the school's leaders. Staff ids;
 * empty if the school has none. O(staff).
 */
export function whoSettlesRegister({ staff }: Roster): readonly string[] {
  const some = office.map((wanted) => staff.filter(({ role }) => role === wanted));
  return (some.find((one) => one.length > 0) ?? []).map(({ id }) => id);
}

/**
 * Who is asked which of two notes about a pupil holds: the class teachers, else the school's leaders. Staff
 * ids; empty if the school has none. O(staff).
 */
export function whoSettles({ classId }: Pupil, { staff }: Roster): readonly string[] {
  const own = staff.filter(
    ({ role, classIds }) => role === 'class_teacher' && classIds.includes(classId),
  );
  const others = instead.map((wanted) => staff.filter(({ role }) => role === wanted));
  const asked = [own, ...others].find((some) => some.length > 0) ?? [];
  return asked.map(({ id }) => id);
}
