import { fullName, type Roster } from '../roster/roster.ts';
import type { CaseRecord, CaseStep } from './caseRecord.ts';
import { isOpen, worded } from './caseStep.ts';
import { waits } from './decideStep.ts';
import type { StepAction, StepView } from './views.ts';

/**
 * A step as it is, with what the viewer may do.
 * @param words whether they may read what people wrote
 */
export function stepView(
  step: CaseStep,
  subject: CaseRecord,
  roster: Roster,
  today: Temporal.PlainDate,
  {
    actions,
    mine,
    makesPlan,
    words,
  }: { actions: readonly StepAction[]; mine: boolean; makesPlan: boolean; words: boolean },
): StepView {
  const open = isOpen(step);
  const lapsed = step.state === 'lapsed';
  const decision = lapsed ? undefined : (step.done ?? step.rejected ?? step.approved);
  const before = subject.steps.findIndex(({ id }) => id === step.after);
  const put = step.postponed.at(-1);
  return {
    id: step.id,
    kind: step.kind,
    legal: step.legal,
    mine,
    text: words ? worded(step) : step.text,
    responsible: step.responsible,
    assignee: nameOf(step.assignee, roster),
    standIn: nameOf(step.standIn, roster),
    approver: step.approver ?? undefined,
    due: step.due,
    overdue: open && step.due < today.toString(),
    waitsFor: open && waits(step, subject) ? before + 1 : undefined,
    asks: step.asks,
    makesPlan: open && makesPlan,
    state: step.state,
    decidedBy: nameOf(decision?.by, roster),
    decidedOn: decision?.at.slice(0, 10),
    reason: step.rejected?.reason,
    on: step.done?.on,
    outcome: step.done?.outcome,
    judgement: step.done?.judgement,
    postponed: open && put ? { by: nameOf(put.by, roster), reason: put.reason } : undefined,
    actions,
  };
}

function nameOf(staffId: string | undefined, roster: Roster): string | undefined {
  const member = staffId === undefined ? undefined : roster.member(staffId);
  return member && fullName(member);
}
