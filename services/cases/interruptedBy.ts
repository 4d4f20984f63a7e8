import type { Roster } from '../roster/roster.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import { effectiveAssignee } from './caseStep.ts';
import { peopleFor } from './peopleFor.ts';

/**
 * People to contact now rather than on the morning's list: whoever must act on a newly called legal duty or
 * acute step, and anyone just brought into the case.
 * @param after the case after the events
 * @returns staff ids
 */
export function interruptedBy(
  events: readonly CaseEvent[],
  after: CaseState,
  roster: Roster,
): ReadonlySet<string> {
  return new Set([...calledUpon(events, after, roster), ...broughtIn(events, after)]);
}

function calledUpon(events: readonly CaseEvent[], after: CaseState, roster: Roster): string[] {
  const called = new Set(
    events.flatMap((event) => (event.do === 'call' ? event.steps.map(({ id }) => id) : [])),
  );
  const pupil = roster.pupil(after.pupilId);
  return after.steps
    .filter((step) => called.has(step.id) && (step.legal || step.acute))
    .flatMap((step) => {
      const assignee = effectiveAssignee(step) ?? after.holder;
      const approver = step.state === 'proposed' ? step.approver : null;
      const approving = pupil && approver !== null ? peopleFor(approver, pupil, roster) : [];
      return [...(assignee === undefined ? [] : [assignee]), ...approving.map(({ id }) => id)];
    });
}

function broughtIn(events: readonly CaseEvent[], { involved }: CaseState): string[] {
  return events.flatMap((event) => {
    if (event.do !== 'involve' || event.involvement.basis === 'task') return [];
    const { staffId, at } = event.involvement;
    const part = involved.find((one) => one.staffId === staffId && one.at === at);
    return part && part.endedAt === undefined ? [staffId] : [];
  });
}
