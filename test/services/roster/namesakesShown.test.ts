import assert from 'node:assert/strict';
import { pupilChoices } from '../../../bot/extension/absenceForm.ts';
import { withClaims } from '../../../services/absence/conflict.ts';
import { conflictView } from '../../../services/cases/conflictView.ts';
import { type Pupil, type Roster, roster } from '../../../services/roster/roster.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { aFilling, factsOf } from '../../builders/documents.ts';
import { aMember, anActor, aPupil } from '../../builders/people.ts';

/** A class of two with the same name. */
const withNamesakes = (one: Partial<Pupil>, other: Partial<Pupil>): Roster =>
  roster({
    school: { id: 'linde', name: 'Lindeskolen' },
    municipality: 'Eksempelby Kommune',
    classes: [{ id: 'c-7b', code: '7b', title: '7.b', grade: 7 }],
    pupils: [aPupil(one), aPupil({ id: 'p-other', ...other })],
    staff: [aMember({ id: 's-leader', role: 'leader' })],
  });

describe('two pupils of a class with the same name', () => {
  const twins = withNamesakes({ birthday: '12/3' }, { birthday: '4/9' });
  const pupil = aPupil({ birthday: '12/3' });

  it('are told apart where two notes about one of them do not agree', () => {
    const statements = [aStatement({})];
    const asking = { id: 'c', asked: ['s-leader'], at: '2026-11-25T08:00:00Z' };
    const asked = withClaims(undefined, pupil.id, statements, asking);
    const view = conflictView(asked, anAbsence(...statements), twins);
    assert.equal(view?.pupil, 'Loke Prøvesen (12/3)');
  });

  it('are told apart where absence is reported from a message', () => {
    const names = pupilChoices(['p-loke', 'p-other'], twins).map(({ name }) => name);
    assert.deepEqual(names, ['Loke Prøvesen (12/3), 7.b', 'Loke Prøvesen (4/9), 7.b']);
  });

  it('are told apart in letters by what a home knows them by, never by a part of an id', () => {
    const named = (school: Roster, one: Pupil) => {
      const actor = anActor('s-leader', school);
      const fact = factsOf(aFilling({ actor, pupil: one }), undefined).known.single.pupil;
      return fact?.is === 'name' ? fact.name : fact;
    };
    assert.equal(named(twins, pupil), 'Loke Prøvesen (12/3)');
    assert.equal(named(withNamesakes({}, {}), aPupil()), 'Loke Prøvesen');
    assert.equal(named(withNamesakes({}, { givenName: 'Mads' }), aPupil()), 'Loke Prøvesen');
  });
});
