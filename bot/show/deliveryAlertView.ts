import type { DeliveryAlertView } from '../../cards/deliveryAlertCard.ts';
import type { Barred } from '../../services/access/channelAudience.ts';
import { fullName, type Roster } from '../../services/roster/roster.ts';
import type { DeliveryAlert } from '../core/deliveryAlert.ts';
import type { Recipient } from '../core/outboxItem.ts';

/**
 * An alert with the names that its card says.
 * @param passing those who read along with the names that are not kept, while they are known
 */
export function deliveryAlertView(
  { caseId, what }: DeliveryAlert,
  roster: Roster,
  passing: readonly Barred[] | undefined,
): DeliveryAlertView {
  if (what.kind === 'hidden') {
    const kept = what.barred.map(
      (one): Barred =>
        one.why === 'pupil' ? { why: one.why } : { why: one.why, name: one.name ?? '' },
    );
    return { kind: 'telling', about: 'hidden', number: caseId, barred: passing ?? kept };
  }
  const why = reasons[what.code] ?? 'refused';
  return {
    kind: 'telling',
    about: 'undelivered',
    number: caseId,
    to: nameOf(what.recipient, roster),
    why,
  };
}

/** What Teams' answer means to people; a status that is not here is told as "did not take it". */
const reasons: Readonly<Record<string, 'not_installed' | 'gone' | 'too_large'>> = {
  teams_403: 'not_installed',
  uninstalled: 'not_installed',
  conversation_gone: 'gone',
  teams_413: 'too_large',
};

/** The person's name; undefined for the team. */
function nameOf(to: Recipient, roster: Roster): string | undefined {
  const member = to.to === 'person' ? roster.member(to.staffId) : undefined;
  return member && fullName(member);
}
