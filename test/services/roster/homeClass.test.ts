import assert from 'node:assert/strict';
import { type Candidate, homeClass } from '../../../services/roster/homeClass.ts';

const aClass = (difference: Partial<Candidate>): Candidate => ({
  id: difference.code ?? 'one',
  code: 'dansk7b',
  title: 'Dansk 7.b',
  kind: '',
  hasCourse: false,
  grade: 0,
  pupils: 20,
  ...difference,
});

describe('homeClass', () => {
  it('is the only class there is, and no guess', () => {
    assert.deepEqual(homeClass([aClass({ id: 'x' })], undefined), { id: 'x', guessed: false });
    assert.equal(homeClass([], 7), undefined);
  });

  for (const [why, home, others] of [
    [
      'the file calls a homeroom',
      { kind: 'homeroom', pupils: 3 },
      [{ code: '7a' }, { code: '7c' }],
    ],
    [
      'is called as home classes are',
      { code: '7b', pupils: 3 },
      [{ code: 'svømning7' }, { code: '7bdansk' }],
    ],
    ['is called bh.kl.', { code: 'bhkl', pupils: 3 }, [{ code: 'idræt' }]],
    ['has no course', { code: 'ørnene', pupils: 3 }, [{ code: 'dansk', hasCourse: true }]],
    ['is of the pupil’s grade', { code: '7b', grade: 7, pupils: 3 }, [{ code: '8b', grade: 8 }]],
  ] as const) {
    it(`is the one that ${why}, though another is larger`, () => {
      const candidates = [...others.map(aClass), aClass({ ...home, id: 'home' })];
      assert.deepEqual(homeClass(candidates, 7), { id: 'home', guessed: false });
    });
  }

  it('is the largest where nothing else tells, and says that it guessed', () => {
    const candidates = [aClass({ id: 'a', pupils: 9 }), aClass({ id: 'b', pupils: 24 })];
    assert.deepEqual(homeClass(candidates, 7), { id: 'b', guessed: true });
    assert.deepEqual(homeClass(candidates.toReversed(), 7), { id: 'b', guessed: true });
  });
});
