import assert from 'node:assert/strict';
import type { HomeContactEvent } from '../../../services/absence/homeContact.ts';
import { homeContacts } from '../../../services/absence/homeContact.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { withoutTasksUntil } from '../../../services/retention/tasksKept.ts';

const at = '2026-11-25T08:10:00+01:00';
const log: HomeContactEvent[] = [
  { do: 'raise', at, task: '1', dates: ['2026-06-01'], due: '2026-06-01' },
  { do: 'done', at, task: '1', by: 's-leader', note: 'Talt med mor.' },
  { do: 'toCase', at, caseId: 'LI-2026-0001', dates: ['2026-06-10'] },
  { do: 'raise', at, task: '2', dates: ['2026-06-26'], due: '2026-06-26' },
  { do: 'add', at, task: '2', dates: ['2026-08-12'] },
  { do: 'toCase', at, caseId: 'LI-2026-0002', dates: ['2026-06-26', '2026-08-12'] },
];
const unknown = (date: string) => ({ by: 's', at, as: 'class' as const, dates: [date] });
const absence: PupilAbsence = {
  ...{ pupilId: 'p-loke', statements: [], homeContact: log },
  reasonUnknown: [unknown('2026-06-02'), unknown('2026-09-01')],
};

describe('tasks and answers about a school year that has been kept long enough', () => {
  it('go with its notes; what is about later days too stays', () => {
    const left = withoutTasksUntil(absence, '2026-07-31');
    assert.deepEqual(left.homeContact, log.slice(3));
    assert.deepEqual(
      homeContacts(left.homeContact).tasks.map(({ id, state }) => [id, state]),
      [['2', 'moved']],
    );
    assert.deepEqual(left.reasonUnknown, [unknown('2026-09-01')]);
  });

  it('leave nothing when all of them are older, and all when none is', () => {
    assert.deepEqual(withoutTasksUntil(absence, '2027-07-31'), {
      pupilId: 'p-loke',
      statements: [],
    });
    assert.deepEqual(withoutTasksUntil(absence, '2025-07-31'), absence);
  });
});
