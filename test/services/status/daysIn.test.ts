import assert from 'node:assert/strict';
import fc from 'fast-check';
import { categories } from '../../../services/absence/mark.ts';
import { marksOf } from '../../../services/absence/marksOf.ts';
import { daysIn } from '../../../services/status/daysIn.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';
import { anyAbsence } from './randomAbsence.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const november = { from: date('2026-11-01'), to: date('2026-11-30') };
const none = { illness: 0, leave: 0, unlawful: 0, unexplained: 0, late: 0, left_early: 0 };

describe('daysIn', () => {
  it('counts whole days by category, first and last day of the period included', () => {
    const absence = anAbsence(
      aStatement({ id: 'a', dates: ['2026-10-30', '2026-11-01', '2026-11-30', '2026-12-01'] }),
      aStatement({ id: 'b', dates: ['2026-11-12'], category: 'unlawful' }),
    );
    assert.deepEqual(daysIn(absence, 7, november), {
      days: { ...none, illness: 2, unlawful: 1 },
      total: 3,
    });
  });

  it('counts unlawful lessons as half a day from grade 7, and as nothing before', () => {
    const absence = anAbsence(
      aStatement({ dates: ['2026-11-12'], category: 'unlawful', extent: 'lessons:2' }),
    );
    assert.equal(daysIn(absence, 7, november).total, 0.5);
    assert.equal(daysIn(absence, 6, november).total, 0);
  });

  it('counts late and left early as times, which are no days', () => {
    const absence = anAbsence(
      aStatement({ id: 'a', dates: ['2026-11-12'], category: 'late', extent: 'late' }),
      aStatement({ id: 'b', dates: ['2026-11-13'], category: 'left_early', extent: 'left' }),
    );
    assert.deepEqual(daysIn(absence, 7, november), {
      days: { ...none, late: 1, left_early: 1 },
      total: 0,
    });
  });

  it('counts nothing of a pupil about whom nothing was noted', () => {
    assert.deepEqual(daysIn(anAbsence(), 7, november), { days: none, total: 0 });
  });

  it('agrees with a plain count over the marks of each date', () => {
    fc.assert(
      fc.property(
        anyAbsence(),
        fc.integer({ min: -5, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        fc.constantFrom(0, 6, 7, 9),
        (absence, start, length, grade) => {
          const from = date('2026-09-01').add({ days: start });
          const marks = marksOf(absence, grade);
          const days: Record<string, number> = { ...none };
          let halves = 0;
          for (let at = 0; at <= length; at += 1) {
            const today = marks.filter((mark) => mark.date === from.add({ days: at }).toString());
            for (const category of categories) {
              for (const mark of today.filter((one) => one.category === category)) {
                const times = category === 'late' || category === 'left_early';
                days[category] = (days[category] ?? 0) + (times ? 1 : mark.fraction);
              }
            }
            halves += Math.min(
              2,
              today.reduce((sum, mark) => sum + 2 * mark.fraction, 0),
            );
          }
          const counted = daysIn(absence, grade, { from, to: from.add({ days: length }) });
          assert.deepEqual(counted, { days, total: halves / 2 });
        },
      ),
      { numRuns: 200 },
    );
  });
});
