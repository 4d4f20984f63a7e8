import type { CaseContext } from './caseContext.ts';
import type { CaseState } from './caseRecord.ts';
import { type CalledStep, isOpen, playbookStepId } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import type { LeavingStep } from './playbook.ts';
import { assigneeFor } from './staffing.ts';

/**
 * The playbook's steps for a pupil who has left, each with its assignee and due day. A step called since the
 * pupil left is not called again, whatever became of it.
 * @param wanted which of the playbook's steps
 * @param now.today the local day to count school days from
 */
export function leavingSteps(
  subject: Pick<CaseState, 'steps' | 'pupilId' | 'involved' | 'left' | 'round'>,
  wanted: (step: LeavingStep) => boolean,
  { caseContext, today }: { caseContext: CaseContext; today: Temporal.PlainDate },
): CalledStep[] {
  const { playbook, roster, calendar } = caseContext;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil || !subject.left) return [];
  return playbook.left.steps.filter(wanted).flatMap((step): CalledStep[] => {
    const before = subject.steps.filter(({ id }) => playbookStepId(id) === step.id);
    if (before.some((one) => one.state === 'done' || isOpen(one))) return [];
    const { text, responsible, approver, dueSchoolDays, asks, acute, legal } = step;
    const assignee = assigneeFor(responsible, { roster, playbook, pupil, ...subject });
    return [
      {
        id: before.length === 0 ? step.id : `${step.id}.${subject.round}.${before.length + 1}`,
        ...{ kind: 'task', calledBy: 'left', legal: legal ?? false, acute: acute ?? false },
        ...{ text, responsible, approver, dueSchoolDays, asks: asks ?? [] },
        ...(assignee === undefined ? {} : { assignee }),
        due: dueDay(calendar, today, dueSchoolDays).toString(),
      },
    ];
  });
}
