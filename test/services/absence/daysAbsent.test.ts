import assert from 'node:assert/strict';
import fc from 'fast-check';
import { daysAbsent } from '../../../services/absence/daysAbsent.ts';

const mark = fc.record({
  date: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  fraction: fc.constantFrom(0 as const, 0.5 as const, 1 as const),
});

describe('days of absence', () => {
  it('count a date once, whatever was marked for it', () => {
    const date = '2026-11-02';
    const marks = [
      { date, fraction: 0.5 },
      { date, fraction: 1 },
      { date: '2026-11-03', fraction: 0.5 },
      { date: '2026-11-04', fraction: 0 },
    ] as const;
    assert.equal(daysAbsent(marks), 1.5);
  });

  it('are the sum over the dates of the least of one and what was marked, in any order', () => {
    fc.assert(
      fc.property(fc.array(mark), (marks) => {
        const dates = Map.groupBy(marks, ({ date }) => date);
        const wanted = [...dates.values()].reduce(
          (sum, some) =>
            sum +
            Math.min(
              1,
              some.reduce((part, one) => part + one.fraction, 0),
            ),
          0,
        );
        assert.equal(daysAbsent(marks), wanted);
        assert.equal(daysAbsent(marks.toReversed()), wanted);
      }),
    );
  });
});
