import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GoalMetric } from '../../../services/cases/goalMetric.ts';
import { goalStanding } from '../../../services/cases/goalStanding.ts';
import { aCalendar } from '../../builders/calendar.ts';

const calendar = aCalendar();
const today = Temporal.PlainDate.from('2026-11-25');
const daysFrom = (from: string) =>
  calendar.between(Temporal.PlainDate.from(from), today).map(String);
const absent = (dates: readonly string[], fraction: 1 | 0.5 = 1) =>
  dates.map((date) => ({ date, category: 'illness' as const, fraction }));
const week: GoalMetric = { by: 'days_week', target: 4 };
const percent: GoalMetric = { by: 'attendance_percent', target: 80 };
const stands = (
  metric: GoalMetric | undefined,
  { madeOn = '2026-11-11', marks = absent([]), reported = daysFrom('2026-09-01') } = {},
) => goalStanding(metric, { madeOn }, { marks, calendar, reported: new Set(reported), today });

describe('how a goal stands by what is noted', () => {
  it('is in the goal’s own unit since the plan was made, half days as half', () => {
    const marks = [
      ...absent(['2026-11-12', '2026-11-13', '2026-11-16']),
      ...absent(['2026-11-17'], 0.5),
    ];
    assert.equal(daysFrom('2026-11-11').length, 11);
    assert.deepEqual(stands(week, { marks }), { value: 3.4, from: '2026-11-11' });
    assert.deepEqual(stands(percent, { marks }), { value: 68.1, from: '2026-11-11' });
  });

  it('says nothing of what happened before the plan, and looks back four weeks at most', () => {
    const before = absent(daysFrom('2026-09-01').filter((day) => day < '2026-11-11'));
    assert.equal(stands(percent, { marks: before })?.value, 100);
    const old = stands(percent, { madeOn: '2026-09-01', marks: before });
    assert.equal(old?.from, daysFrom('2026-09-01').at(-20));
  });

  it('is nothing for a plan younger than a week of school, and for what attendance tells nothing of', () => {
    assert.equal(stands(week, { madeOn: '2026-11-20' }), undefined);
    assert.ok(stands(week, { madeOn: '2026-11-19' }));
    for (const metric of [
      undefined,
      { by: 'written' },
      { by: 'lessons_day', target: 3 },
    ] as const) {
      assert.equal(stands(metric), undefined);
    }
  });

  it('claims no presence on days that nobody told of', () => {
    const few = { reported: ['2026-11-11', '2026-11-12'] };
    assert.deepEqual(stands(week, few), { value: undefined, from: '2026-11-11' });
    const half = { reported: daysFrom('2026-11-18'), marks: absent(['2026-11-18', '2026-11-19']) };
    assert.deepEqual(stands(week, half), { value: 3.3, from: '2026-11-11' });
  });

  it('is never more than the truth, and never outside its unit', () => {
    const days = daysFrom('2026-11-11');
    fc.assert(
      fc.property(fc.subarray(days), (away) => {
        const marks = absent(away);
        const value = stands(percent, { marks })?.value ?? -1;
        const exact = ((days.length - away.length) * 100) / days.length;
        assert.ok(value >= 0 && value <= exact && exact - value <= 0.1 + 1e-9);
        const aWeek = stands(week, { marks })?.value ?? -1;
        assert.ok(aWeek >= 0 && aWeek <= 5);
      }),
    );
  });
});
