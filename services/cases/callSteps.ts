import type { Pupil } from '../roster/roster.ts';
import { duties as legalDuties } from '../rules/ruleset.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseState } from './caseRecord.ts';
import { type CalledStep, type CaseStep, isOpen } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import { type PlaybookStep, stageOf } from './playbook.ts';
import { assigneeFor } from './staffing.ts';

/** A step of the case, or one being called, without a state yet. */
type Known = { due: string; state?: CaseStep['state'] };

/**
 * The steps that levels, duties or a concern call for and the case lacks in this round, each with its
 * assignee and due day.
 * @param callers names of levels and duties, `concern`
 * @param today the local day to count school days from
 * @param begins duties new since yesterday: steps done for an earlier one are called again
 */
export function callSteps(
  callers: readonly string[],
  subject: Pick<CaseState, 'steps' | 'round' | 'involved'>,
  pupil: Pupil,
  { playbook, roster, calendar }: CaseContext,
  today: Temporal.PlainDate,
  begins: readonly string[] = [],
): CalledStep[] {
  const known = new Map<string, Known>(subject.steps.map((step) => [step.id, step]));
  const added: CalledStep[] = [];
  for (const caller of callers) {
    for (const step of stageOf(playbook, caller)?.steps ?? []) {
      const time = timeOf(step.id, subject.round, known, begins.includes(caller));
      const id = inRound(step.id, subject.round, time);
      if (known.has(id)) continue;
      const after = step.after && inRound(step.after, subject.round, time);
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

/** A step exists once per round of a case, and again each time its duty begins anew. */
function inRound(id: string, round: number, time = 1): string {
  if (time > 1) return `${id}.${round}.${time}`;
  return round === 1 ? id : `${id}.${round}`;
}

/** Which time it is; a step still open also serves a new duty. */
function timeOf(
  id: string,
  round: number,
  known: ReadonlyMap<string, Known>,
  begins: boolean,
): number {
  for (let time = 1; ; time += 1) {
    const step = known.get(inRound(id, round, time));
    if (!begins || step?.state === undefined || isOpen({ state: step.state })) return time;
  }
}
