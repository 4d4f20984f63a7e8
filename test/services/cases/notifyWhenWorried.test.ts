import assert from 'node:assert/strict';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { type Judgement, openFollowUp } from '../../../services/cases/caseStep.ts';
import { decidePlan } from '../../../services/cases/decidePlan.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { planWithoutEffect } from '../../../services/cases/planEffect.ts';
import { reviewCase } from '../../../services/cases/reviewCase.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { anAssessment, aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { decideCase, decideStep } from '../../builders/decided.ts';
import { anActor, aPupil } from '../../builders/people.ts';

const caseContext = aSetting({ playbook: aalborg });
const at = '2026-11-25T08:10:00+01:00';
const deciding = { actor: anActor('s-leader'), caseContext, at };

const goal = {
  action: 'goal',
  goal: 'Kommer til 1. lektion 4 dage om ugen',
  ...{ metric: 'days_week', target: '4' },
  measure: 'Mødes ved porten',
  who: 's-teacher',
} as const;

/** A worrying case, with its plan written or not, after these judgements. */
function judged(withPlan: boolean, ...judgements: Judgement[]): CaseRecord {
  let subject = reviewCase({
    ...{ current: undefined, pupil: aPupil(), sinceClosing: undefined, caseContext, at },
    ...{ assessment: anAssessment(), today: Temporal.PlainDate.from('2026-11-25') },
    newCaseId: () => 'LI-2026-0001',
  });
  assert.ok(subject);
  if (withPlan) {
    subject = withEvents(subject, decidePlan(subject, goal, deciding));
  }
  for (const judgement of judgements) {
    const step = openFollowUp(subject.steps)?.id ?? '';
    subject = decideStep(subject, { action: 'judge', step, judgement }, deciding);
  }
  return subject;
}

const asked = ({ steps }: CaseRecord) =>
  steps.filter(({ calledBy }) => calledBy === 'notify_when_worried');

describe('the personal duty to notify', () => {
  it('is to be considered by a named person when a plan was judged without effect: worse, or twice the same', () => {
    for (const judgements of [['worse'], ['better', 'worse'], ['same', 'same']] as const) {
      const steps = asked(judged(true, ...judgements));
      assert.deepEqual(
        steps.map(({ id, assignee, legal, state }) => [id, assignee, legal, state]),
        [
          ['talk-before-notifying', 's-leader', true, 'approved'],
          ['consider-notifying', 's-leader', true, 'approved'],
        ],
        judgements.join(),
      );
    }
  });

  it('is not called for without a plan, by one judgement of the same, or when it got better since', () => {
    for (const subject of [
      judged(false, 'worse'),
      judged(true, 'same'),
      judged(true, 'same', 'better'),
      judged(true, 'better', 'same'),
    ]) {
      assert.equal(planWithoutEffect(subject), undefined);
      assert.deepEqual(asked(subject), []);
    }
  });

  it('comes after a talk with the parents, and is answered in words by a person', () => {
    const subject = judged(true, 'worse');
    const consider = { action: 'done', step: 'consider-notifying' } as const;
    const refused = (one: CaseRecord, code: string) =>
      assert.throws(
        () => decideStep(one, consider, deciding),
        (error) => error instanceof RefusedError && error.code === code,
      );
    refused(subject, 'step_waits');
    const talked = decideStep(subject, { action: 'done', step: 'talk-before-notifying' }, deciding);
    refused(talked, 'outcome_required');
    const outcome = 'Vi underretter ikke nu; familien får hjælp';
    const decided = decideStep(talked, { ...consider, outcome }, deciding);
    assert.equal(asked(decided).at(-1)?.done?.outcome, outcome);
  });

  it('is asked once in a round, and stands in the way of closing until somebody answered', () => {
    const subject = judged(true, 'worse', 'worse', 'worse');
    assert.equal(asked(subject).length, 2);
    const close = { action: 'close', outcome: 'back_in_school', reason: '' } as const;
    assert.throws(
      () => decideCase(subject, close, deciding, { ready: true }),
      (error) => error instanceof RefusedError && error.code === 'duty_open',
    );
  });
});
