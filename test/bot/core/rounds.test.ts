import assert from 'node:assert/strict';
import { Rounds } from '../../../bot/core/rounds.ts';
import { watchDue, watchMinutes } from '../../../bot/meetings/watchDue.ts';
import { dayNumber } from '../../../services/calendar/dayNumber.ts';
import { handClock } from '../../doubles/handClock.ts';

const zone = 'Europe/Copenhagen';

/** A school's rounds as they are made: looked for every ten minutes from half past seven to four. */
function mornings(start: string) {
  const clock = handClock(start);
  let rounds = new Rounds(clock.elapsed);
  let last: number | undefined;
  const made: string[] = [];
  const look = () => {
    const now = clock.now().toZonedDateTimeISO(zone);
    const time = now.toPlainTime().toString();
    if (time < '07:30' || time >= '16:00') return;
    const day = dayNumber(now.toPlainDate());
    if (!rounds.isDue('linde', day, last)) return;
    last = day;
    rounds.made('linde');
    made.push(now.toPlainDateTime().toString({ smallestUnit: 'minute' }));
  };
  return {
    made,
    set: clock.set,
    pass: (hours: number) => {
      for (let tenth = 0; tenth < hours * 6; tenth += 1) {
        clock.advance({ minutes: 10 });
        look();
      }
    },
    restart: () => {
      rounds = new Rounds(clock.elapsed);
    },
  };
}

describe('rounds that are made once a day', () => {
  it('are made each morning by a steady clock', () => {
    const { made, pass } = mornings('2026-11-24T20:00:00+01:00');
    pass(48);
    assert.deepEqual(made, ['2026-11-25T07:30', '2026-11-26T07:30']);
  });

  for (const [what, start] of [
    ['a day', '2026-11-25T06:00:00+01:00'],
    ['over the last of December', '2026-12-31T06:00:00+01:00'],
    ['over the end of summer time', '2026-10-25T06:00:00+01:00'],
    ['over the beginning of summer time', '2027-03-28T06:00:00+02:00'],
  ] as const) {
    it(`are made neither twice nor too seldom when the clock steps back ${what}`, () => {
      for (const hours of [-1, -24, -25]) {
        for (const set of [1, 3, 9, 17, 19]) {
          const { made, pass, set: setBy } = mornings(start);
          pass(set);
          setBy({ hours });
          pass(72 - set);
          // Three days went by, and a day's round is a day's round by either clock.
          assert.equal(made.length, 3, `${hours} after ${set}: ${made.join()}`);
        }
      }
    });
  }

  it('are not made again when the clock is set back for a while, nor left out after', () => {
    const { made, pass, set } = mornings('2026-11-25T06:00:00+01:00');
    pass(2);
    set({ hours: -24 });
    pass(2);
    set({ hours: 24 });
    pass(24);
    assert.deepEqual(made, ['2026-11-25T07:30', '2026-11-26T07:30']);
  });

  it('are made the next day after a restart with a clock that was a year ahead', () => {
    const { made, pass, set, restart } = mornings('2027-11-25T06:00:00+01:00');
    pass(2);
    set({ hours: -24 * 365 });
    restart();
    pass(48);
    assert.deepEqual(made, ['2027-11-25T07:30', '2026-11-26T07:30', '2026-11-27T07:30']);
  });
});

describe('watchDue', () => {
  const now = Temporal.Instant.from('2026-11-25T08:10:00+01:00');
  const until = (minutes: number) => ({
    subscriptionId: 'a',
    until: now.add({ minutes }).toString(),
  });

  it('lengthens a watch from half its time on, and one whose end a clock that was ahead set', () => {
    assert.equal(watchDue(until(watchMinutes), now), false);
    assert.equal(watchDue(until(watchMinutes / 2), now), true);
    assert.equal(watchDue(until(watchMinutes + 60), now), true);
  });
});
