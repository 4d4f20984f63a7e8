import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Ticking } from '../../../bot/outbox/gate.ts';
import {
  type Throttle,
  ThrottleStopped,
  teamsLimits,
  throttle,
} from '../../../bot/outbox/throttle.ts';

describe('the pace of messages to Teams', () => {
  let clock: sinon.SinonFakeTimers;
  let gate: Throttle;

  const ticking: Ticking = {
    elapsed: () => performance.now(),
    schedule: (afterMs, run) => {
      const timer = setTimeout(run, afterMs);
      return () => clearTimeout(timer);
    },
  };

  beforeEach(() => {
    clock = sinon.useFakeTimers();
    gate = throttle(ticking);
  });

  afterEach(() => clock.restore());

  /** When each of `count` requests of one conversation went, in milliseconds, one after another. */
  const times = async (conversation: string, count: number): Promise<number[]> => {
    const went: number[] = [];
    for (let index = 0; index < count; index += 1) {
      await gate.turn(conversation);
      went.push(performance.now());
    }
    return went;
  };

  /** The most that fell into any stretch of that length. */
  const most = (went: readonly number[], interval: number): number =>
    Math.max(...went.map((from) => went.filter((at) => at >= from && at < from + interval).length));

  it('lets a conversation have 7 in any second and 60 in any 30', async () => {
    const went = times('a', 200);
    await clock.tickAsync(200_000);
    assert.equal((await went).length, 200);
    assert.equal(most(await went, 1000), 7);
    assert.equal(most(await went, 30_000), 60);
  });

  for (const hours of [-25, -1, 1, 25]) {
    it(`goes on as before when the wall clock is set by ${hours} hours`, async () => {
      const went = times('a', 100);
      await clock.tickAsync(2500);
      clock.setSystemTime(Date.now() + hours * 3_600_000);
      await clock.tickAsync(60_000);
      assert.equal((await went).length, 100);
      assert.equal(most(await went, 1000), 7);
      assert.equal(most(await went, 30_000), 60);
      assert.ok(((await went).at(-1) ?? 0) < 40_000);
    });
  }

  it('lets nobody wait who keeps within the limits', async () => {
    assert.deepEqual(await times('a', 7), [0, 0, 0, 0, 0, 0, 0]);
  });

  it('lets all conversations together have 50 in any second', async () => {
    const went: number[] = [];
    const all = Array.from({ length: 120 }, async (_, index) => {
      await gate.turn(`c${index}`);
      went.push(performance.now());
    });
    await clock.tickAsync(10_000);
    await Promise.all(all);
    assert.equal(most(went, 1000), 50);
  });

  it('takes its part of what the bot may send in all, as more or fewer processes send as it', async () => {
    let processes = 4;
    gate = throttle(ticking, teamsLimits, () => processes);
    const went: number[] = [];
    const all = Array.from({ length: 200 }, async (_, index) => {
      await gate.turn(`c${index}`);
      went.push(performance.now());
    });
    await clock.tickAsync(5_000);
    assert.equal(most(went, 1000), 12);
    processes = 100;
    await clock.tickAsync(2_000);
    const before = went.length;
    await clock.tickAsync(10_000);
    assert.equal(went.length - before, 10, 'one a second at least');
    processes = 1;
    await clock.tickAsync(4_000);
    await Promise.all(all);
    assert.equal(most(went, 1000), 50);
  });

  it('forgets conversations that are quiet', async () => {
    for (let index = 0; index < 3000; index += 1) {
      const turn = gate.turn(`c${index}`);
      await clock.tickAsync(100);
      await turn;
    }
    assert.ok(gate.size <= 801, `${gate.size} are remembered`);
  });

  it('sends away whoever waits when the process ends', async () => {
    const went = times('a', 8);
    await Promise.resolve();
    const left = assert.rejects(went, ThrottleStopped);
    await clock.tickAsync(1);
    gate.stop();
    await left;
    await assert.rejects(gate.turn('b'), ThrottleStopped);
  });
});
