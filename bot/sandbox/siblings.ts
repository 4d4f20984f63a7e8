import { type Pupil, type Roster, roster } from '../../services/roster/roster.ts';

/** Grades of the pupils who get siblings; the walk-through's classes are left as they are. */
const grades: ReadonlySet<number> = new Set([1, 3, 4, 6, 8, 9]);

const pairsAtASchool = 3;

/**
 * A few brothers and sisters of one family name: three pairs at each school, and one across two schools.
 * O(pupils).
 */
export function withSiblings(rosters: readonly Roster[]): readonly Roster[] {
  const paired = rosters.map((one) => {
    const partner = new Map(
      pairsIn(one.pupils).flatMap(([a, b]) => [
        [a.id, b.id],
        [b.id, a.id],
      ]),
    );
    const pupils = one.pupils.map((pupil) => {
      const other = partner.get(pupil.id);
      return other === undefined ? pupil : { ...pupil, siblings: [other] };
    });
    return { ...one, pupils };
  });
  const [first, second] = paired;
  const across = first && second ? pairAcross(first.pupils, second.pupils) : [];
  return paired.map((one) =>
    roster({
      ...one,
      pupils: one.pupils.map((pupil) =>
        across.includes(pupil.id) ? { ...pupil, siblingElsewhere: true as const } : pupil,
      ),
    }),
  );
}

function pairsIn(pupils: readonly Pupil[]): readonly (readonly [Pupil, Pupil])[] {
  const families = Map.groupBy(
    pupils.filter(({ grade }) => grades.has(grade)),
    ({ familyName }) => familyName,
  );
  return [...families.values()]
    .flatMap(([a, ...others]) => {
      const b = others.find(({ grade }) => a && grade !== a.grade);
      return a && b ? [[a, b] as const] : [];
    })
    .slice(0, pairsAtASchool);
}

/** The first without siblings so far whose family name somebody of the other school has. */
function pairAcross(here: readonly Pupil[], there: readonly Pupil[]): readonly string[] {
  const free = ({ grade, siblings }: Pupil) => grades.has(grade) && siblings === undefined;
  for (const one of here.filter(free)) {
    const other = there.filter(free).find(({ familyName }) => familyName === one.familyName);
    if (other) return [one.id, other.id];
  }
  return [];
}
