import assert from 'node:assert/strict';
import { planBegan } from '../../../services/cases/planBegan.ts';
import { aCase, aStep } from '../../builders/cases.ts';

const by = 's-leader';
const approved = { by, at: '2026-11-20T08:00:00+01:00' };
const done = { by, at: '2026-11-19T08:00:00+01:00' };

describe('planBegan', () => {
  it('is the first day on which a person approved or did a step', () => {
    const steps = [aStep({ state: 'approved', approved }), aStep({ id: 'b', state: 'done', done })];
    assert.equal(planBegan(aCase({ steps })), '2026-11-19');
    const told = [aStep({ state: 'done', done: { ...done, on: '2026-11-17' } })];
    assert.equal(planBegan(aCase({ steps: told })), '2026-11-17', 'the day it happened');
  });

  it('is not yet where steps wait for a yes, or need none and were not done', () => {
    const waiting = aStep({ approver: null, state: 'approved' });
    assert.equal(planBegan(aCase({ steps: [aStep(), waiting] })), undefined);
    const rejected = aStep({ state: 'rejected', rejected: { ...done, reason: 'nej' } });
    assert.equal(planBegan(aCase({ steps: [rejected] })), undefined);
  });

  it('is no follow-up, and nothing that time alone brought about', () => {
    const followUp = aStep({ kind: 'follow_up', state: 'done', done });
    const bySystem = aStep({ state: 'approved', approved: { ...approved, by: 'system' } });
    assert.equal(planBegan(aCase({ steps: [followUp, bySystem] })), undefined);
  });

  it('begins anew when a case is opened again', () => {
    const one = aCase({ steps: [aStep({ state: 'done', done })] });
    const reopen = { do: 'reopen', by, at: '2026-11-22T08:00:00+01:00', why: 'relapse' } as const;
    const again = { ...one, log: [...one.log, reopen] };
    assert.equal(planBegan(again), undefined);
    const later = { by, at: '2026-11-24T08:00:00+01:00' };
    const steps = [...again.steps, aStep({ id: 'plan.2', state: 'approved', approved: later })];
    const log = [...again.log, { do: 'approve', ...later, step: 'plan.2' } as const];
    assert.equal(planBegan({ ...again, steps, log }), '2026-11-24');
  });

  it('begins anew also when the clock was set back after the case was opened again', () => {
    const early = { by, at: '2026-11-22T07:30:00+01:00' };
    const steps = [aStep({ state: 'approved', approved: early })];
    const reopen = { do: 'reopen', by, at: '2026-11-22T08:00:00+01:00', why: 'relapse' } as const;
    const one = aCase({ steps });
    const yes = { do: 'approve', ...early, step: steps[0]?.id ?? '' } as const;
    assert.equal(planBegan({ ...one, log: [...one.log, reopen, yes] }), '2026-11-22');
    assert.equal(planBegan({ ...one, log: [...one.log, yes, reopen] }), undefined);
  });
});
