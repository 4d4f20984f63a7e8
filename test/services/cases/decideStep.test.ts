import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Actor } from '../../../services/access/access.ts';
import { type StepCommand, stepActions } from '../../../services/cases/decideStep.ts';
import type { Deciding } from '../../../services/cases/deciding.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { decideStep } from '../../builders/decided.ts';
import { anActor, aPupil, aRoster } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const at = '2026-11-25T09:00:00+01:00';
/** Decided by somebody of the school at nine. */
const by = (actor: Actor): Deciding => ({ actor, caseContext: aSetting(), at });

const approve: StepCommand = { action: 'approve', step: 'plan' };

describe('decideStep', () => {
  it('lets the leader approve, and says who did and when', () => {
    const next = decideStep(aCase(), approve, by(anActor('s-leader')));
    assert.deepEqual(next.steps[0]?.approved, { by: 's-leader', at });
    assert.equal(next.steps[0]?.state, 'approved');
    assert.equal(next.revision, 2);
  });

  it('refuses an approval by somebody who is no approver', () => {
    for (const id of ['s-teacher', 's-wellbeing', 's-coordinator']) {
      assert.throws(
        () => decideStep(aCase(), approve, by(anActor(id))),
        refusedWith('not_allowed'),
      );
    }
  });

  it('refuses somebody who has no part in the case, whatever is pressed', () => {
    const done: StepCommand = { action: 'done', step: 'plan' };
    for (const id of ['s-other', 's-ssp', 's-nurse', 's-secretary', 's-it']) {
      assert.throws(() => decideStep(aCase(), done, by(anActor(id))), refusedWith('not_allowed'));
    }
  });

  it('asks for a reason when a step is rejected without one', () => {
    const reject: StepCommand = { action: 'reject', step: 'plan', reason: '  ' };
    assert.throws(
      () => decideStep(aCase(), reject, by(anActor('s-leader'))),
      refusedWith('reason_required'),
    );
  });

  it('brings the one who gets a step into the case', () => {
    const assign: StepCommand = { action: 'assign', step: 'plan', assignee: 's-akt' };
    const next = decideStep(aCase(), assign, by(anActor('s-leader')));
    assert.deepEqual(next.involved.at(-1), { staffId: 's-akt', basis: 'task', by: 's-leader', at });
    assert.equal(next.steps[0]?.assignee, 's-akt');
  });

  it('gives no step to somebody from outside the school who was not brought in on a ground', () => {
    const assign: StepCommand = { action: 'assign', step: 'plan', assignee: 's-nurse' };
    assert.throws(
      () => decideStep(aCase(), assign, by(anActor('s-leader'))),
      refusedWith('basis_required'),
    );
    const consent = { staffId: 's-nurse', basis: 'consent', by: 's-leader', at } as const;
    const next = decideStep(aCase({ involved: [consent] }), assign, by(anActor('s-leader')));
    assert.equal(next.steps[0]?.assignee, 's-nurse');
  });

  it('refuses an assignee the school does not know', () => {
    const assign: StepCommand = { action: 'assign', step: 'plan', assignee: 'somebody' };
    assert.throws(
      () => decideStep(aCase(), assign, by(anActor('s-leader'))),
      refusedWith('assignee_unknown'),
    );
  });

  it('decides a step once', () => {
    const approved = decideStep(aCase(), approve, by(anActor('s-leader')));
    assert.throws(
      () => decideStep(approved, approve, by(anActor('s-leader'))),
      refusedWith('step_already_decided'),
    );
  });

  it('changes nothing in a closed case', () => {
    assert.throws(
      () => decideStep(aCase({ state: 'closed' }), approve, by(anActor('s-leader'))),
      refusedWith('case_closed'),
    );
  });

  it('never reaches a state without the decision that led to it, whatever is pressed by whomever', () => {
    const school = aRoster();
    const command: fc.Arbitrary<StepCommand> = fc.oneof(
      fc.constant<StepCommand>({ action: 'approve', step: 'plan' }),
      fc.constant<StepCommand>({ action: 'done', step: 'plan' }),
      fc.string().map((reason): StepCommand => ({ action: 'reject', step: 'plan', reason })),
      fc
        .constantFrom(...school.staff.map(({ id }) => id), 'nobody')
        .map((assignee): StepCommand => ({ action: 'assign', step: 'plan', assignee })),
    );
    const press = fc.tuple(fc.constantFrom(...school.staff.map(({ id }) => id)), command);
    fc.assert(
      fc.property(fc.array(press, { maxLength: 12 }), (presses) => {
        let subject = aCase({ steps: [aStep()] });
        for (const [who, pressed] of presses) {
          const actor = anActor(who, school);
          const offered = subject.steps.flatMap((step) =>
            stepActions(step, subject, actor, aPupil()),
          );
          try {
            subject = decideStep(subject, pressed, by(actor));
            assert.ok(
              offered.includes(pressed.action),
              'a press went through that was not offered',
            );
          } catch (error) {
            assert.ok(error instanceof RefusedError);
          }
        }
        const [step] = subject.steps;
        assert.ok(step);
        if (step.state === 'approved') assert.ok(step.approved);
        if (step.state === 'rejected') assert.ok(step.rejected?.reason);
        if (step.state === 'done') assert.ok(step.approved && step.done);
      }),
    );
  });
});
