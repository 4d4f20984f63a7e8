import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { isOpen, playbookStepId } from '../../../services/cases/caseStep.ts';
import { digestView } from '../../../services/cases/digest.ts';
import { replayed } from '../../../services/cases/evolve.ts';
import { reviewCase } from '../../../services/cases/reviewCase.ts';
import { anAssessment, aSetting } from '../../builders/cases.ts';
import {
  aalborg,
  anyCommand,
  aWorld,
  type Command,
  carriedOut,
  type World,
} from '../../builders/caseWorld.ts';
import { decideCase, decideStep } from '../../builders/decided.ts';
import { anActor, aPupil } from '../../builders/people.ts';

const caseContext = aSetting({ playbook: aalborg });

function reviewedOn(day: string, level: string | undefined, current?: CaseRecord): CaseRecord {
  const subject = reviewCase({
    ...{ current, pupil: aPupil(), sinceClosing: undefined, caseContext },
    ...{ today: Temporal.PlainDate.from(day), at: `${day}T08:10:00+01:00` },
    assessment: anAssessment({ level, ...(level === undefined ? { hits: [] } : {}) }),
    newCaseId: () => 'LI-2026-0001',
  });
  assert.ok(subject);
  return subject;
}

function doneOn(day: string, subject: CaseRecord, step: string): CaseRecord {
  const deciding = { actor: anActor('s-wellbeing'), caseContext, at: `${day}T10:00:00+01:00` };
  return decideStep(subject, { action: 'done', step }, deciding);
}

const checks = ({ steps }: CaseRecord) =>
  steps
    .filter(({ id }) => playbookStepId(id) === 'check-plan')
    .map(({ id, due, state }) => [id, due, state]);

/** The leader does the check that is open, if one is. */
function checkedIn({ subject }: World): Command {
  const number = (subject?.steps ?? []).findIndex(
    (step) => playbookStepId(step.id) === 'check-plan' && isOpen(step),
  );
  return { do: 'step', by: 's-leader', number, command: { action: 'done' } };
}

describe('a step that the playbook repeats', () => {
  const risk = reviewedOn('2026-11-25', 'dropout_risk');

  it('is called again when it is done, due so many school days later, by whoever had it', () => {
    const once = doneOn('2026-11-30', risk, 'check-plan');
    const twice = doneOn('2026-12-07', once, 'check-plan.1.2');
    assert.deepEqual(checks(twice), [
      ['check-plan', '2026-12-03', 'done'],
      ['check-plan.1.2', '2026-12-07', 'done'],
      ['check-plan.1.3', '2026-12-14', 'approved'],
    ]);
    assert.equal(twice.steps.at(-1)?.assignee, 's-wellbeing');
  });

  it('ends when the level has fallen below, and begins again when it is reached anew', () => {
    const better = reviewedOn('2026-11-27', 'worrying', risk);
    const checked = doneOn('2026-11-30', better, 'check-plan');
    assert.equal(checks(checked).length, 1);
    const again = reviewedOn('2026-12-01', 'dropout_risk', checked);
    assert.deepEqual(checks(again).at(-1), ['check-plan.1.2', '2026-12-08', 'approved']);
  });

  it('is in nobody’s morning list before its day', () => {
    const once = doneOn('2026-11-30', risk, 'check-plan');
    const listed = (day: string) =>
      digestView(anActor('s-wellbeing'), [once], caseContext, {
        ...{ today: Temporal.PlainDate.from(day), away: new Set<string>() },
      }).items.filter(({ stepId }) => stepId === 'check-plan.1.2').length;
    assert.deepEqual([listed('2026-12-04'), listed('2026-12-07')], [0, 1]);
  });

  it('ends with the case', () => {
    const once = doneOn('2026-11-30', risk, 'check-plan');
    const deciding = { actor: anActor('s-leader'), caseContext, at: '2026-12-01T10:00:00+01:00' };
    const close = { action: 'close', outcome: 'other_offer', reason: 'Aftalt' } as const;
    assert.deepEqual(decideCase(once, close, deciding, { ready: true }).steps.filter(isOpen), []);
  });

  it('is never there twice, has ids of its own, and follows from the log, whatever is done to the case', () => {
    let repeated = 0;
    fc.assert(
      fc.property(
        fc.array(fc.option(anyCommand, { freq: 3 }), { minLength: 1, maxLength: 40, size: 'max' }),
        (commands) => {
          let world = carriedOut(aWorld(), {
            ...{ do: 'review', level: 'dropout_risk', duties: [], since: undefined },
          }).world;
          for (const command of commands) {
            world = carriedOut(world, command ?? checkedIn(world)).world;
            const subject = world.subject;
            if (!subject) continue;
            const ids = subject.steps.map(({ id }) => id);
            assert.equal(new Set(ids).size, ids.length);
            const open = subject.steps.filter(
              (step) => playbookStepId(step.id) === 'check-plan' && isOpen(step),
            );
            assert.ok(open.length <= 1);
            if (subject.state === 'closed') assert.equal(open.length, 0);
            repeated += ids.filter((id) => /^check-plan\.\d+\.\d+$/.test(id)).length;
            const stored = JSON.parse(JSON.stringify(replayed(subject.log).steps));
            assert.deepEqual(stored, JSON.parse(JSON.stringify(subject.steps)));
          }
        },
      ),
      { numRuns: 150, seed: 7 },
    );
    assert.ok(repeated > 20, `${repeated} repeated steps were looked at`);
  });
});
