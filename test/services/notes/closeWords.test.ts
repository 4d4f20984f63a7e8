import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CloseWords } from '../../../services/notes/closeWords.ts';

/** Few letters, so that words are often near each other; some of eight letters and more. */
const word = fc.string({ unit: fc.constantFrom(...'abns'), minLength: 0, maxLength: 11 });

/** A word, and one that slips made of it. */
const slipped = fc
  .tuple(
    word,
    fc.array(fc.tuple(fc.nat(3), fc.nat(10), fc.constantFrom(...'abns')), { maxLength: 3 }),
  )
  .map(([from, slips]) =>
    slips.reduce((one, [kind, at, letter]) => slip(one, kind, at, letter), from),
  );

function slip(word: string, kind: number, at: number, letter: string): string {
  const [before, one, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + one + after;
  if (kind === 2) return before + letter + after;
  return before + after.charAt(0) + one + after.slice(1);
}

/** The fewest slips between two words, by trying each at every place: slow, and plain to see. */
function slipsBetween(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (one === '' || other === '') return one.length + other.length;
  if (one[0] === other[0]) return slipsBetween(one.slice(1), other.slice(1), most);
  if (most === 0) return 1;
  const rest = [
    slipsBetween(one.slice(1), other, most - 1),
    slipsBetween(one, other.slice(1), most - 1),
    slipsBetween(one.slice(1), other.slice(1), most - 1),
  ];
  const swapped = one[0] === other[1] && one[1] === other[0];
  if (swapped) rest.push(slipsBetween(one.slice(2), other.slice(2), most - 1));
  return 1 + Math.min(...rest);
}

function isMeant(word: string, name: string): boolean {
  const shorter = Math.min(word.length, name.length);
  const allowed = shorter >= 8 ? 2 : 1;
  return shorter >= 3 && slipsBetween(word, name, allowed) <= allowed;
}

describe('the words close to one', () => {
  it('are those that looking at every word finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), slipped, (words, written) => {
        const plain = words.filter((one) => isMeant(written, one));
        assert.deepEqual([...new CloseWords(words).to(written)].sort(), plain.sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('have the word that slips were made in, if there were no more than may be', () => {
    fc.assert(
      fc.property(word, slipped, (one, written) => {
        assert.equal(new CloseWords([one]).to(written).has(one), isMeant(written, one));
      }),
      { numRuns: 1000 },
    );
  });

  for (const [written, name] of [
    ['sofei', 'sofie'],
    ['sofi', 'sofie'],
    ['sofies', 'sofie'],
    ['ida', 'eda'],
    ['khristofer', 'christoffer'],
  ] as const) {
    it(`are meant: »${written}« for ${name}`, () => {
      assert.deepEqual([...new CloseWords([name]).to(written)], [name]);
    });
  }

  for (const [written, name] of [
    ['bo', 'ba'],
    ['sofoi', 'sofie'],
    ['cristofa', 'christoffer'],
    ['', 'ida'],
    ['x'.repeat(20_000), 'christoffer'],
  ] as const) {
    it(`are not meant: »${written.slice(0, 10)}« for ${name}`, () => {
      assert.equal(new CloseWords([name]).to(written).size, 0);
    });
  }
});
