import assert from 'node:assert/strict';
import { calendarData } from '../../../services/calendar/calendarData.ts';
import { notPlanned } from '../../../services/calendar/planned.ts';
import { schoolCalendar } from '../../../services/calendar/schoolCalendar.ts';

const calendar = schoolCalendar(
  calendarData.parse({
    years: [2023, 2025, 2026].map((start) => ({
      name: `Prøve ${start}`,
      schoolYear: { first: `${start}-08-10`, last: `${start + 1}-06-25` },
      closed: [],
    })),
  }),
);
const missing = (day: string) => notPlanned(calendar, Temporal.PlainDate.from(day))?.schoolYear;

describe('notPlanned', () => {
  it('names the school year that a day needs and the calendar lacks', () => {
    for (const [day, year] of [
      ['2023-08-09', '2022/23'],
      ['2023-07-01', '2022/23'],
      ['2020-01-01', '2019/20'],
      ['2024-06-26', '2024/25'],
      ['2024-11-01', '2024/25'],
      ['2025-07-31', '2024/25'],
      ['2025-08-09', '2024/25'],
      ['2027-06-26', '2027/28'],
      ['2027-08-09', '2027/28'],
      ['2029-02-01', '2028/29'],
    ] as const) {
      assert.equal(missing(day), year, day);
    }
  });

  it('takes every day of a planned year for planned, and the summer between two', () => {
    const days = ['2023-08-10', '2024-06-25', '2026-06-26', '2026-07-15', '2026-08-09'];
    for (const day of [...days, '2026-10-11', '2027-06-25']) assert.equal(missing(day), undefined);
  });

  it('says from when to when there is a plan', () => {
    const { first, last } = notPlanned(calendar, Temporal.PlainDate.from('2028-01-01')) ?? {};
    assert.deepEqual([first, last], ['2023-08-10', '2027-06-25']);
  });
});
