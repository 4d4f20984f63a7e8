import assert from 'node:assert/strict';
import type { Statement } from '../../../services/absence/pupilAbsence.ts';
import { notedOn } from '../../../services/status/noted.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aRoster } from '../../builders/people.ts';

const on = Temporal.PlainDate.from('2026-11-25');

function said(dates: string[], more: Partial<Statement> = {}): Statement {
  const at = '2026-11-25T08:00:00+01:00';
  const made = { id: dates.join(), reportId: 'r', by: 'nobody', at, intent: 'note' } as const;
  return { ...made, dates, category: 'illness', extent: 'day', ...more };
}

const noted = (...statements: Statement[]) =>
  notedOn({ pupilId: 'p', statements }, on, aCalendar(), aRoster()).map(
    ({ category, since, schoolDays }) => [category, since, schoolDays],
  );

describe('what is noted on a day', () => {
  it('is nothing when the days noted are others', () => {
    assert.deepEqual(noted(said(['2026-11-24'])), []);
  });

  it('goes back over a weekend to the first school day away', () => {
    const days = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25'];
    assert.deepEqual(noted(said(days)), [['illness', '2026-11-20', 4]]);
  });

  it('begins anew after a day in school, and after a day with a late arrival', () => {
    const late = said(['2026-11-24'], { category: 'late', extent: 'late' });
    assert.deepEqual(noted(said(['2026-11-23', '2026-11-25']), late), [
      ['illness', '2026-11-25', 1],
    ]);
  });

  it('counts only one day for a late arrival', () => {
    const late = said(['2026-11-25'], { category: 'late', extent: 'late' });
    assert.deepEqual(noted(said(['2026-11-24']), late), [['late', '2026-11-25', 1]]);
  });
});
