import type { StatusView } from '../services/status/views.ts';
import type { Wording } from './wording/wording.ts';

/** How soon a school acts: "kontakt efter 2,5 skoledage (6 sager), møde efter …"; empty if not known. */
export function delays(
  { toContact, toMeeting }: Pick<StatusView, 'toContact' | 'toMeeting'>,
  { texts: { status }, schoolDays }: Wording,
): string {
  return [
    ...(toContact ? [status.toContact(schoolDays(toContact.schoolDays), toContact.cases)] : []),
    ...(toMeeting ? [status.toMeeting(schoolDays(toMeeting.schoolDays), toMeeting.cases)] : []),
  ].join(', ');
}
