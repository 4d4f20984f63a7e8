import assert from 'node:assert/strict';
import { findPupils } from '../../../services/privacy/findPupils.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aPupil, aRoster } from '../../builders/people.ts';

describe('the pupil an operator means', () => {
  const found = (wanted: string, school = aRoster()) =>
    findPupils(school, wanted).map(({ id }) => id);

  it('is found by id, and by name with or without the class, however it is written', () => {
    for (const wanted of ['p-loke', 'Loke Prøvesen', 'loke  prøvesen, 7.B', 'LOKE PROEVESEN 7b']) {
      assert.deepEqual(found(wanted), ['p-loke'], wanted);
    }
  });

  it('is nobody for half a name, another class or a stranger', () => {
    for (const wanted of ['Loke', 'Loke Prøvesen 5a', 'Zoltan Prøvesen', '', 'p-lok']) {
      assert.deepEqual(found(wanted), [], wanted);
    }
  });

  it('is several where two share a name and the class does not tell', () => {
    const { school, municipality, classes, pupils, staff } = aRoster();
    const twin = aPupil({ id: 'p-twin', classId: 'c-5a', classCode: '5a', grade: 5 });
    const both = roster({ school, municipality, classes, pupils: [...pupils, twin], staff });
    assert.deepEqual(found('Loke Prøvesen', both), ['p-loke', 'p-twin']);
    assert.deepEqual(found('Loke Prøvesen 5.a', both), ['p-twin']);
  });
});
