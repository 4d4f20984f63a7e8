import { municipality } from '../../bot/sandbox/municipality.ts';
import { type Roster, roster, type SchoolClass } from '../../services/roster/roster.ts';

/** The classes of a small year: the youngest, the walk-through's, one whose year ends in May, and between. */
const first = ['7b', '9a', '4a', '1a', '5b', '2b', '8a', '6b'];

/** Both invented schools with so many of their classes, and somebody in every role. */
export function yearRosters(classes: number): Roster[] {
  return municipality(1).map((school) => {
    const inOrder = [...new Set([...first, ...school.classes.map(({ code }) => code)])];
    const codes = new Set(inOrder.slice(0, classes));
    return withClasses(
      school,
      school.classes.filter(({ code }) => codes.has(code)),
    );
  });
}

function withClasses(school: Roster, classes: readonly SchoolClass[]): Roster {
  const kept = new Set(classes.map(({ id }) => id));
  const staff = school.staff.flatMap((member) => {
    const classIds = member.classIds.filter((id) => kept.has(id));
    return classIds.length === 0 && member.classIds.length > 0 ? [] : [{ ...member, classIds }];
  });
  const { municipality: name } = school;
  const pupils = school.pupils.filter(({ classId }) => kept.has(classId));
  return roster({ school: school.school, municipality: name, classes, pupils, staff });
}
