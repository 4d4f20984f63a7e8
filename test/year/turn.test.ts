import assert from 'node:assert/strict';
import { figures } from './figures.ts';
import { atNight, listsTwice } from './findings.ts';
import { liveYear, type Year } from './year.ts';

/** Classes at each of the two schools. */
const classes = 4;

/** From spring to autumn: cases are opened and followed, and the classes move on in the summer. */
const span = { from: '2026-03-09', to: '2026-09-04' };

/** As in a whole year (`year.test.ts`). */
const longestSilence = 12;

describe('the turn of the school year', () => {
  let year: Year;

  before(async function () {
    this.timeout(0);
    year = await liveYear(classes, span);
  });

  after(async function () {
    this.timeout(0);
    if (!year) return;
    console.log(`\n${await figures(year)}\n`);
    await year.world.school.close();
  });

  it('has somebody asked about each case from before the holidays within the first school week', () => {
    const { faults, seen } = year.watch.turn;
    assert.ok(seen.cases.size > 0, 'a case was open');
    assert.ok(seen.followed.size > 0, 'one was only followed');
    assert.deepEqual(faults.unlooked, []);
  });

  it('moves pupils with open cases to their new classes, and says these', () => {
    assert.deepEqual(year.watch.turn.faults.classes, []);
    assert.deepEqual(year.watch.turn.faults.titles, []);
  });

  it('gives a case that its class teacher no longer has to somebody else, or asks for one', () => {
    const { faults, seen } = year.watch.turn;
    assert.ok(seen.holders.size > 0, 'somebody else leads one');
    assert.deepEqual(faults.holders, []);
  });

  it('leaves nobody unseen over the summer, neither those whose last grade is over', () => {
    const { leaving, longest, help } = year.watch;
    assert.ok(leaving.left.size > 0, 'a case of the oldest grade was open');
    assert.deepEqual(leaving.unseen, []);
    assert.deepEqual(help.faults.meetings, []);
    assert.deepEqual(help.faults.arrangements, []);
    assert.ok(longest.days <= longestSilence, `${longest.days}: ${longest.of}`);
  });

  it('holds of each case what the rules say, in the grade that the pupil is in by now', () => {
    assert.deepEqual(year.watch.faults.assessed, []);
    assert.deepEqual(year.watch.faults.replay, []);
    assert.deepEqual(year.watch.faults.next, []);
  });

  it('shows nobody what is no longer theirs to see', () => {
    assert.deepEqual(year.watch.faults.seen, []);
  });

  it('comes to nobody in the holidays, and with one list a day', () => {
    assert.deepEqual(atNight(year), []);
    assert.deepEqual(listsTwice(year), []);
  });

  it('is never in trouble', () => {
    const trouble = year.world.school.log.filter((line) => JSON.parse(line).level >= 50);
    assert.deepEqual(trouble, []);
  });
});
