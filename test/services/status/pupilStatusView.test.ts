import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf } from '../../../services/absence/marksOf.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { pupilStatusView } from '../../../services/status/pupilStatusView.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { anActor, aPupil } from '../../builders/people.ts';
import { aCriterion, aRuleset } from '../rules/aRuleset.ts';
import { anyAbsence } from './randomAbsence.ts';

const calendar = aCalendar();

const viewOf = (
  absence: PupilAbsence,
  difference: Partial<Parameters<typeof pupilStatusView>[0]> = {},
) =>
  pupilStatusView({
    pupil: aPupil(),
    actor: anActor(),
    absence,
    rulesets: [aRuleset({ criteria: [aCriterion({ atLeast: 3 })] })],
    calendar,
    today: Temporal.PlainDate.from('2026-11-25'),
    reported: new Set(),
    coverage: { leastPercent: 80, unusedSchoolDays: 5 },
    ...difference,
  });

describe('pupilStatusView', () => {
  it('shows the whole quarter and the last 20, 60 and 200 school days, as dates', () => {
    const { windows } = viewOf(anAbsence());
    assert.deepEqual(
      windows.map(({ name, from, to, schoolDays }) => [name, from, to, schoolDays]),
      [
        ['quarter', '2026-10-01', '2026-12-31', 52],
        ['last20', '2026-10-29', '2026-11-25', 20],
        ['last60', '2026-08-27', '2026-11-25', 60],
        // The calendar begins on 10 August.
        ['last200', '2026-08-10', '2026-11-25', 73],
      ],
    );
  });

  it('counts in each window what a plain count over its dates gives', () => {
    fc.assert(
      fc.property(anyAbsence(), fc.integer({ min: 0, max: 90 }), (absence, later) => {
        const today = Temporal.PlainDate.from('2026-09-01').add({ days: later });
        const marks = marksOf(absence, 7);
        for (const { from, to, days, total, schoolDays } of viewOf(absence, { today }).windows) {
          const end = to < today.toString() ? to : today.toString();
          const inside = marks.filter(({ date }) => from <= date && date <= end);
          const illness = inside.filter(({ category }) => category === 'illness');
          assert.equal(
            days.illness,
            illness.reduce((sum, { fraction }) => sum + fraction, 0),
          );
          assert.equal(days.late, inside.filter(({ category }) => category === 'late').length);
          const perDate = Map.groupBy(inside, ({ date }) => date);
          const sums = [...perDate.values()].map((some) =>
            Math.min(
              1,
              some.reduce((sum, { fraction }) => sum + fraction, 0),
            ),
          );
          assert.equal(
            total,
            sums.reduce((sum, one) => sum + one, 0),
          );
          const open = calendar.days.map(String).filter((day) => from <= day && day <= to);
          assert.equal(schoolDays, open.length);
        }
      }),
    );
  });

  it('has of the quarter the very percent by which the law’s rules are met', () => {
    const absence = anAbsence(
      aStatement({ category: 'unlawful', dates: ['2026-11-23', '2026-11-24', '2026-11-25'] }),
    );
    const window = { calendar: 'quarter' } as const;
    const rule = aCriterion({ kind: 'percent', window, counts: ['unlawful'], atLeast: 1 });
    const { windows, hits } = viewOf(absence, { rulesets: [aRuleset({ criteria: [rule] })] });
    const quarter = windows[0];
    assert.ok(quarter && hits[0]);
    const { from, to, schoolDays } = quarter;
    assert.deepEqual(hits[0].window, { from, to, schoolDays });
    assert.equal(hits[0].percent, (quarter.total / schoolDays) * 100);
  });

  it('says what the rules say today, and what comes next', () => {
    const noted = (...dates: string[]) => anAbsence(aStatement({ dates }));
    const near = viewOf(noted('2026-11-24', '2026-11-25'));
    assert.deepEqual([near.level, near.hits.length, near.next?.daysLeft], [undefined, 0, 1]);
    const reached = viewOf(noted('2026-11-23', '2026-11-24', '2026-11-25'));
    assert.equal(reached.level, 'worrying');
    assert.deepEqual(
      reached.hits.map(({ value }) => value),
      [3],
    );
    assert.equal(reached.next, undefined);
  });

  it('names the pupil, the class, the day and the open case', () => {
    const { pupil, classTitle, on, openCase } = viewOf({
      ...anAbsence(),
      openCaseId: 'LI-2026-0001',
    });
    assert.deepEqual(
      [pupil, classTitle, on, openCase],
      ['Loke Prøvesen', '7.b', '2026-11-25', { caseId: 'LI-2026-0001', number: 'LI-2026-0001' }],
    );
    assert.equal(viewOf(anAbsence()).openCase, undefined);
  });

  it('refuses whoever may not see the pupil', () => {
    assert.throws(
      () => viewOf(anAbsence(), { actor: anActor('s-other') }),
      new RefusedError('not_allowed'),
    );
  });
});
