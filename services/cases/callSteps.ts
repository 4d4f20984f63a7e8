import type { Pupil } from '../roster/roster.ts';
import { duties as legalDuties } from '../rules/ruleset.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseState } from './caseRecord.ts';
import { type CalledStep, type CaseStep, isOpen, playbookStepId, stepIdOf } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import { atAPace, type Paced, type Standing } from './pace.ts';
import type { PlaybookStep } from './playbook.ts';
import { assigneeFor } from './staffing.ts';
import { wantedBy } from './stages.ts';

/** A step of the case, or one being called, without a state yet. */
type Known = { due: string; state?: CaseStep['state'] };

/**
 * The steps that levels, duties or a concern call for and the case lacks in this round, each with its
 * assignee and due day; a level's with those of the levels it includes that were never done or rejected, in any
 * round. Days that are too many for a school are spread (`atAPace`).
 * @param callers names of levels and duties, `concern`
 * @param today the local day to count school days from
 * @param begins duties new since yesterday: steps done for an earlier one are called again
 */
export function callSteps(
  callers: readonly string[],
  subject: Pick<CaseState, 'steps' | 'round' | 'involved'>,
  pupil: Pupil,
  caseContext: CaseContext,
  today: Temporal.PlainDate,
  begins: readonly string[] = [],
): CalledStep[] {
  const { playbook, roster, calendar } = caseContext;
  const known = new Map<string, Known>(subject.steps.map((step) => [step.id, step]));
  const added: Paced[] = [];
  const wanted = callers.flatMap((caller) =>
    wantedBy(playbook, caller).map((one) => ({ ...one, caller })),
  );
  for (const { step, depth, included, caller } of wanted) {
    if (included && isSettled(step, subject.steps)) continue;
    const time = timeOf(step, subject.round, known, begins.includes(caller));
    const id = stepIdOf(step.id, subject.round, time);
    if (known.has(id)) continue;
    const first = step.after && stepIdOf(step.after, subject.round, time);
    // What is called again by itself waits for nothing.
    const after = first !== undefined && known.has(first) ? first : undefined;
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
    added.push({ called, depth });
  }
  const places = new Map(wanted.map((one) => [one.step.id, one] as const));
  return atAPace(added, standing(subject.steps, places), caseContext);
}

/** Whether a step of a level below was done or rejected; what repeats is never settled. */
function isSettled({ id, everySchoolDays }: PlaybookStep, steps: readonly CaseStep[]): boolean {
  if (everySchoolDays !== undefined) return false;
  return steps.some(
    (one) => playbookStepId(one.id) === id && (one.state === 'done' || one.state === 'rejected'),
  );
}

/** The open tasks of a case, with their place in what is called for now. */
function standing(
  steps: readonly CaseStep[],
  places: ReadonlyMap<string, { caller: string; depth: number }>,
): Standing[] {
  return steps
    .filter((step) => step.kind === 'task' && isOpen(step))
    .map(({ id, due }) => {
      const place = places.get(playbookStepId(id));
      return { due, calledBy: place?.caller, depth: place?.depth ?? 0 };
    });
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

/** Which time it is; a step still open also serves a new duty, and what repeats goes on once it is called for. */
function timeOf(
  { id, everySchoolDays }: PlaybookStep,
  round: number,
  known: ReadonlyMap<string, Known>,
  begins: boolean,
): number {
  for (let time = 1; ; time += 1) {
    const state = known.get(stepIdOf(id, round, time))?.state;
    if (state === undefined || isOpen({ state })) return time;
    const again = begins || (everySchoolDays !== undefined && state === 'done');
    if (!again) return time;
  }
}
