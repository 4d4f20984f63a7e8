import {
  type Pupil,
  type Roster,
  roster,
  type SchoolClass,
  type StaffMember,
} from '../../services/roster/roster.ts';
import { colleagueOf } from './colleagues.ts';
import type { World } from './world.ts';

/** The oldest grade of the invented schools. */
const lastGrade = 9;

/**
 * A school as it begins the next year: its classes are a grade older, under new ids as a register gives them, the
 * oldest are gone, and two class teachers have each other's class.
 */
export function nextYear(before: Roster): Roster {
  const classes = before.classes.filter(({ grade }) => grade < lastGrade).map(older);
  const moved = new Map(classes.map((one) => [one.before, one.after]));
  const pupils = before.pupils.flatMap((pupil): Pupil[] => {
    const after = moved.get(pupil.classId);
    if (!after) return [];
    return [{ ...pupil, classId: after.id, classCode: after.code, grade: after.grade }];
  });
  const staff = before.staff.map(
    (member): StaffMember => ({
      ...member,
      classIds: member.classIds.flatMap((id) => moved.get(id)?.id ?? []),
    }),
  );
  const { school, municipality } = before;
  return roster({
    ...{ school, municipality, pupils, staff: exchanged(staff) },
    classes: classes.map(({ after }) => after),
  });
}

function older(one: SchoolClass): { before: string; after: SchoolClass } {
  const grade = one.grade + 1;
  const code = `${grade}${one.code.replace(/^\d+/, '')}`;
  const title = one.title.replace(/^\d+/, `${grade}`);
  return { before: one.id, after: { ...one, id: `${one.id}-${grade}`, grade, code, title } };
}

function exchanged(staff: readonly StaffMember[]): StaffMember[] {
  const [one, other] = staff.filter(
    ({ role, classIds }) => role === 'class_teacher' && classIds.length > 0,
  );
  return staff.map((member) => {
    const gets = member === one ? other : member === other ? one : undefined;
    return gets ? { ...member, classIds: gets.classIds } : member;
  });
}

/**
 * Titles that classes had and no class has now, so that a card that shows one is wrong; but for those of the oldest,
 * whose pupils are still called by them.
 */
export function formerTitles(before: Roster, after: Roster): readonly string[] {
  const now = new Set(after.classes.map(({ title }) => title));
  return before.classes.flatMap(({ grade, title }) =>
    grade < lastGrade && !now.has(title) ? [title] : [],
  );
}

/** People are who they were; what they teach is as the roster has it now. */
export function knowRoster(world: World, now: Roster): void {
  world.colleagues = world.colleagues.map((one) => {
    const member = now.school.id === one.school ? now.member(one.member.id) : undefined;
    return member ? { ...colleagueOf(now, member, 0), ...one, member } : one;
  });
}
