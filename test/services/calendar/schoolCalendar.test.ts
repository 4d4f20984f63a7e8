import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarData } from '../../../services/calendar/calendarData.ts';
import { schoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { aCalendar, aCalendarWithExams } from '../../builders/calendar.ts';
import { anySpan, dateAt } from '../rules/randomSchool.ts';
import { nextDate, schoolDaysOf, weekdayOf } from '../rules/slowAssess.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const shown = (days: readonly Temporal.PlainDate[]) => days.map((day) => day.toString());

/** A random calendar as data and built, and a date in or around it. */
const anyDay = anySpan.chain(({ calendar, from, to }) =>
  fc.record({
    data: fc.constant(calendar),
    calendar: fc.constant(schoolCalendar(calendar)),
    day: fc.noBias(fc.integer({ min: from - 20, max: to + 20 })).map((at) => date(dateAt(at))),
  }),
);

describe('a school calendar, of any years', () => {
  it('has the school days that a plain loop over all dates finds, for every grade', () => {
    fc.assert(
      fc.property(anySpan, fc.constantFrom(0, 5, 9), ({ calendar: data }, grade) => {
        const calendar = schoolCalendar(data);
        assert.deepEqual(shown(calendar.days), schoolDaysOf(data));
        assert.deepEqual(calendar.dates, schoolDaysOf(data));
        assert.deepEqual(shown(calendar.forGrade(grade).days), schoolDaysOf(data, grade));
      }),
    );
  });

  it('says of every date either that it is a school day or why not', () => {
    fc.assert(
      fc.property(anyDay, ({ data, calendar, day }) => {
        const open = schoolDaysOf(data);
        const at = open.indexOf(day.toString());
        assert.equal(calendar.isSchoolDay(day), at >= 0);
        assert.equal(calendar.isSchoolDate(day.toString()), at >= 0);
        assert.equal(calendar.indexOf(day), at >= 0 ? at : undefined);
        const why = calendar.whyClosed(day);
        assert.equal(why === undefined, at >= 0);
        if (why?.reason === 'weekend') assert.ok(weekdayOf(day.toString()) > 5);
        if (why?.reason === 'outside') assert.ok(weekdayOf(day.toString()) <= 5);
      }),
    );
  });

  it('finds the school days between two dates, and the nearest on either side', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 90 }), ({ data, calendar, day }, days) => {
        const open = schoolDaysOf(data);
        const [from, to] = [day.toString(), day.add({ days }).toString()];
        assert.deepEqual(
          shown(calendar.between(day, day.add({ days }))),
          open.filter((one) => from <= one && one <= to),
        );
        assert.deepEqual(
          calendar.datesBetween(day, day.add({ days })),
          shown(calendar.between(day, day.add({ days }))),
        );
        assert.equal(
          calendar.onOrBefore(day)?.toString(),
          open.filter((one) => one <= from).at(-1),
        );
        assert.equal(
          calendar.onOrAfter(day)?.toString(),
          open.find((one) => one >= from),
        );
      }),
    );
  });

  it('counts forward as one would on fingers, and names no day beyond its end', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), ({ data, calendar, day }, count) => {
        const open = new Set(schoolDaysOf(data));
        const last = [...open].at(-1) ?? '';
        let at = day.toString();
        let left = count;
        while (at <= last && (left > 0 || (count === 0 && !open.has(at)))) {
          at = nextDate(at);
          if (open.has(at)) left -= 1;
          if (count === 0 && open.has(at)) break;
        }
        assert.equal(calendar.plus(day, count)?.toString(), at <= last ? at : undefined);
      }),
    );
  });

  it('comes back by the same count: plus and between undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), ({ calendar, day }, count) => {
        const start = calendar.onOrAfter(day);
        const end = start && calendar.plus(start, count);
        fc.pre(start !== undefined && end !== undefined);
        assert.equal(calendar.between(start, end).length, count + 1);
        assert.equal(calendar.plus(end, -count)?.toString(), start.toString());
        assert.equal(calendar.indexOf(end), (calendar.indexOf(start) ?? 0) + count);
      }),
    );
  });
});

describe('a school calendar', () => {
  const calendar = aCalendar();

  it('says why there is no school: weekend, the name of the holiday, or outside the year', () => {
    assert.equal(calendar.whyClosed(date('2026-11-25')), undefined);
    assert.deepEqual(calendar.whyClosed(date('2026-11-28')), { reason: 'weekend' });
    assert.deepEqual(calendar.whyClosed(date('2026-10-14')), {
      reason: 'closed',
      name: 'Efterårsferie',
    });
    assert.deepEqual(calendar.whyClosed(date('2026-08-07')), { reason: 'outside' });
    assert.deepEqual(calendar.whyClosed(date('2027-06-28')), { reason: 'outside' });
  });

  it('holds school on the first and the last day, and closes on both ends of a holiday', () => {
    for (const open of ['2026-08-10', '2027-06-25', '2026-10-09', '2026-10-19']) {
      assert.ok(calendar.isSchoolDay(date(open)), open);
    }
    for (const closed of ['2026-10-12', '2026-10-16', '2027-05-17']) {
      assert.ok(!calendar.isSchoolDay(date(closed)), closed);
    }
  });

  it('knows 29 February in a leap year, and only then', () => {
    const leap = schoolCalendar(
      calendarData.parse({
        name: 'Skudår',
        schoolYear: { first: '2027-08-09', last: '2028-06-23' },
        closed: [],
      }),
    );
    assert.ok(leap.isSchoolDay(date('2028-02-29')));
    assert.equal(leap.plus(date('2028-02-28'), 1)?.toString(), '2028-02-29');
    assert.equal(calendar.plus(date('2027-02-19'), 1)?.toString(), '2027-03-01');
  });

  it('counts from a day without school as from the school day before it', () => {
    const sunday = date('2026-11-22');
    assert.equal(calendar.plus(sunday, 0)?.toString(), '2026-11-23');
    assert.equal(calendar.plus(sunday, 1)?.toString(), '2026-11-23');
    assert.equal(calendar.plus(sunday, -1)?.toString(), '2026-11-20');
    assert.equal(calendar.plus(date('2027-06-25'), 1), undefined);
  });

  it('puts several school years in order of time, whatever their order in the file', () => {
    const year = (first: string, last: string) => ({
      name: first,
      schoolYear: { first, last },
      closed: [],
    });
    const years = [year('2026-08-10', '2027-06-25'), year('2025-08-11', '2026-06-26')];
    const both = schoolCalendar(calendarData.parse({ years }));
    assert.equal(both.days[0]?.toString(), '2025-08-11');
    assert.equal(both.plus(date('2026-06-26'), 1)?.toString(), '2026-08-10');
    assert.deepEqual(both.whyClosed(date('2026-07-15')), { reason: 'outside' });
  });

  it('ends the year earlier for a grade that has its own last day, and for that grade alone', () => {
    const withExams = aCalendarWithExams();
    assert.ok(withExams.forGrade(9).isSchoolDay(date('2027-05-12')));
    assert.ok(!withExams.forGrade(9).isSchoolDay(date('2027-05-13')));
    assert.ok(withExams.forGrade(8).isSchoolDay(date('2027-05-13')));
    assert.ok(withExams.isSchoolDay(date('2027-05-13')));
    assert.equal(withExams.forGrade(9).forGrade(8), withExams);
  });
});
