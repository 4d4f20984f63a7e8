import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Day } from './nudge.ts';

/**
 * Who is asked about a case as a whole: its tovholder; if away or no longer at the school, or without one, the
 * school's leaders. Staff ids.
 */
export function closers(
  { holder }: Pick<CaseRecord, 'holder'>,
  { roster }: Pick<CaseContext, 'roster'>,
  { away }: Pick<Day, 'away'>,
): readonly string[] {
  if (holder !== undefined && roster.member(holder) && !away.has(holder)) return [holder];
  return roster.staff.filter(({ role }) => role === 'leader').map(({ id }) => id);
}
