import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { planBegan, planSteps } from '../../../services/cases/planBegan.ts';
import { readPlaybook } from '../../../services/cases/playbook.ts';
import { aCase, aPlaybook, aStep } from '../../builders/cases.ts';

const by = 's-leader';
const approved = { by, at: '2026-11-18T08:00:00+01:00' };
const done = { by, at: '2026-11-19T08:00:00+01:00' };
const plans = new Set(['plan']);
const began = (...steps: ReturnType<typeof aStep>[]) => planBegan(aCase({ steps }), plans);

describe('planBegan', () => {
  it('is the day the step that makes the plan was done, as it was told', () => {
    assert.equal(began(aStep({ state: 'done', approved, done })), '2026-11-19');
    const told = aStep({ state: 'done', done: { ...done, on: '2026-11-17' } });
    assert.equal(began(told), '2026-11-17', 'the day it happened');
  });

  it('is not yet where that step was only approved, or another was done', () => {
    assert.equal(began(aStep({ state: 'approved', approved })), undefined);
    assert.equal(began(aStep(), aStep({ id: 'talk', state: 'done', done })), undefined);
    assert.equal(
      began(aStep({ state: 'rejected', rejected: { ...done, reason: 'nej' } })),
      undefined,
    );
    const followUp = aStep({ id: 'follow-up.1', kind: 'follow_up', state: 'done', done });
    assert.equal(began(followUp), undefined);
  });

  it('begins anew when a case is opened again, also when the clock was set back', () => {
    const one = aCase({ steps: [aStep({ state: 'done', done })] });
    const reopen = { do: 'reopen', by, at: '2026-11-22T08:00:00+01:00', why: 'relapse' } as const;
    const first = { do: 'done', ...done, step: 'plan' } as const;
    const again = { ...one, log: [...one.log, first, reopen] };
    assert.equal(planBegan(again, plans), undefined);
    const early = { by, at: '2026-11-22T07:30:00+01:00' };
    const steps = [...again.steps, aStep({ id: 'plan.2', state: 'done', done: early })];
    const log = [...again.log, { do: 'done', ...early, step: 'plan.2' } as const];
    assert.equal(planBegan({ ...again, steps, log }, plans), '2026-11-22');
  });
});

describe('planSteps', () => {
  it('are those of levels, duties and concern that the playbook marks, and none where it marks none', async () => {
    const read = (name: string) =>
      readPlaybook(fileURLToPath(new URL(`../../../data/playbooks/${name}.json`, import.meta.url)));
    assert.deepEqual([...planSteps(await read('aalborg'))], ['make-plan', 'support-plan']);
    assert.deepEqual([...planSteps(await read('bornholm'))], ['contact-home', 'support-plan']);
    assert.deepEqual(planSteps(aPlaybook()), new Set());
  });
});
