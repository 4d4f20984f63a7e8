import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { rosterEvents } from '../../services/cases/leaving.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { audit } from '../core/audit.ts';
import type { Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { withdraw } from './putCase.ts';

/**
 * Tells cases that their pupil has left the roster or is back, with an entry of each in the trail. O(cases).
 * @param after the roster that holds from now on
 */
export function tellCases(
  unit: Unit,
  cases: readonly CaseRecord[],
  after: Roster,
  made: { at: string; by: string; turnId: string },
): void {
  const outbox = unitOutbox(unit, made.turnId, made.at);
  const left: string[] = [];
  const back: string[] = [];
  for (const subject of cases) {
    const events = rosterEvents(subject, after, made.at);
    if (events.length === 0) continue;
    const next = withEvents(subject, events);
    unit.put('case', subject.id, next);
    withdraw(outbox, subject, next);
    (events.some((event) => event.do === 'left') ? left : back).push(subject.id);
  }
  if (left.length > 0) audit(unit, { ...made, action: 'case.left', subjects: left });
  if (back.length > 0) audit(unit, { ...made, action: 'case.returned', subjects: back });
}
