import type { Pupil } from '../roster/roster.ts';
import { callSteps } from './callSteps.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { taskEvents } from './involve.ts';
import { planWithoutEffect } from './planEffect.ts';

/** The duty as the playbook calls it. */
const duty = 'notify_when_worried';

/**
 * Asks a named person to consider a notification once a plan was tried without effect: the personal duty of Barnets
 * lov § 133(1), apart from the 15 % of unlawful absence. Asked once in each round of a case; what comes of it, that
 * person decides.
 */
export function notifyWhenWorried(
  subject: CaseRecord,
  pupil: Pupil,
  caseContext: CaseContext,
  { today, at }: { today: Temporal.PlainDate; at: string },
): readonly CaseEvent[] {
  if (subject.state === 'closed' || !planWithoutEffect(subject)) return [];
  const steps = callSteps([duty], subject, pupil, caseContext, today);
  if (steps.length === 0) return [];
  const staff = steps.flatMap(({ assignee }) => assignee ?? []);
  const made = { by: 'playbook', at };
  return [
    { do: 'call', by: 'system', at, steps },
    ...taskEvents(subject, staff, caseContext.roster, made, 'system'),
  ];
}
