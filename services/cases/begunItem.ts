import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { asksBegun } from './decideOffer.ts';

/**
 * Who is asked whether the pupil of a closed case has begun at the new place: the tovholder, if still at the
 * school and not away; else the leadership. Staff ids; nobody before the day.
 */
export function askedBegun(
  subject: CaseRecord,
  { roster }: Pick<CaseContext, 'roster'>,
  { today, away }: { today: Temporal.PlainDate; away: ReadonlySet<string> },
): readonly string[] {
  if (!asksBegun(subject, today)) return [];
  const { holder } = subject;
  if (holder !== undefined && roster.member(holder) && !away.has(holder)) return [holder];
  return roster.staff.filter(({ role }) => role === 'leader').map(({ id }) => id);
}
