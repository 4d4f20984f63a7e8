import assert from 'node:assert/strict';
import { demoClock } from '../../../bot/sandbox/demoClock.ts';
import { aCalendar } from '../../builders/calendar.ts';

const calendar = aCalendar();
const wall = (at: Temporal.ZonedDateTime) =>
  at.toPlainDateTime().toString({ smallestUnit: 'minute' });

describe('the clock of the demo', () => {
  it('goes to the next school day’s morning, over weekends and holidays', () => {
    const clock = demoClock('2026-12-17T08:10:00+01:00');
    assert.equal(wall(clock.nextMorning(calendar)), '2026-12-18T07:45');
    assert.equal(wall(clock.nextMorning(calendar)), '2027-01-05T07:45');
  });

  it('runs on from there', () => {
    const clock = demoClock('2026-11-25T08:10:00+01:00');
    const set = clock.nextMorning(calendar).toInstant();
    const later = clock.now().since(set).total('seconds');
    assert.ok(later >= 0 && later < 60);
  });

  it('stays where it is after the last planned school day', () => {
    const clock = demoClock('2027-06-25T08:10:00+02:00');
    assert.equal(wall(clock.nextMorning(calendar)), '2027-06-25T08:10');
  });
});
