import assert from 'node:assert/strict';
import fc from 'fast-check';
import { heldTogether, type RosterStep } from '../../../services/roster/heldTogether.ts';
import { roster } from '../../../services/roster/roster.ts';

const ids = ['a', 'b', 'c', 'd'];

/** A school of pupils who are nothing but their ids. */
const aSchool = (school: string, pupils: readonly string[]) =>
  roster({
    school: { id: school, name: school },
    municipality: '',
    classes: [],
    staff: [],
    pupils: pupils.map((id) => ({
      ...{ id, givenName: id, familyName: id, classId: 'c', classCode: 'c', grade: 1 },
    })),
  });

describe('heldTogether', () => {
  it('leaves no pupil on the way between a school that waits and one that does not', () => {
    const place = fc.option(fc.constantFrom(...ids), { nil: undefined });
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: place, to: place }), { maxLength: 12 }),
        fc.subarray(ids),
        (moves, alone) => {
          const at = (side: 'from' | 'to', school: string) =>
            moves.flatMap((one, index) => (one[side] === school ? [`p${index}`] : []));
          const steps = ids.map(
            (school): RosterStep => ({
              school,
              before: aSchool(school, at('from', school)),
              after: aSchool(school, at('to', school)),
            }),
          );
          const groups = heldTogether(steps, new Set(alone));
          const groupOf = (school: string | undefined) =>
            groups.findIndex((group) => school !== undefined && group.includes(school));
          for (const { from, to } of moves) {
            if (from !== undefined && to !== undefined) assert.equal(groupOf(from), groupOf(to));
          }
          for (const school of alone) assert.notEqual(groupOf(school), -1, school);
          for (const group of groups) assert.ok(group.some((one) => alone.includes(one)));
          assert.equal(new Set(groups.flat()).size, groups.flat().length, 'each school once');
        },
      ),
    );
  });
});
