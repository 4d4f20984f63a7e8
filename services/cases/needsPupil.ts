import { schoolYearOf } from '../calendar/period.ts';
import type { CaseRecord } from './caseRecord.ts';

/**
 * Whether a case needs its pupil's entry after the pupil left the roster: while it is open, and for the rest
 * of the school year where the pupil went to another offer, since the school still answers for how that goes.
 * @param on the local day, ISO
 */
export function needsPupil(
  { state, outcome, closedOn = '' }: Pick<CaseRecord, 'state' | 'outcome' | 'closedOn'>,
  on: string,
): boolean {
  if (state !== 'closed') return true;
  const { from } = schoolYearOf(Temporal.PlainDate.from(on));
  return outcome === 'other_offer' && closedOn >= from.toString();
}
