import assert from 'node:assert/strict';
import {
  mayReport,
  maySeeCase,
  maySeePupil,
  maySeeSchool,
} from '../../../services/access/access.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';

/** What each member of staff may: note absence, see Loke of 7.b, see the school, see a case as its helper. */
const table: readonly (readonly [string, boolean, boolean, boolean])[] = [
  // who              report  pupil   school
  ['s-teacher', true, true, false],
  ['s-second', true, true, false],
  ['s-other', true, false, false],
  ['s-leader', true, true, true],
  ['s-department', true, true, true],
  ['s-coordinator', true, true, true],
  ['s-secretary', true, false, false],
  ['s-wellbeing', true, false, false],
  ['s-akt', true, false, false],
  ['s-ppr', false, false, false],
  ['s-absence', false, false, false],
  ['s-social', false, false, false],
  ['s-nurse', false, false, false],
  ['s-ssp', false, false, false],
  ['s-it', false, false, false],
];

describe('access', () => {
  it('names everybody of the school in its table', () => {
    const staff = aRoster().staff.map(({ id }) => id);
    assert.deepEqual(table.map(([id]) => id).toSorted(), staff.toSorted());
  });

  for (const [id, report, pupil, school] of table) {
    it(`gives ${id} just what the table says`, () => {
      const actor = anActor(id);
      assert.equal(mayReport(actor), report);
      assert.equal(maySeePupil(actor, aPupil()), pupil);
      assert.equal(maySeeSchool(actor), school);
      assert.equal(maySeeCase(actor, { pupilId: 'p-loke', team: [] }), pupil);
      assert.equal(maySeeCase(actor, { pupilId: 'p-loke', team: [id] }), true);
    });
  }

  it('shows nobody a case about a pupil who left the school', () => {
    assert.equal(maySeeCase(anActor('s-leader'), { pupilId: 'gone', team: ['s-leader'] }), false);
  });
});
