import type { Availability } from './calendars.ts';

/** What is said of an address that has no mailbox in the organisation. */
const noMailbox: ReadonlySet<string> = new Set([
  'ErrorMailRecipientNotFound',
  'ErrorNonExistentMailbox',
  'ErrorInvalidUser',
  'MailboxNotEnabledForRESTAPI',
  'ResourceNotFound',
]);

/** Whether somebody has no calendar at all, and not one that could not be read just now. */
export function hasNoCalendar(one: Availability): boolean {
  return !one.known && noMailbox.has(one.reason);
}
