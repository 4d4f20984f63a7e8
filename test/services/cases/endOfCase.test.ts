import assert from 'node:assert/strict';
import { endOfCase } from '../../../services/cases/endOfCase.ts';
import { aCase, aStep } from '../../builders/cases.ts';

describe('the day a case ended on', () => {
  it('is the one that was noted', () => {
    assert.equal(endOfCase(aCase({ state: 'closed', closedOn: '2027-01-06' })), '2027-01-06');
  });

  it('is the last day on which anybody decided anything where none was noted', () => {
    const done = { by: 's-leader', at: '2027-02-03T10:00:00+01:00' };
    const steps = [
      aStep({ done }),
      aStep({ approved: { ...done, at: '2027-01-03T10:00:00+01:00' } }),
    ];
    assert.equal(endOfCase(aCase({ state: 'closed', steps })), '2027-02-03');
    assert.equal(endOfCase(aCase({ steps: [], involved: [] })), '2026-11-25');
  });
});
