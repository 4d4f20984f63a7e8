import assert from 'node:assert/strict';
import {
  caseAccess,
  mayCorrect,
  mayInvolve,
  mayReport,
  maySeeCase,
  maySeePupil,
  maySeeSchool,
} from '../../../services/access/access.ts';
import {
  type Involvement,
  type InvolvementBasis,
  involvementBases,
} from '../../../services/access/involvement.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';

/**
 * What each member of staff may: note absence, correct what others noted about Loke of 7.b, see Loke,
 * see the school; and how much of a case on each ground they may be brought in on.
 */
const table: readonly (readonly [string, string, string])[] = [
  // who            report correct pupil school   grounds that count
  ['s-teacher', 'yes yes yes no ', 'sees it anyway'],
  ['s-second', 'yes yes yes no ', 'sees it anyway'],
  ['s-other', 'yes no  no  no ', 'task'],
  ['s-leader', 'yes yes yes yes', 'sees it anyway'],
  ['s-department', 'yes yes yes yes', 'sees it anyway'],
  ['s-coordinator', 'yes yes yes yes', 'sees it anyway'],
  ['s-secretary', 'yes yes no  no ', 'task'],
  ['s-wellbeing', 'yes no  no  no ', 'task'],
  ['s-akt', 'yes no  no  no ', 'task'],
  ['s-ppr', 'no  no  no  no ', 'consent anonymous duty_to_notify'],
  ['s-absence', 'no  no  no  no ', 'consent anonymous duty_to_notify'],
  ['s-social', 'no  no  no  no ', 'consent anonymous duty_to_notify ssd'],
  ['s-nurse', 'no  no  no  no ', 'consent anonymous duty_to_notify ssd'],
  ['s-ssp', 'no  no  no  no ', 'crime_prevention'],
  ['s-it', 'no  no  no  no ', ''],
];

const at = '2026-11-25T08:10:00+01:00';
const involvedOn = (staffId: string, basis: InvolvementBasis): Involvement => ({
  staffId,
  basis,
  by: 's-leader',
  at,
});

describe('access', () => {
  it('names everybody of the school in its table', () => {
    const staff = aRoster().staff.map(({ id }) => id);
    assert.deepEqual(table.map(([id]) => id).toSorted(), staff.toSorted());
  });

  for (const [id, rights, grounds] of table) {
    it(`gives ${id} just what the table says`, () => {
      const actor = anActor(id);
      const told = [
        mayReport(actor),
        mayCorrect(actor, aPupil(), ['somebody-else']),
        maySeePupil(actor, aPupil()),
        maySeeSchool(actor),
      ].map((may) => (may ? 'yes' : 'no'));
      assert.deepEqual(told, rights.trim().split(/\s+/));
      const anyway = grounds === 'sees it anyway';
      assert.equal(maySeeCase(actor, { pupilId: 'p-loke', involved: [] }), anyway);
      for (const basis of involvementBases) {
        const subject = { pupilId: 'p-loke', involved: [involvedOn(id, basis)] };
        assert.equal(
          maySeeCase(actor, subject),
          anyway || grounds.split(' ').includes(basis),
          `${id} on the ground of ${basis}`,
        );
      }
    });
  }

  it('shows less on a weaker ground', () => {
    const scope = (id: string, basis: InvolvementBasis) =>
      caseAccess(anActor(id), { pupilId: 'p-loke', involved: [involvedOn(id, basis)] })?.scope;
    assert.equal(scope('s-ppr', 'consent'), 'full');
    assert.equal(scope('s-ppr', 'anonymous'), 'anonymous');
    assert.equal(scope('s-ssp', 'crime_prevention'), 'own_steps');
    assert.equal(scope('s-social', 'ssd'), 'full');
  });

  it('shows by a consent to talk of the absence no more than the absence', () => {
    const part = { ...involvedOn('s-ppr', 'consent'), covers: 'absence' } as const;
    const access = caseAccess(anActor('s-ppr'), { pupilId: 'p-loke', involved: [part] });
    assert.deepEqual(access, { basis: 'consent', scope: 'absence' });
  });

  it('shows nothing once the part in the case has ended', () => {
    const ended = { ...involvedOn('s-ppr', 'consent'), endedAt: at };
    assert.equal(maySeeCase(anActor('s-ppr'), { pupilId: 'p-loke', involved: [ended] }), false);
  });

  it('lets a class teacher bring in PPR, and leadership alone SSP', () => {
    assert.equal(mayInvolve(anActor('s-teacher'), aPupil(), 'ppr_psychologist'), true);
    assert.equal(mayInvolve(anActor('s-teacher'), aPupil(), 'ssp_consultant'), false);
    assert.equal(mayInvolve(anActor('s-leader'), aPupil(), 'ssp_consultant'), true);
    assert.equal(mayInvolve(anActor('s-other'), aPupil(), 'ppr_psychologist'), false);
  });

  it('lets whoever wrote all of it take it back, also for a pupil of another class', () => {
    assert.equal(mayCorrect(anActor('s-other'), aPupil(), ['s-other']), true);
    assert.equal(mayCorrect(anActor('s-other'), aPupil(), ['s-other', 's-teacher']), false);
    assert.equal(mayCorrect(anActor('s-other'), aPupil(), []), false, 'nothing is nobody’s');
  });

  it('shows nobody a case about a pupil who left the school', () => {
    const subject = { pupilId: 'gone', involved: [involvedOn('s-leader', 'task')] };
    assert.equal(maySeeCase(anActor('s-leader'), subject), false);
  });
});
