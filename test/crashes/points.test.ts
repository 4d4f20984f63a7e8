import assert from 'node:assert/strict';
import { everyNth, type Tried, tryPoints } from './everyPoint.ts';
import { handOver } from './handOverScript.ts';

/** 1 tries all of them, which takes a quarter of an hour on two cores. */
const every = Number(process.env.CRASH_EVERY ?? 6);

describe(`the bot, killed at one of ${every} of all points`, function () {
  this.timeout(3_600_000);

  const report = ({ points, runs, deaths }: Tried, what: string) =>
    console.log(`      ${what}: ${points} points, ${runs} runs, ${deaths} kills`);

  const diedWhereItShould = ({ deaths, endedBefore, runs }: Tried) => {
    assert.equal(deaths + endedBefore, runs);
    assert.ok(endedBefore <= 1 + runs / 100, `${endedBefore} of ${runs} ended before their point`);
  };

  it('ends as if nothing had happened', async () => {
    const tried = await tryPoints(everyNth(every));
    report(tried, 'once');
    assert.deepEqual(tried.wrong, []);
    diedWhereItShould(tried);
  });

  it('ends as if nothing had happened when the register is read, a pupil leaves and the case goes along', async () => {
    const tried = await tryPoints(everyNth(every === 1 ? 1 : every * 2), undefined, handOver);
    report(tried, 'hand-over');
    assert.deepEqual(tried.wrong, []);
    diedWhereItShould(tried);
  });

  it('ends as if nothing had happened, also when it is killed again while it recovers', async () => {
    const tried = await tryPoints(everyNth(every * 4), (point) => 1 + ((point * 7) % 60));
    report(tried, 'twice');
    assert.deepEqual(tried.wrong, []);
    assert.ok(tried.deaths > tried.runs);
  });
});
