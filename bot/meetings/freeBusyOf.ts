import { OutsideError } from '../../services/errors/errors.ts';
import type { Availability, Calendars } from '../../services/meetings/calendars.ts';

type Asked = Parameters<Calendars['freeBusy']>[0];

/** How many mailboxes to try before giving up. */
const mostAskers = 5;

/**
 * Free/busy, asked through the organiser's mailbox, or when there is none the first other one found; people
 * without a mailbox are reported as such.
 * @throws OutsideError `graph_404` when none of those tried has one
 */
export async function freeBusyOf(
  calendars: Pick<Calendars, 'freeBusy'>,
  asked: Asked,
): Promise<readonly Availability[]> {
  const askers = [...new Set([asked.organiser, ...asked.people])].slice(0, mostAskers);
  const without = new Set<string>();
  for (const organiser of askers) {
    try {
      const found = await calendars.freeBusy({ ...asked, organiser });
      return found.map(
        (one): Availability =>
          without.has(one.email)
            ? { email: one.email, known: false, reason: 'ErrorNonExistentMailbox' }
            : one,
      );
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'graph_404') throw error;
      without.add(organiser);
    }
  }
  throw new OutsideError('graph_404', { retry: false });
}
