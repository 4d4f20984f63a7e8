import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameIndex } from '../../../services/notes/nameIndex.ts';
import { inClasses, type NamedPupil, withWords } from '../../../services/notes/namesakes.ts';
import { readName } from '../../../services/notes/readName.ts';
import { tokenise } from '../../../services/notes/tokens.ts';
import { type Pupil, roster } from '../../../services/roster/roster.ts';

const codes = ['1a', '1b', '7b', '9c'];
const families = ['Bach', 'Holm', 'Bach Holm', 'Ågaard', 'S', 'Syg', 'Bachs'];
const person = fc.record({
  givenName: fc.constantFrom('Anna', 'Anna', 'Anna-Sofie', 'Anna Sofie', 'Annas', 'Bo'),
  familyName: fc.constantFrom(...families),
  classCode: fc.constantFrom(...codes),
});
/** Enough that many share a name. */
const people = fc
  .array(person, { minLength: 1, maxLength: 40 })
  .map((some) =>
    some.map((one, at): Pupil => ({ ...one, id: `p${at}`, classId: one.classCode, grade: 1 })),
  );
const text = fc
  .tuple(
    fc.constantFrom(
      'Anna',
      'anna',
      'Annas',
      "Anna's",
      'Annasofie',
      'Anna Sofie',
      'Anna-Sofie',
      'An na',
    ),
    fc.constantFrom(
      '',
      ' Bach',
      ' Bachs',
      ' bach holm',
      ' Holm',
      ' B',
      ' h.',
      ' Å',
      ' S',
      '-Bach',
      '\nBach',
    ),
    fc.constantFrom('', ' syg', ' Holm', ' s', ' off', ', Bo'),
  )
  .map((parts) => parts.join(''));

const index = (pupils: readonly Pupil[]) =>
  nameIndex(
    roster({ school: { id: 's', name: '' }, municipality: '', classes: [], staff: [], pupils }),
  );

/** How far a pupil's name goes in a text, where one other is called so and has no family name. */
function reach(pupil: Pupil, written: string): number {
  const other = { ...pupil, id: 'other', familyName: '' };
  const found = readName(tokenise(written), 0, index([pupil, other]));
  return found?.candidates.some((one) => one.pupil.id === pupil.id) ? found.next : 1;
}

describe('pupils of one name', () => {
  it('are found as by looking at each of them', () => {
    fc.assert(
      fc.property(people, text, (pupils, written) => {
        const { byFirst } = index(pupils);
        const [word = ''] = tokenise(written).map(({ norm }) => norm);
        const some = byFirst.get(word) ?? byFirst.get(word.replace(/'?s$/, ''));
        fc.pre(some !== undefined && some.length > 1);
        const farthest = Math.max(...some.map(({ pupil }) => reach(pupil, written)));
        const meant = some.filter(({ pupil }) => reach(pupil, written) === farthest);
        const found = readName(tokenise(written), 0, index(pupils));
        assert.equal(found?.next, farthest);
        assert.deepEqual(found.candidates, meant);
      }),
      { numRuns: 500 },
    );
  });

  const named = people.map((pupils) => [...index(pupils).byFirst.values()].flat());

  it('are found by class as a look through them finds them, in the same order', () => {
    fc.assert(
      fc.property(named, fc.subarray(codes), (some, wanted) => {
        const plain = some.filter(({ pupil }) => wanted.includes(pupil.classCode));
        for (let times = 0; times < 2; times += 1) assert.deepEqual(inClasses(some, wanted), plain);
      }),
    );
  });

  it('are found by what follows the given name as a look through them finds them', () => {
    const words = fc.subarray(['bach', 'holm', 'sofie', 'b', 'a', 's', 'nobody']);
    const has = ({ given, family }: NamedPupil, word: string) =>
      given.includes(word, 1) || family.some((part) => part === word || part[0] === word);
    fc.assert(
      fc.property(named, words, (some, wanted) => {
        const plain = some.filter((one) => wanted.some((word) => has(one, word)));
        for (let times = 0; times < 2; times += 1) assert.deepEqual(withWords(some, wanted), plain);
      }),
    );
  });
});
