import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomFor } from '../../../bot/sandbox/random.ts';

describe('randomFor', () => {
  it('gives the same numbers for the same key and others for another', () => {
    const draw = (key: string) => {
      const random = randomFor(key);
      return Array.from({ length: 5 }, () => random.next());
    };
    assert.deepEqual(draw('linde'), draw('linde'));
    assert.notDeepEqual(draw('linde'), draw('havn'));
  });

  it('spreads its numbers evenly from 0 to below 1', () => {
    const random = randomFor('spread');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let drawn = 0; drawn < 10_000; drawn += 1) {
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    assert.equal(tenths.length, 10);
    for (const count of tenths) assert.ok(Math.abs(count - 1000) < 150, `${count} of 10000`);
  });

  it('shuffles without losing or doubling anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (key, list) => {
        const before = [...list];
        const shuffled = randomFor(key).shuffle(list);
        assert.deepEqual(list, before);
        assert.deepEqual(shuffled.toSorted(), before.toSorted());
      }),
    );
  });

  it('picks something of the list, and refuses an empty one', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer(), { minLength: 1 }), (key, list) => {
        assert.ok(list.includes(randomFor(key).pick(list)));
      }),
    );
    assert.throws(() => randomFor('empty').pick([]), RangeError);
  });
});
