import assert from 'node:assert/strict';
import { newsAgain, weekKey, withToldWeek } from '../../../services/cases/tellingWeek.ts';
import { aCalendar } from '../../builders/calendar.ts';

const calendar = aCalendar();
const day = (date: string) => Temporal.PlainDate.from(date);
const schoolDaysFrom = (date: string, count: number) =>
  Array.from({ length: count }, (_, at) => calendar.plus(day(date), at) ?? assert.fail());

describe('what was told and is told again each week', () => {
  /** The school days on which it is news, from the day after it was told. */
  const newsAfter = (told: string, count: number) => {
    const days = schoolDaysFrom(told, count + 1);
    return days.flatMap((one, at) => {
      const before = days[at - 1];
      if (!before) return [];
      const isNews = newsAgain(day(told), one, calendar) !== newsAgain(day(told), before, calendar);
      return isNews ? [one.toString()] : [];
    });
  };

  it('is news on the first school day of a week, and on no other', () => {
    assert.deepEqual(newsAfter('2026-11-02', 16), ['2026-11-09', '2026-11-16', '2026-11-23']);
  });

  it('is left to people for three school days first', () => {
    assert.deepEqual(newsAfter('2026-11-04', 8), ['2026-11-09', '2026-11-16']);
    assert.deepEqual(newsAfter('2026-11-05', 8), ['2026-11-16']);
    assert.deepEqual(newsAfter('2026-11-06', 8), ['2026-11-16']);
  });

  it('is left to silence for seven school days at most, holidays or not', () => {
    for (const told of schoolDaysFrom('2026-08-17', 150)) {
      const [first] = newsAfter(told.toString(), 12);
      assert.ok(first, `${told}`);
      const silent = calendar.between(told.add({ days: 1 }), day(first)).length;
      assert.ok(silent >= 3 && silent <= 7, `${told} to ${first}: ${silent}`);
    }
  });

  it('is the same week to somebody who was away when it began', () => {
    const told = day('2026-11-02');
    assert.equal(
      newsAgain(told, day('2026-11-11'), calendar),
      newsAgain(told, day('2026-11-09'), calendar),
    );
  });

  it('that waits to be told together is told once in its week, though some of it was answered', () => {
    const today = day('2026-11-11');
    const told = [weekKey('reasons', today), weekKey('help', today)];
    assert.deepEqual(withToldWeek([], told, today), told);
    assert.deepEqual(withToldWeek(['a'], told, day('2026-11-16')), ['a']);
  });
});
