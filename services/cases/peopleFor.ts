import type { Pupil, Role, Roster, StaffMember } from '../roster/roster.ts';

/**
 * The staff who hold a role towards a pupil, most obvious first: for a class teacher those of the
 * pupil's class (the class teacher before other teachers), else all at the school with the role.
 * O(staff).
 */
export function peopleFor(role: Role, pupil: Pupil, roster: Roster): readonly StaffMember[] {
  if (role !== 'class_teacher' && role !== 'teacher') {
    return roster.staff.filter((member) => member.role === role);
  }
  return roster.staff
    .filter(
      (member) =>
        (member.role === 'class_teacher' || member.role === 'teacher') &&
        member.classIds.includes(pupil.classId),
    )
    .toSorted((a, b) => Number(b.role === role) - Number(a.role === role));
}
