import assert from 'node:assert/strict';
import {
  type CoordinatorReach,
  maySeeMunicipality,
  schoolsInReach,
} from '../../../services/access/access.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { aMember, anActor, aRoster } from '../../builders/people.ts';

const linde = aRoster();
const other = (id: string, ...staff: Roster['staff']): Roster =>
  roster({ ...linde, school: { id, name: id }, staff });

/** At Havn the coordinator coordinates too; at Bakke the same person only teaches. */
const havn = other(
  'havn',
  aMember({ id: 'h-1', role: 'coordinator', entraId: 'ENTRA-s-coordinator' }),
  aMember({ id: 'h-2', role: 'class_teacher', entraId: 'entra-s-leader' }),
);
const bakke = other(
  'bakke',
  aMember({ id: 'b-1', role: 'teacher', entraId: 'entra-s-coordinator' }),
);
const schools = [linde, havn, bakke];

const reachOf = (who: string, coordinators: CoordinatorReach) =>
  schoolsInReach(anActor(who, linde), schools, coordinators).map(({ school }) => school.id);

describe('the schools whose counts somebody sees', () => {
  it('are those that a person leads or coordinates by their roster', () => {
    assert.deepEqual(reachOf('s-coordinator', 'school'), ['linde', 'havn']);
    assert.deepEqual(reachOf('s-leader', 'school'), ['linde']);
  });

  it('are all for a coordinator of the municipality, and for nobody else', () => {
    assert.deepEqual(reachOf('s-coordinator', 'municipality'), ['linde', 'havn', 'bakke']);
    assert.deepEqual(reachOf('s-leader', 'municipality'), ['linde']);
  });

  it('are none for teachers, office and those from outside the school', () => {
    for (const who of ['s-teacher', 's-secretary', 's-wellbeing', 's-ppr', 's-absence', 's-it']) {
      assert.deepEqual(reachOf(who, 'municipality'), [], who);
    }
  });

  it('make a municipality for its coordinator and for whoever leads several of its schools', () => {
    const may = (who: string, coordinators: CoordinatorReach, all = schools) =>
      maySeeMunicipality(anActor(who, linde), all, coordinators);
    assert.equal(may('s-coordinator', 'school'), true, 'two schools');
    assert.equal(may('s-coordinator', 'school', [linde, bakke]), false);
    assert.equal(may('s-coordinator', 'municipality', [linde]), true);
    assert.equal(may('s-leader', 'municipality'), false);
    assert.equal(may('s-teacher', 'municipality'), false);
  });
});
