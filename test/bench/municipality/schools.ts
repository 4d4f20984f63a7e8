import { entraIdOf, municipality } from '../../../bot/sandbox/municipality.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';

/** So many schools of about 405 pupils and 56 staff; the same ones each time. */
export function schoolsOf(count: number): readonly Roster[] {
  return Array.from({ length: count }, (_, index) => school(index + 1));
}

function school(number: number): Roster {
  const [like] = municipality(number);
  if (!like) throw new Error('no school');
  const id = `skole${String(number).padStart(2, '0')}`;
  const own = (old: string) => old.replace(like.school.id, id);
  const ownClass = <One extends { classId: string }>(one: One) => ({
    ...one,
    classId: own(one.classId),
  });
  return roster({
    municipality: like.municipality,
    school: { id, name: `Skole ${number}` },
    classes: like.classes.map((one) => ({ ...one, id: own(one.id) })),
    pupils: like.pupils.map(({ siblings, siblingElsewhere: _, ...one }) => ({
      ...ownClass(one),
      id: own(one.id),
      ...(siblings ? { siblings: siblings.map(own) } : {}),
    })),
    staff: like.staff.map((one) => ({
      ...one,
      id: own(one.id),
      entraId: entraIdOf(own(one.id)),
      email: `${own(one.id)}@eksempelby.example`,
      classIds: one.classIds.map(own),
    })),
  });
}
