import assert from 'node:assert/strict';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { planWithoutEffect } from '../../../services/cases/planEffect.ts';
import { aCase } from '../../builders/cases.ts';

const by = 's-teacher';
const at = (day: string) => `${day}T08:10:00+01:00`;
const plan = (day: string): CaseEvent => ({
  ...{ do: 'plan', by, at: at(day), wayBack: [], reviewOn: '2026-12-14' },
  goals: [{ goal: 'Kommer', measure: 'Porten', who: by }],
});
const judge = (day: string, judgement: 'better' | 'same' | 'worse'): CaseEvent => ({
  ...{ do: 'judge', by, at: at(day), step: 'follow-up.1', judgement },
});
const since = (...events: CaseEvent[]) => planWithoutEffect(withEvents(aCase(), events));

describe('planWithoutEffect', () => {
  it('is since the first worse, or the second review that was no better', () => {
    assert.equal(since(plan('2026-11-26'), judge('2026-12-10', 'worse')), '2026-12-10');
    assert.equal(since(plan('2026-11-26'), judge('2026-12-10', 'same')), undefined);
    assert.equal(
      since(plan('2026-11-26'), judge('2026-12-10', 'same'), judge('2027-01-08', 'same')),
      '2027-01-08',
    );
  });

  it('ends when it goes better, and does not when the plan is only changed', () => {
    const bad = [plan('2026-11-26'), judge('2026-12-10', 'worse')];
    assert.equal(since(...bad, judge('2027-01-08', 'better')), undefined);
    assert.equal(since(...bad, plan('2026-12-11')), '2026-12-10');
  });

  it('says nothing without a plan, of judgements before it, or of a plan from before a reopening', () => {
    assert.equal(since(judge('2026-12-10', 'worse')), undefined);
    assert.equal(since(judge('2026-12-10', 'worse'), plan('2026-12-11')), undefined);
    const reopen: CaseEvent = { do: 'reopen', by, at: at('2027-02-01'), why: 'person' };
    assert.equal(since(plan('2026-11-26'), judge('2026-12-10', 'worse'), reopen), undefined);
  });
});
