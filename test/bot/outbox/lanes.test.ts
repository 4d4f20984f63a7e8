import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lanes } from '../../../bot/outbox/lanes.ts';
import { handClock } from '../../doubles/handClock.ts';

describe('lanes', () => {
  it('keep the order of each lane, however often something has to wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c'), holds: fc.nat({ max: 3 }) })),
        async (items) => {
          const clock = handClock();
          const done: { lane: string; number: number }[] = [];
          const holds = items.map((item) => item.holds);
          const lanes = new Lanes<number>({
            schedule: clock.schedule,
            run: async (number) => {
              const left = holds[number] ?? 0;
              holds[number] = left - 1;
              if (left > 0) return 1000;
              done.push({ lane: items[number]?.lane ?? '', number });
              return undefined;
            },
          });
          items.forEach(({ lane }, number) => {
            lanes.add(lane, number);
          });
          await lanes.idle();
          while (clock.waiting > 0) {
            clock.advance({ seconds: 1 });
            await lanes.idle();
          }
          assert.equal(done.length, items.length);
          for (const of of Map.groupBy(done, ({ lane }) => lane).values()) {
            const numbers = of.map(({ number }) => number);
            assert.deepEqual(
              numbers,
              numbers.toSorted((a, b) => a - b),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('hold back one lane alone', async () => {
    const clock = handClock();
    const done: string[] = [];
    let held = true;
    const lanes = new Lanes<string>({
      schedule: clock.schedule,
      run: async (item) => {
        if (item === 'a1' && held) return 5000;
        done.push(item);
        return undefined;
      },
    });
    for (const item of ['a1', 'b1', 'a2', 'b2']) lanes.add(item.slice(0, 1), item);
    await lanes.idle();
    assert.deepEqual(done, ['b1', 'b2']);
    held = false;
    clock.advance({ seconds: 4 });
    await lanes.idle();
    assert.deepEqual(done, ['b1', 'b2']);
    clock.advance({ seconds: 1 });
    await lanes.idle();
    assert.deepEqual(done, ['b1', 'b2', 'a1', 'a2']);
  });

  it('let what comes late in where it belongs, but not before what is being done', async () => {
    const done: number[] = [];
    const first = Promise.withResolvers<undefined>();
    const lanes = new Lanes<number>({
      schedule: handClock().schedule,
      isBefore: (one, other) => one < other,
      run: async (item) => {
        if (item === 3) await first.promise;
        done.push(item);
        return undefined;
      },
    });
    for (const item of [3, 5, 4, 1]) lanes.add('a', item);
    first.resolve(undefined);
    await lanes.idle();
    assert.deepEqual(done, [3, 1, 4, 5]);
  });

  it('start nothing more once stopped', async () => {
    const clock = handClock();
    const done: string[] = [];
    const lanes = new Lanes<string>({
      schedule: clock.schedule,
      run: async (item) => {
        done.push(item);
        return 1000;
      },
    });
    lanes.add('a', 'a1');
    await lanes.idle();
    await lanes.stop();
    lanes.add('a', 'a2');
    clock.advance({ minutes: 1 });
    await lanes.idle();
    assert.deepEqual(done, ['a1']);
    assert.equal(clock.waiting, 0);
  });
});
