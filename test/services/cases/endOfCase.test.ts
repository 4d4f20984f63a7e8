import assert from 'node:assert/strict';
import { endOfCase } from '../../../services/cases/endOfCase.ts';
import { aCase } from '../../builders/cases.ts';

describe('the day a case ended on', () => {
  it('is the one that was noted', () => {
    assert.equal(endOfCase(aCase({ state: 'closed', closedOn: '2027-01-06' })), '2027-01-06');
  });

  it('is the last day on which a person did anything where it was never closed', () => {
    const [open] = aCase().log;
    assert.ok(open);
    const remind = { do: 'remind', by: 'system', at: '2027-03-03T07:30:00+01:00' } as const;
    const log = [
      open,
      { do: 'comment', by: 's-leader', at: '2027-02-03T10:00:00+01:00', text: 'x' } as const,
      { ...remind, step: 'plan', number: 1 },
    ];
    assert.equal(endOfCase(aCase({ log })), '2027-02-03');
    assert.equal(endOfCase(aCase({ log: [open] })), '2026-11-25');
  });
});
