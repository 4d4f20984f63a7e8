import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf, standingAbsence } from '../../../services/absence/marksOf.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';

const later = '2026-11-25T10:00:00+01:00';

describe('marksOf', () => {
  it('lets the newest statement about a day decide', () => {
    const absence = anAbsence(
      aStatement({ category: 'unexplained' }),
      aStatement({ id: 'r2#0', reportId: 'r2', at: later, category: 'illness' }),
    );
    assert.deepEqual(standingAbsence(absence), [
      { date: '2026-11-25', category: 'illness', extent: 'day' },
    ]);
  });

  it('takes a late arrival as proof that the pupil was not away all day', () => {
    const absence = anAbsence(
      aStatement({ category: 'unexplained' }),
      aStatement({ id: 'r2#0', reportId: 'r2', at: later, category: 'late', extent: 'late' }),
    );
    assert.deepEqual(marksOf(absence, 7), [{ date: '2026-11-25', category: 'late', fraction: 0 }]);
  });

  it('keeps coming late and leaving early on one day beside each other', () => {
    const absence = anAbsence(
      aStatement({ category: 'late', extent: 'late' }),
      aStatement({ id: 'r2#0', reportId: 'r2', at: later, category: 'left_early', extent: 'left' }),
    );
    assert.deepEqual(
      marksOf(absence, 7).map((mark) => mark.category),
      ['late', 'left_early'],
    );
  });

  it('counts unlawfully missed lessons as half a day from 7th grade and as nothing before', () => {
    const absence = anAbsence(aStatement({ category: 'unlawful', extent: 'lessons:2' }));
    assert.equal(marksOf(absence, 7)[0]?.fraction, 0.5);
    assert.equal(marksOf(absence, 6)[0]?.fraction, 0);
  });

  it('replaces everything of a day by a correction', () => {
    const absence = anAbsence(
      aStatement(),
      aStatement({ id: 'r2#0', at: later, intent: 'correct', category: 'late', extent: 'late' }),
    );
    assert.deepEqual(
      standingAbsence(absence).map((one) => one.category),
      ['late'],
    );
  });

  it('leaves nothing of a day that was withdrawn, and counts a note that came after', () => {
    const withdrawn = aStatement({ id: 'r2#0', at: later, intent: 'withdraw' });
    assert.deepEqual(marksOf(anAbsence(aStatement(), withdrawn), 7), []);
    const again = aStatement({ id: 'r3#0', at: '2026-11-25T11:00:00+01:00', category: 'unlawful' });
    assert.equal(marksOf(anAbsence(aStatement(), withdrawn, again), 7)[0]?.category, 'unlawful');
  });

  it('brings back what stood before when a message is undone', () => {
    const absence = anAbsence(
      aStatement({ category: 'illness' }),
      aStatement({ id: 'r2#0', reportId: 'r2', at: later, category: 'unlawful', undoneAt: later }),
    );
    assert.equal(marksOf(absence, 7)[0]?.category, 'illness');
  });

  describe('whatever the clock said when it was written', () => {
    const minute = fc.integer({ min: -2_000_000, max: 2_000_000 });
    const made = fc.record({
      minute,
      category: fc.constantFrom('illness', 'unlawful', 'late' as const),
      intent: fc.constantFrom('note', 'note', 'correct', 'withdraw' as const),
      day: fc.integer({ min: 20, max: 27 }),
      undone: fc.constantFrom(false, false, false, true),
    });
    const at = (minutes: number) =>
      Temporal.Instant.from(later).add({ minutes }).toString({ timeZone: 'Europe/Copenhagen' });
    type Made = typeof made extends fc.Arbitrary<infer One> ? One : never;
    const statementsOf = (some: readonly Made[], clock: (one: Made, index: number) => number) =>
      some.map(({ category, intent, day, undone, ...one }, index) =>
        aStatement({
          id: `r${index}#0`,
          at: at(clock({ category, intent, day, undone, ...one }, index)),
          intent,
          category: intent === 'withdraw' ? undefined : category,
          extent: category === 'late' ? 'late' : 'day',
          dates: [`2026-11-${day}`],
          ...(undone ? { undoneAt: at(0) } : {}),
        }),
      );

    it('gives the marks that a steady clock would give: what was stored later is newer', () => {
      fc.assert(
        fc.property(fc.array(made, { maxLength: 12 }), (some) => {
          const set = anAbsence(...statementsOf(some, (one) => one.minute));
          const steady = anAbsence(...statementsOf(some, (_, index) => index));
          assert.deepEqual(standingAbsence(set), standingAbsence(steady));
          assert.deepEqual(marksOf(set, 7), marksOf(steady, 7));
        }),
        { numRuns: 500 },
      );
    });

    it('lets a correction hold that bears an earlier time than what it corrects', () => {
      const absence = anAbsence(
        aStatement({ at: later, category: 'unlawful' }),
        aStatement({ id: 'r2#0', at: at(-60), intent: 'correct', category: 'illness' }),
      );
      assert.deepEqual(
        standingAbsence(absence).map((one) => one.category),
        ['illness'],
      );
    });
  });
});
