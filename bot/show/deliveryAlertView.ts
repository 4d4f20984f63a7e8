import type { DeliveryAlertView } from '../../cards/deliveryAlertCard.ts';
import type { Barred } from '../../services/access/channelAudience.ts';
import { fullName, type Roster } from '../../services/roster/roster.ts';
import type { DeliveryAlert } from '../core/deliveryAlert.ts';
import type { Recipient } from '../core/outboxItem.ts';

/**
 * An alert with the names for its card.
 * @param passing people in the channel with names that are not stored, while known
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

/** What Teams' answer means to people; any other status is shown as "did not take it". */
const reasons: Readonly<Record<string, 'not_installed' | 'gone' | 'too_large'>> = {
  teams_403: 'not_installed',
  uninstalled: 'not_installed',
  conversation_gone: 'gone',
  teams_413: 'too_large',
};

/** The person's name; undefined for a team. */
function nameOf(to: Recipient, roster: Roster): string | undefined {
  const member = to.to === 'person' ? roster.member(to.staffId) : undefined;
  return member && fullName(member);
}
