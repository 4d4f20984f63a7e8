import { RefusedError } from '../errors/errors.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { decideStep, stepActions } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { withEvents } from './evolve.ts';

/**
 * Approves every step that waits for this person's approval, each as by a press of its own.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `gone`, `not_allowed` when none waits for them: nothing changed
 */
export function approveAll(subject: CaseRecord, deciding: Deciding): readonly CaseEvent[] {
  const { actor } = deciding;
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  const waiting = subject.steps.filter((step) =>
    stepActions(step, subject, actor, pupil).includes('approve'),
  );
  if (waiting.length === 0) throw new RefusedError('not_allowed');
  return approveSteps(
    subject,
    waiting.map(({ id }) => id),
    deciding,
  ).events;
}

/**
 * Approves several steps of a case, each by the rules of a single approval.
 * @returns what happens to the case, the steps approved, and how many could not be
 */
export function approveSteps(
  subject: CaseRecord,
  steps: readonly string[],
  deciding: Deciding,
): { events: readonly CaseEvent[]; approved: readonly string[]; left: number } {
  const events: CaseEvent[] = [];
  const approved: string[] = [];
  for (const step of steps) {
    try {
      events.push(
        ...decideStep(withEvents(subject, events), { action: 'approve', step }, deciding),
      );
      approved.push(step);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return { events, approved, left: steps.length - approved.length };
}
