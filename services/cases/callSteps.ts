import type { Pupil } from '../roster/roster.ts';
import { duties as legalDuties } from '../rules/ruleset.ts';
import type { CaseState } from './caseRecord.ts';
import type { CalledStep } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import { type PlaybookStep, stageOf } from './playbook.ts';
import type { Setting } from './setting.ts';
import { assigneeFor } from './staffing.ts';

/**
 * The steps that levels, duties or a concern call for and that the case does not have in this round,
 * each with its person and its due day.
 * @param callers names of levels and duties, `concern`
 * @param today the local day from which school days are counted
 */
export function callSteps(
  callers: readonly string[],
  subject: Pick<CaseState, 'steps' | 'round' | 'involved'>,
  pupil: Pupil,
  { playbook, roster, calendar }: Setting,
  today: Temporal.PlainDate,
): CalledStep[] {
  const known = new Map<string, { due: string }>(subject.steps.map((step) => [step.id, step]));
  const added: CalledStep[] = [];
  for (const caller of callers) {
    for (const step of stageOf(playbook, caller)?.steps ?? []) {
      const id = inRound(step.id, subject.round);
      if (known.has(id)) continue;
      const after = step.after && inRound(step.after, subject.round);
      const before = after && known.get(after);
      const from = before ? Temporal.PlainDate.from(before.due) : today;
      const assignee = assigneeFor(step.responsible, { roster, playbook, pupil, ...subject });
      const called: CalledStep = {
        ...copied(step),
        id,
        calledBy: caller,
        legal: isLegal(caller),
        ...(assignee ? { assignee } : {}),
        ...(after ? { after } : {}),
        due: dueDay(calendar, from, step.dueSchoolDays).toString(),
      };
      known.set(id, called);
      added.push(called);
    }
  }
  return added;
}

function copied({ text, responsible, approver, dueSchoolDays, asks, acute }: PlaybookStep) {
  return {
    kind: 'task' as const,
    acute: acute ?? false,
    text,
    responsible,
    approver,
    dueSchoolDays,
    asks: asks ?? [],
  };
}

function isLegal(caller: string): boolean {
  return legalDuties.some((duty) => duty === caller);
}

/** A step is there once in each round of a case. */
function inRound(id: string, round: number): string {
  return round === 1 ? id : `${id}.${round}`;
}
