import { type Actor, caseAccess } from '../access/access.ts';
import { fullName } from '../roster/roster.ts';
import type { Text } from '../rules/ruleset.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';

/** Something that happened to a case while somebody was writing; `by` undefined for rules and time. */
export type CaseChange = { do: CaseEvent['do']; by: string | undefined; step: Text | undefined };

/** Says nothing to a reader. */
const silent: ReadonlySet<CaseEvent['do']> = new Set(['due', 'remind', 'call']);

const mostChanges = 3;

/**
 * Whether anybody but this person, or rules and time, did something to a case since a version.
 * @param version the one a card showed
 */
export function changedByOthers(subject: CaseRecord, version: number, staffId: string): boolean {
  const fresh = subject.revision - version;
  return fresh < 0 || (fresh > 0 && subject.log.slice(-fresh).some(({ by }) => by !== staffId));
}

/**
 * What happened since a version, newest last and at most three, for somebody who sees all of the case; to
 * others nothing is said. Free text stays out.
 * @param version the one a card showed
 */
export function changesSince(
  subject: CaseRecord,
  version: number,
  actor: Actor,
): readonly CaseChange[] {
  const fresh = subject.revision - version;
  if (fresh <= 0 || caseAccess(actor, subject)?.scope !== 'full') return [];
  return subject.log
    .slice(-fresh)
    .filter(({ do: kind }) => !silent.has(kind))
    .slice(-mostChanges)
    .map((event) => {
      const member = actor.roster.member(event.by);
      const stepId = 'step' in event ? event.step : undefined;
      return {
        do: event.do,
        by: member && fullName(member),
        step: subject.steps.find(({ id }) => id === stepId)?.text,
      };
    });
}
