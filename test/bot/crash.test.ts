import assert from 'node:assert/strict';
import { everyNth, tryPoints } from '../crashes/everyPoint.ts';
import { assertNothingLost } from '../crashes/outcome.ts';
import { run } from '../crashes/run.ts';
import { forgetFresh } from '../doubles/crashingSchool.ts';

describe('the bot, killed between a note and the meeting it leads to', function () {
  // Each is a whole school day, with two starts.
  this.timeout(60_000);

  it('ends as if nothing had happened', async () => {
    const tried = await tryPoints((count) => everyNth(Math.floor(count / 20))(count));
    assert.deepEqual(tried.wrong, []);
    assert.ok(tried.deaths >= 20, `${tried.deaths} kills`);
  });
});

describe('the bot, killed, with a clock that jumps before it is started again', function () {
  this.timeout(60_000);

  after(() => forgetFresh());

  for (const [how, by] of [
    ['back an hour', { hours: -1 }],
    // The next morning would change the case first, and a press that comes again be too late.
    ['forward six hours', { hours: 6 }],
  ] as const) {
    it(`${how}: loses nothing and doubles nothing`, async () => {
      const whole = await run();
      for (const part of [0.3, 0.45, 0.6, 0.75, 0.9]) {
        const point = Math.floor(whole.points.length * part);
        const { outcome, deaths } = await run([point], (clock) => clock.set(by));
        assert.equal(deaths, 1);
        assertNothingLost(outcome, whole.outcome);
      }
    });
  }
});
