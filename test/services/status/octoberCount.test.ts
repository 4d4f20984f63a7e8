import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Category } from '../../../services/absence/mark.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import type { Ruleset } from '../../../services/rules/ruleset.ts';
import { countOn, type OctoberCount, octoberDay } from '../../../services/status/octoberCount.ts';
import { octoberView } from '../../../services/status/octoberView.ts';
import { aCase } from '../../builders/cases.ts';
import { aRoster } from '../../builders/people.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));
const day = (date: string) => Temporal.PlainDate.from(date);

describe('the count of worrying absence on 1 October', () => {
  const roster = aRoster();
  const [pupil] = roster.pupils;
  assert.ok(pupil);
  const on = day('2026-10-01');
  let calendar: SchoolCalendar;
  let figure: Ruleset;
  before(async () => {
    calendar = await readCalendar(data('calendars/eksempel-2025-27.json'));
    figure = await readRuleset(data('reports/case-figure.json'));
  });

  /** The last so many school days up to a date, noted as one kind. */
  const noted = (kind: Category, count: number, until = on): PupilAbsence => {
    const days = calendar
      .forGrade(pupil.grade)
      .days.filter((one) => Temporal.PlainDate.compare(one, until) <= 0);
    const dates = days.slice(-count).map(String);
    const at = `${until}T08:00:00+02:00`;
    return {
      pupilId: pupil.id,
      statements: [
        {
          ...{ id: 'r#0', reportId: 'r', by: 's-mette', at, intent: 'note', dates },
          ...{ category: kind, extent: 'day' },
        },
      ],
    };
  };
  const counted = (absence: PupilAbsence, cases: Parameters<typeof countOn>[0]['cases'] = []) =>
    countOn(
      { roster, calendar, absences: [absence], cases, plans: new Set(['step-0']), figure },
      on,
    );

  it('has whoever was away at least 40 of the last 200 school days, of all pupils, by grade and cause', () => {
    for (const kind of ['illness', 'leave', 'unlawful'] as const) {
      const { worrying, pupils, byGrade, byCause } = counted(noted(kind, 40));
      assert.deepEqual([worrying, pupils], [1, roster.pupils.length]);
      assert.equal(byGrade.find(({ grade }) => grade === pupil.grade)?.worrying, 1);
      assert.deepEqual(byCause, { [kind]: 1 });
      assert.equal(counted(noted(kind, 39)).worrying, 0);
    }
  });

  it('counts what had been by the day alone', () => {
    assert.equal(counted(noted('illness', 45, day('2026-11-25'))).worrying, 0);
  });

  it('has a plan where the case was open that day and the plan made by then', () => {
    const planned = (openedOn: string, doneOn: string, closedOn?: string) => {
      const [step] = aCase().steps;
      assert.ok(step);
      const done = { by: 's-mette', at: `${doneOn}T09:00:00+02:00` };
      const one = aCase({
        ...{ openedOn, pupilId: pupil.id, steps: [{ ...step, id: 'step-0', state: 'done', done }] },
        ...(closedOn === undefined ? {} : { closedOn, state: 'closed' as const }),
      });
      return counted(noted('illness', 40), [one]).withPlan;
    };
    assert.equal(planned('2026-09-01', '2026-09-10'), 1);
    assert.equal(planned('2026-09-01', '2026-10-05'), 0);
    assert.equal(planned('2026-09-01', '2026-09-10', '2026-09-20'), 0);
    assert.equal(planned('2026-09-01', '2026-09-10', '2026-10-02'), 1);
  });

  it('is made from the day on, while the 200 school days before are planned and their notes kept', () => {
    const made = (year: number, today: string, months = 12) =>
      octoberDay(year, calendar, day(today), months)?.toString();
    assert.equal(made(2026, '2026-10-01'), '2026-10-01');
    assert.equal(made(2026, '2026-09-30'), undefined);
    assert.equal(made(2026, '2027-07-31'), '2026-10-01');
    assert.equal(made(2026, '2027-08-01'), undefined, 'the year before is gone');
    assert.equal(made(2026, '2027-08-01', 24), '2026-10-01');
    assert.equal(made(2025, '2026-01-10'), undefined, 'no 200 school days before');
  });
});

describe('the count of 1 October as it is shown', () => {
  const aCount = (difference: Partial<OctoberCount> = {}): OctoberCount => ({
    ...{ on: '2026-10-01', rule: { da: 'Regel', en: 'Rule' }, pupils: 400 },
    ...{ worrying: 0, withPlan: 0, byGrade: [], byCause: {} },
    ...difference,
  });

  it('adds the schools, with the share of all pupils', () => {
    const grades = (worrying: number) => [{ grade: 7, pupils: 50, worrying }];
    const view = octoberView([
      {
        school: 'Lindeskolen',
        october: aCount({ worrying: 8, withPlan: 6, byGrade: grades(8), byCause: { illness: 8 } }),
      },
      {
        school: 'Havnskolen',
        october: aCount({
          worrying: 12,
          withPlan: 6,
          byGrade: grades(12),
          byCause: { illness: 12 },
        }),
      },
    ]);
    assert.deepEqual([view?.pupils, view?.worrying, view?.percent], [800, 20, 2.5]);
    assert.deepEqual(view?.byGrade, [{ grade: 7, pupils: 100, count: 20 }]);
    assert.deepEqual(view?.bySchool, [
      { school: 'Lindeskolen', count: 8 },
      { school: 'Havnskolen', count: 12 },
    ]);
    assert.deepEqual([view?.withPlan, view?.byCause], [12, [{ category: 'illness', count: 20 }]]);
  });

  it('is left out where a school could not be counted', () => {
    assert.equal(
      octoberView([{ school: 'Lindeskolen', october: aCount() }, { school: 'Havnskolen' }]),
      undefined,
    );
    assert.equal(octoberView([]), undefined);
  });

  it('never shows 1 to 4 pupils, nor lets them be worked out from the sum', () => {
    const few = fc.nat(9);
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 6 }), few, (counts, plan) => {
        const worrying = counts.reduce((sum, one) => sum + one, 0);
        const byGrade = counts.map((one, grade) => ({ grade, pupils: 40, worrying: one }));
        const withPlan = Math.min(plan, worrying);
        const view = octoberView([
          { school: 'Lindeskolen', october: aCount({ worrying, withPlan, byGrade }) },
        ]);
        assert.ok(view);
        const shown = [view.worrying, ...view.byGrade.map(({ count }) => count)];
        assert.ok(!shown.some((one) => typeof one === 'number' && one > 0 && one < 5));
        if (view.withPlan !== undefined) {
          assert.ok([withPlan, worrying - withPlan].every((one) => one === 0 || one >= 5));
        }
        const hidden = view.byGrade.filter(({ count }) => typeof count !== 'number');
        const known = view.byGrade.reduce(
          (sum, { count }) => sum + (typeof count === 'number' ? count : 0),
          0,
        );
        assert.ok(hidden.length !== 1 || typeof view.worrying !== 'number' || known === 0);
      }),
    );
  });

  it('never shows 1 to 4 pupils of a school, nor lets them be worked out from the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 2, maxLength: 6 }), (counts) => {
        const view = octoberView(
          counts.map((worrying, at) => ({ school: `s${at}`, october: aCount({ worrying }) })),
        );
        assert.ok(view);
        const shown = view.bySchool.map(({ count }) => count);
        assert.ok(!shown.some((one) => typeof one === 'number' && one > 0 && one < 5));
        const left = shown.filter((one) => typeof one !== 'number');
        assert.ok(left.length !== 1 || typeof view.worrying !== 'number');
      }),
    );
  });
});
