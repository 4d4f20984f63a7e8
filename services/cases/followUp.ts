import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import type { CalledStep } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import { stageOf } from './playbook.ts';
import { triggersOf } from './triggers.ts';

/** School days until the follow-up if the playbook says nothing. */
const usualSchoolDays = 20;

/** The question once a plan has had time to work; the municipality's own step texts are in its playbook. */
const text = {
  da: 'Følg op: Er fremmødet blevet bedre?',
  en: 'Follow up: has attendance improved?',
};

/** Calls the next follow-up; for the parameters see `followUpStep`. */
export function callFollowUp(
  subject: Parameters<typeof followUpStep>[0],
  caseContext: CaseContext,
  { today, at }: { today: Temporal.PlainDate; at: string },
  sooner?: number,
): CaseEvent {
  return {
    do: 'call',
    by: 'system',
    at,
    steps: [followUpStep(subject, caseContext, today, sooner)],
  };
}

/**
 * The step that keeps a case from being forgotten: every case not closed has exactly one open, due when the
 * playbook wants the team to look again (the soonest of its triggers).
 * @param today the local day to count school days from
 * @param sooner school days, if a person wants to look again before the playbook does
 */
function followUpStep(
  subject: Pick<CaseState, 'steps' | 'level' | 'duties' | 'why' | 'holder'>,
  { playbook, calendar }: CaseContext,
  today: Temporal.PlainDate,
  sooner?: number,
): CalledStep {
  const { steps, holder } = subject;
  const wanted = triggersOf(subject).flatMap(
    (caller) => stageOf(playbook, caller)?.followUpSchoolDays ?? [],
  );
  const schoolDays = Math.min(sooner ?? usualSchoolDays, ...wanted);
  const number = steps.filter(({ kind }) => kind === 'follow_up').length + 1;
  return {
    id: `follow-up.${number}`,
    kind: 'follow_up',
    calledBy: 'follow_up',
    legal: false,
    acute: false,
    text,
    responsible: 'class_teacher',
    approver: null,
    ...(holder === undefined ? {} : { assignee: holder }),
    dueSchoolDays: schoolDays,
    asks: [],
    due: dueDay(calendar, today, schoolDays).toString(),
  };
}
