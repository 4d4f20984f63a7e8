import assert from 'node:assert/strict';
import { reportedDays } from '../../../services/absence/reportedDays.ts';
import { anAbsence, aStatement } from '../../builders/absence.ts';

const told = (...statements: Parameters<typeof aStatement>[0][]) =>
  [...reportedDays([], [anAbsence(...statements.map((one) => aStatement(one)))])].sort();

describe('the days on which somebody told of a class', () => {
  it('are those on which all were said to be there, and those with a note of that day', () => {
    const reports = [{ date: '2026-11-23' }];
    const days = reportedDays(reports, [anAbsence(aStatement({ dates: ['2026-11-25'] }))]);
    assert.deepEqual([...days].sort(), ['2026-11-23', '2026-11-25']);
  });

  it('are those noted afterwards too, but not those ahead of the note', () => {
    const at = '2026-11-25T14:00:00+01:00';
    const dates = ['2026-11-24', '2026-11-25', '2026-11-26'];
    assert.deepEqual(told({ at, dates }), ['2026-11-24', '2026-11-25']);
  });

  it('are not those whose only note was undone', () => {
    assert.deepEqual(told({ undoneAt: '2026-11-25T09:00:00+01:00' }), []);
    assert.deepEqual(told({ intent: 'withdraw', category: undefined }), ['2026-11-25']);
  });
});
