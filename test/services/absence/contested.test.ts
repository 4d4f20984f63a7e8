import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contestedDates, writersOf } from '../../../services/absence/contested.ts';
import type { Category, Extent } from '../../../services/absence/mark.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import type { Statement } from '../../../services/absence/pupilAbsence.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';

const dates = ['2026-11-23', '2026-11-24', '2026-11-25'];
const note = (difference: Partial<Statement> = {}) => ({
  ...({ intent: 'note', category: 'illness', extent: 'day', dates } as const),
  ...difference,
});
const contested = (statements: Statement[], said: Parameters<typeof contestedDates>[2]) => [
  ...contestedDates(anAbsence(...statements), 's-other', said),
];

describe('a note beside what a colleague noted', () => {
  it('contradicts it on the days where another category or extent stands, and on no others', () => {
    const unlawful = aStatement({ dates: ['2026-11-24'], category: 'unlawful' });
    assert.deepEqual(contested([unlawful], note()), ['2026-11-24']);
    assert.deepEqual(contested([unlawful], note({ category: 'unlawful' })), []);
    assert.deepEqual(contested([unlawful], note({ category: 'unlawful', extent: 'lessons:2' })), [
      '2026-11-24',
    ]);
    assert.deepEqual(contested([], note()), []);
  });

  it('contradicts nothing where what stood was taken back, undone, or stands beside itself', () => {
    const taken = aStatement({ id: 'b', at: '2026-11-25T09:00:00+01:00', intent: 'withdraw' });
    const day = note({ category: 'unlawful' });
    assert.deepEqual(contested([aStatement(), taken], day), []);
    assert.deepEqual(contested([aStatement({ undoneAt: taken.at })], day), []);
    assert.deepEqual(contested([aStatement({ beside: true })], day), []);
  });

  it('may change one’s own words, but not make a colleague’s one’s own by saying the same', () => {
    const own = aStatement({ id: 'own', by: 's-other', at: '2026-11-25T09:00:00+01:00' });
    const late = note({ category: 'late', extent: 'late' });
    assert.deepEqual(contested([own], late), []);
    assert.deepEqual(contested([aStatement(), own], late), ['2026-11-25']);
  });

  it('counts a correction and a withdrawal as a change of all that stands', () => {
    const both = [
      aStatement({ category: 'late', extent: 'late' }),
      aStatement({ id: 'b', category: 'left_early', extent: 'left' }),
    ];
    const late = { category: 'late', extent: 'late' } as const;
    assert.deepEqual(contested(both, note(late)), [], 'it is there already');
    assert.deepEqual(contested(both, note({ ...late, intent: 'correct' })), ['2026-11-25']);
    const away = note({ intent: 'withdraw', category: undefined });
    assert.deepEqual(contested(both, away), ['2026-11-25']);
  });

  it('never changes a colleague’s mark, whatever both wrote before', () => {
    const one = fc.record({
      by: fc.constantFrom('s-other', 's-teacher', 's-third'),
      dates: fc.subarray(dates, { minLength: 1 }),
      category: fc.constantFrom<Category>('illness', 'unlawful', 'late'),
      extent: fc.constantFrom<Extent>('day', 'late', 'lessons:2'),
      intent: fc.constantFrom('note', 'correct', 'withdraw'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), one, (before, last) => {
        const statements = before.map((said, index) => aStatement({ id: `s${index}`, ...said }));
        const absence = anAbsence(...statements);
        const theirs = standingAbsence(
          anAbsence(...statements.filter(({ by }) => by !== 's-other')),
        );
        const said = {
          ...last,
          by: 's-other',
          category: last.intent === 'withdraw' ? undefined : last.category,
        };
        const free = said.dates.filter(
          (date) => !contestedDates(absence, 's-other', said).has(date),
        );
        if (free.length === 0) return;
        const after = standingAbsence(
          anAbsence(...statements, aStatement({ id: 't', ...said, dates: free })),
        );
        for (const mark of theirs.filter(({ date }) => free.includes(date))) {
          const same = after.some((now) => JSON.stringify(now) === JSON.stringify(mark));
          const stood = standingAbsence(absence).some(
            (now) => JSON.stringify(now) === JSON.stringify(mark),
          );
          assert.ok(same || !stood, JSON.stringify({ before, said, mark }));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('knows who wrote about a day, taken back or not', () => {
    const absence = anAbsence(aStatement(), aStatement({ id: 'b', by: 's-other', beside: true }));
    assert.deepEqual(writersOf(absence, 's-other', dates), ['', '', 's-other']);
    assert.deepEqual(writersOf(absence, 's-third', ['2026-11-25']), ['']);
  });
});
