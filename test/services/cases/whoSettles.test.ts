import assert from 'node:assert/strict';
import { whoSettles } from '../../../services/cases/whoSettles.ts';
import { type Role, roster } from '../../../services/roster/roster.ts';
import { aPupil, aRoster } from '../../builders/people.ts';

/** The school without its people of some roles. */
function without(...gone: Role[]) {
  const one = aRoster();
  return roster({ ...one, staff: one.staff.filter(({ role }) => !gone.includes(role)) });
}

describe('who is asked which of two notes holds', () => {
  it('is the class teacher of the class, and nobody else who teaches it', () => {
    assert.deepEqual(whoSettles(aPupil(), aRoster()), ['s-teacher']);
  });

  it('is the leader where the class has no class teacher, and the coordinator where nobody leads', () => {
    assert.deepEqual(whoSettles(aPupil(), without('class_teacher')), ['s-leader']);
    const led = whoSettles(aPupil(), without('class_teacher', 'leader', 'department_leader'));
    assert.deepEqual(led, ['s-coordinator']);
    assert.deepEqual(
      whoSettles(aPupil(), without('class_teacher', 'leader', 'department_leader', 'coordinator')),
      [],
    );
  });
});
