import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pupilsNamed } from '../../../services/notes/pupilsNamed.ts';
import { invented } from '../../builders/invented.ts';

const pupils = invented[0]?.pupils ?? [];

describe('pupils named like a search', () => {
  it('are found by any of their names, in any order, whatever the accents and capitals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pupils), fc.integer({ min: 2, max: 4 }), (pupil, length) => {
        const given = pupil.givenName.slice(0, length).toUpperCase();
        const family = pupil.familyName.slice(0, length);
        for (const text of [`${given} ${family}`, `${family}  ${given}`]) {
          assert.ok(pupilsNamed(text, pupils, pupils.length).includes(pupil), text);
        }
      }),
    );
  });

  it('are none for less than two letters, however many spaces', () => {
    for (const text of ['', ' ', 'l', '  l  ', '-'])
      assert.deepEqual(pupilsNamed(text, pupils, 9), []);
  });

  it('have a name for each word', () => {
    const loke = pupils.filter(({ givenName }) => givenName === 'Loke');
    assert.ok(loke.length > 0);
    assert.deepEqual(pupilsNamed('loke loke', loke, 9), []);
  });

  it('are at most as many as are wanted', () => {
    assert.ok(pupilsNamed('so', pupils, 100).length > 2);
    assert.equal(pupilsNamed('so', pupils, 2).length, 2);
  });
});
