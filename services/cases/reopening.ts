import type { Pupil } from '../roster/roster.ts';
import type { Assessment } from '../rules/assessment.ts';
import { callSteps } from './callSteps.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord, CaseState } from './caseRecord.ts';
import { withEvents } from './evolve.ts';
import { callFollowUp } from './followUp.ts';
import { taskEvents } from './involve.ts';
import { triggersOf } from './triggers.ts';

/** What the rules say as a case is reopened. */
export type Standing = Pick<Assessment, 'level' | 'duties'>;

type Reopening = {
  /** Staff id, or `system`. */
  by: string;
  why: 'relapse' | 'person';
  /** What the rules say now; undefined if that is not known. */
  standing: Standing | undefined;
  pupil: Pupil;
  caseContext: CaseContext;
  today: Temporal.PlainDate;
  at: string;
  /** School days until the follow-up, if sooner than the playbook wants. */
  sooner?: number;
};

/**
 * Opens a closed case again, with the steps of its level in a new round: a case never stands open without
 * steps.
 * @returns what happens to the case
 */
export function reopening(subject: CaseRecord, reopened: Reopening): CaseEvent[] {
  const { by, why, standing, caseContext, at, today, sooner } = reopened;
  const back = withEvents(subject, [{ do: 'reopen', by, at, why }]);
  const known = withEvents(back, standing ? assessed(back, standing, at) : []);
  const called = withEvents(known, calling(known, reopened));
  const next = withEvents(called, [callFollowUp(called, caseContext, { today, at }, sooner)]);
  return next.log.slice(subject.log.length);
}

/** The event for what the rules say, unless the case knows it already. */
export function assessed(current: CaseState, { level, duties }: Standing, at: string): CaseEvent[] {
  const same = level === current.level && duties.join() === current.duties.join();
  if (same) return [];
  const found = { ...(level === undefined ? {} : { level }), duties: [...duties] };
  return [{ do: 'assess', by: 'system', at, ...found }];
}

/** Steps for the first ground that has any, and access for those who get one. */
function calling(known: CaseRecord, reopened: Reopening): CaseEvent[] {
  const { pupil, caseContext, today, at } = reopened;
  for (const callers of groundsOf(known, reopened)) {
    const steps = callSteps(callers, known, pupil, caseContext, today);
    if (steps.length === 0) continue;
    const staff = steps.flatMap(({ assignee }) => assignee ?? []);
    const made = { by: 'playbook', at };
    return [
      { do: 'call', by: 'system', at, steps },
      ...taskEvents(known, staff, caseContext.roster, made, 'system'),
    ];
  }
  return [];
}

/** What holds now; else the level it last stood at, a concern, or whatever called for its steps before. */
function groundsOf(known: CaseRecord, { why }: Reopening): string[][] {
  const now = triggersOf(known).filter((caller) => why === 'relapse' || !settled(known, caller));
  const levels = known.log.flatMap((event) =>
    event.do === 'assess' ? triggersOf({ level: event.level, duties: [] }) : [],
  );
  const before = known.steps.flatMap(({ kind, calledBy }) => (kind === 'task' ? [calledBy] : []));
  return [now, levels.slice(-1), ['concern'], [...new Set(before)]];
}

/** A legal duty met before the closing: somebody who reopens the case need not meet it twice. */
function settled({ steps }: CaseRecord, caller: string): boolean {
  const last = steps.findLast(({ calledBy }) => calledBy === caller);
  return last?.legal === true && last.state !== 'lapsed';
}
