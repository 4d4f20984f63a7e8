import assert from 'node:assert/strict';
import { roster, type StaffMember } from '../../../services/roster/roster.ts';
import { rosterGaps } from '../../../services/roster/rosterGaps.ts';

const member = (id: string, difference: Partial<StaffMember> = {}): StaffMember => ({
  id,
  givenName: 'Ida',
  familyName: 'Holm',
  role: 'teacher',
  title: 'Lærer',
  entraId: `account-${id}`,
  email: `${id}@skole.example`,
  classIds: [],
  ...difference,
});
const pupil = {
  id: 'p1',
  givenName: 'Loke',
  familyName: 'Lund',
  classId: 'c7b',
  classCode: '7b',
  grade: 7,
};
const lackingIn = (...staff: StaffMember[]) =>
  rosterGaps(
    roster({
      school: { id: 'linde', name: 'Lindeskolen' },
      municipality: 'Eksempel',
      classes: [
        { id: 'c7b', code: '7b', title: '7.b', grade: 7 },
        { id: 'empty', code: '0a', title: '0.a', grade: 0 },
      ],
      pupils: [pupil],
      staff,
    }),
    (title) => title === 'Pedel' || title === 'Lærer',
  );

describe('what a roster lacks', () => {
  it('is nothing where everybody can be met and somebody leads', () => {
    const gaps = lackingIn(
      member('t1', { role: 'class_teacher', classIds: ['c7b'] }),
      member('l1', { role: 'leader' }),
      member('k1', { role: 'coordinator' }),
      member('o1', { role: 'other', title: 'Pedel' }),
    );
    const { withoutLeader, withoutCoordinator, ...lists } = gaps;
    assert.deepEqual([withoutLeader, withoutCoordinator], [false, false]);
    assert.deepEqual(Object.values(lists).flat(), []);
  });

  it('is told by ids of staff and titles of classes', () => {
    const gaps = lackingIn(
      member('a', { entraId: undefined, email: ' ' }),
      member('b', { role: 'other', title: 'Troldmand' }),
      member('c', { entraId: 'ONE', email: 'x@skole.example' }),
      member('d', { entraId: 'one', email: 'X@skole.example' }),
    );
    assert.deepEqual(gaps, {
      withoutAccount: ['a'],
      withoutAddress: ['a'],
      withoutRole: ['b'],
      sharedAccount: ['c', 'd'],
      sharedAddress: ['c', 'd'],
      withoutClassTeacher: ['7.b'],
      withoutLeader: true,
      withoutCoordinator: true,
    });
  });

  it('counts a leader without an account as none', () => {
    assert.equal(
      lackingIn(member('l1', { role: 'leader', entraId: undefined })).withoutLeader,
      true,
    );
  });
});
