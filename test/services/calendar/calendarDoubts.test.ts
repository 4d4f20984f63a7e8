import assert from 'node:assert/strict';
import { calendarData } from '../../../services/calendar/calendarData.ts';
import { calendarDoubts, doubtText } from '../../../services/calendar/calendarDoubts.ts';
import { schoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { aCalendar } from '../../builders/calendar.ts';

const range = (from: string, to: string, name: string) => ({ from, to, name });
const aYear = (start: number, closed: object[] = []) => ({
  name: `Prøve ${start}`,
  schoolYear: { first: `${start}-08-10`, last: `${start + 1}-06-25` },
  closed,
});
const doubtsOf = (...years: object[]) =>
  calendarDoubts(schoolCalendar(calendarData.parse({ years })));

describe('calendarDoubts', () => {
  it('has none of a plan that comes to 200 days', () => {
    assert.deepEqual(calendarDoubts(aCalendar()), []);
  });

  it('tells how many school days a year has that has not 200', () => {
    const [doubt, ...more] = doubtsOf(aYear(2026));
    assert.deepEqual(doubt, { doubt: 'school_days', year: 'Prøve 2026', schoolDays: 230 });
    assert.deepEqual(more, []);
    assert.match(doubt ? doubtText(doubt) : '', /^Prøve 2026: 230 school days, usually 200/);
  });

  it('tells of days that are closed twice, once for each pair', () => {
    const holidays = [
      range('2026-10-12', '2026-10-16', 'Efterårsferie'),
      range('2026-10-16', '2026-10-19', 'Lukkedage'),
      range('2026-10-20', '2026-10-20', 'Pædagogisk dag'),
    ];
    const doubts = doubtsOf(aYear(2026, holidays)).filter(({ doubt }) => doubt === 'closed_twice');
    assert.deepEqual(doubts.map(doubtText), [
      'Prøve 2026: Efterårsferie and Lukkedage close the same days from 2026-10-16: look at their dates',
    ]);
  });

  it('tells of a school year that was left out, and of no summer', () => {
    const missing = (...years: object[]) =>
      doubtsOf(...years).filter(({ doubt }) => doubt === 'year_missing');
    assert.deepEqual(missing(aYear(2025), aYear(2026)), []);
    assert.deepEqual(missing(aYear(2026), aYear(2024)).map(doubtText), [
      'no school year is planned between 2025-06-25 and 2026-08-10: add it',
    ]);
  });
});
