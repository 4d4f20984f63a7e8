import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  added,
  gradeThen,
  type Statistic,
  schoolYearTitle,
  shownCount,
  statistic,
} from '../../../services/retention/statistic.ts';

const count = fc.integer({ min: 0, max: 50 });
const part: fc.Arbitrary<Statistic> = fc.record({
  schoolYear: fc.constant('2025/26'),
  grade: fc.constant(7),
  pupils: count,
  days: fc.record({
    illness: count,
    leave: count,
    unlawful: count,
    unexplained: count,
    late: count,
    left_early: count,
  }),
  cases: fc.uniqueArray(
    fc.record({
      level: fc.constantFrom('worrying', 'dropout_risk', 'duty'),
      outcome: fc.constantFrom('closed', 'no_ground'),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { selector: ({ level, outcome }) => `${level}/${outcome}`, maxLength: 6 },
  ),
});

const inOrder = ({ cases, ...rest }: Statistic) => ({
  ...rest,
  cases: cases.map((one) => JSON.stringify(one)).sort(),
});

describe('the numbers that survive', () => {
  it('add up in any order, and stay what the store takes', () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const sum = added(added(a, b), c);
        assert.deepEqual(inOrder(sum), inOrder(added(c, added(b, a))));
        assert.ok(statistic.safeParse(sum).success);
      }),
    );
  });

  it('are shown as "<5" where they could point at somebody', () => {
    assert.deepEqual([0, 1, 4, 5, 12].map(shownCount), ['0', '<5', '<5', '5', '12']);
  });

  it('know the grade of then, and that there was none before the first', () => {
    const today = Temporal.PlainDate.from('2026-11-25');
    const at = (date: string, grade = 2) =>
      gradeThen({ grade }, Temporal.PlainDate.from(date), today);
    assert.deepEqual(
      [at('2026-08-01'), at('2026-07-31'), at('2024-09-01'), at('2023-09-01')],
      [2, 1, 0, null],
    );
    assert.equal(gradeThen(undefined, today, today), null);
    assert.equal(schoolYearTitle(Temporal.PlainDate.from('2026-07-31')), '2025/26');
  });
});
