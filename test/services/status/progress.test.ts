import assert from 'node:assert/strict';
import type { Mark } from '../../../services/absence/mark.ts';
import { progressSince } from '../../../services/status/progress.ts';
import { aCalendar, aCalendarWithExams } from '../../builders/calendar.ts';

const calendar = aCalendar();
const ill = (...dates: string[]): Mark[] =>
  dates.map((date) => ({ date, category: 'illness', fraction: 1 }));
const on = (date: string) => Temporal.PlainDate.from(date);

/** Three days of the 20 before the plan of 2 November, and as many after it as asked for. */
const before = ill('2026-10-26', '2026-10-27', '2026-10-28');
const since = '2026-11-02';

describe('progressSince', () => {
  it('holds the 20 school days before the plan against the newest ones since, with the numbers', () => {
    const marks = [...before, ...ill('2026-11-03', '2026-11-04', '2026-12-08')];
    const found = progressSince(since, marks, calendar, on('2026-12-11'));
    assert.deepEqual(found, {
      since,
      before: { absentDays: 3, schoolDays: 20 },
      after: { absentDays: 1, schoolDays: 20 },
      change: 'better',
    });
  });

  it('is worse, or the same, where absence is', () => {
    const changeWith = (...dates: string[]) =>
      progressSince(since, [...before, ...ill(...dates)], calendar, on('2026-11-27')).change;
    assert.equal(changeWith('2026-11-03', '2026-11-05', '2026-11-09'), 'same');
    assert.equal(changeWith('2026-11-03', '2026-11-05', '2026-11-09', '2026-11-10'), 'worse');
  });

  it('cannot be better than no absence at all, also where there was none before', () => {
    assert.equal(progressSince(since, [], calendar, on('2026-11-27')).change, 'better');
  });

  it('is too early to tell in the first week, and at the calendar’s start', () => {
    const at = (date: string) => progressSince(since, before, calendar, on(date)).change;
    assert.deepEqual([at('2026-11-05'), at('2026-11-06')], ['too_early', 'better']);
    const first = progressSince('2026-08-11', ill('2026-08-10'), calendar, on('2026-09-11'));
    assert.equal(first.change, 'too_early');
  });

  it('looks at the school days of the pupil’s grade', () => {
    const ninth = aCalendarWithExams().forGrade(9);
    const found = progressSince('2027-04-01', ill('2027-05-12'), ninth, on('2027-06-20'));
    assert.deepEqual(found.after, { absentDays: 1, schoolDays: 20 });
  });
});
