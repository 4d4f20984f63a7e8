import assert from 'node:assert/strict';
import fc from 'fast-check';
import { repeats } from '../../../bot/health/repeats.ts';
import { handClock } from '../../doubles/handClock.ts';

describe('what repeats itself', () => {
  it('is said at once, then as a count a minute, and every time is counted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 }), (pauses) => {
        const clock = handClock();
        const say = repeats(clock.schedule);
        const said: { at: number; times: number }[] = [];
        const seconds = () => clock.now().epochMilliseconds / 1000;
        for (const pause of pauses) {
          for (let second = 0; second < pause; second += 1) clock.advance({ seconds: 1 });
          say('one', (times) => said.push({ at: seconds(), times }));
        }
        for (let second = 0; second < 200; second += 1) clock.advance({ seconds: 1 });
        assert.equal(
          said.reduce((sum, { times }) => sum + times, 0),
          pauses.length,
        );
        for (const [index, { at }] of said.entries()) {
          const before = said[index - 1];
          assert.ok(!before || at - before.at >= 60, 'no more than one a minute');
        }
        assert.equal(clock.waiting, 0, 'nothing is remembered once it is quiet');
      }),
    );
  });

  it('is told apart by what it is', () => {
    const clock = handClock();
    const say = repeats(clock.schedule);
    const said: string[] = [];
    for (const key of ['one', 'two', 'one', 'two'])
      say(key, (times) => said.push(`${key} ${times}`));
    assert.deepEqual(said, ['one 1', 'two 1']);
    clock.advance({ minutes: 1 });
    assert.deepEqual(said.slice(2).toSorted(), ['one 1', 'two 1']);
  });
});
