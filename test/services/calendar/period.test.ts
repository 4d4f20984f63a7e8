import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  monthOf,
  needsYear,
  type Period,
  quarterOf,
  schoolYearEnd,
  schoolYearOf,
  schoolYearStart,
} from '../../../services/calendar/period.ts';

const shown = ({ from, to }: Period) => [from.toString(), to.toString()];
const date = (text: string) => Temporal.PlainDate.from(text);
const anyDate = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));

describe('monthOf', () => {
  it('goes from the first to the last day, whatever the month', () => {
    assert.deepEqual(shown(monthOf(date('2026-11-25'))), ['2026-11-01', '2026-11-30']);
    assert.deepEqual(shown(monthOf(date('2026-12-31'))), ['2026-12-01', '2026-12-31']);
    assert.deepEqual(shown(monthOf(date('2027-02-28'))), ['2027-02-01', '2027-02-28']);
    assert.deepEqual(shown(monthOf(date('2028-02-29'))), ['2028-02-01', '2028-02-29']);
  });
});

describe('quarterOf', () => {
  it('knows the four quarters by their first and last day', () => {
    for (const [from, to] of [
      ['2028-01-01', '2028-03-31'],
      ['2028-04-01', '2028-06-30'],
      ['2028-07-01', '2028-09-30'],
      ['2028-10-01', '2028-12-31'],
    ] as const) {
      assert.deepEqual(shown(quarterOf(date(from))), [from, to]);
      assert.deepEqual(shown(quarterOf(date(to))), [from, to]);
    }
    assert.deepEqual(shown(quarterOf(date('2028-02-29'))), ['2028-01-01', '2028-03-31']);
  });
});

describe('schoolYearOf', () => {
  it('begins on 1 August and ends on 31 July', () => {
    const year = ['2026-08-01', '2027-07-31'];
    assert.deepEqual(shown(schoolYearOf(date('2026-08-01'))), year);
    assert.deepEqual(shown(schoolYearOf(date('2026-12-31'))), year);
    assert.deepEqual(shown(schoolYearOf(date('2027-01-01'))), year);
    assert.deepEqual(shown(schoolYearOf(date('2027-07-31'))), year);
    assert.deepEqual(shown(schoolYearOf(date('2026-07-31'))), ['2025-08-01', '2026-07-31']);
    assert.deepEqual(shown(schoolYearOf(date('2028-02-29'))), ['2027-08-01', '2028-07-31']);
  });
});

describe('schoolYearStart and schoolYearEnd', () => {
  it('are the first and the last day of the school year, whatever the date', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        assert.equal(schoolYearStart(day.toString()), schoolYearOf(day).from.toString());
        assert.equal(schoolYearEnd(day.toString()), schoolYearOf(day).to.toString());
      }),
    );
  });
});

describe('every period', () => {
  for (const [name, periodOf] of Object.entries({ monthOf, quarterOf, schoolYearOf })) {
    it(`${name} holds its date, is the same for all its dates, and is followed by the next at once`, () => {
      fc.assert(
        fc.property(anyDate, (day) => {
          const period = periodOf(day);
          assert.ok(Temporal.PlainDate.compare(period.from, day) <= 0);
          assert.ok(Temporal.PlainDate.compare(day, period.to) <= 0);
          assert.deepEqual(shown(periodOf(period.from)), shown(period));
          assert.deepEqual(shown(periodOf(period.to)), shown(period));
          const next = periodOf(period.to.add({ days: 1 }));
          assert.equal(next.from.toString(), period.to.add({ days: 1 }).toString());
        }),
      );
    });
  }
});

describe('needsYear', () => {
  it('holds for days of another school year, and for those half a year off', () => {
    assert.equal(needsYear(['2026-11-16', '2027-04-20'], '2026-11-25'), false);
    assert.equal(needsYear(['2026-08-10', '2027-05-28'], '2026-11-25'), true);
    assert.equal(needsYear(['2026-06-25'], '2026-08-20'), true);
    assert.equal(needsYear([], '2026-08-20'), false);
  });
});
