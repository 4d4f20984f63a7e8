import fc from 'fast-check';
import type { Category, Extent } from '../../../services/absence/mark.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { aStatement } from '../../builders/absence.ts';

const firstDate = Temporal.PlainDate.from('2026-09-01');

const said: fc.Arbitrary<{ category: Category; extent: Extent }> = fc.oneof(
  fc.record({
    category: fc.constantFrom<Category>('illness', 'leave', 'unlawful', 'unexplained'),
    extent: fc.constantFrom<Extent>('day', 'day', 'lessons:1', 'lessons:3'),
  }),
  fc.constant({ category: 'late', extent: 'late' }),
  fc.constant({ category: 'left_early', extent: 'left' }),
);

/** What was noted about a pupil from September to November: notes, corrections, withdrawals, undone ones. */
export function anyAbsence(pupilId = 'p-loke'): fc.Arbitrary<PupilAbsence> {
  const statement = fc.record({
    said,
    intent: fc.constantFrom('note', 'note', 'note', 'correct', 'withdraw'),
    dates: fc.array(fc.integer({ min: 0, max: 85 }), { minLength: 1, maxLength: 6 }),
    undone: fc.boolean(),
  });
  return fc.array(statement, { maxLength: 25 }).map((all) => ({
    pupilId,
    statements: all.map(({ said: { category, extent }, intent, dates, undone }, at) =>
      aStatement({
        id: `r${at}#0`,
        reportId: `r${at}`,
        at: `2026-11-25T08:${String(at).padStart(2, '0')}:00+01:00`,
        intent,
        dates: dates.map((day) => firstDate.add({ days: day }).toString()),
        category: intent === 'withdraw' ? undefined : category,
        extent,
        ...(undone && at % 3 === 0 ? { undoneAt: '2026-11-25T09:00:00+01:00' } : {}),
      }),
    ),
  }));
}
