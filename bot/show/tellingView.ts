import type { TellingView } from '../../cards/tellingCard.ts';
import { fullName, type Roster } from '../../services/roster/roster.ts';
import type { Recipient } from '../core/outboxItem.ts';
import type { Telling } from '../core/telling.ts';

/** A telling with the names that its card says. */
export function tellingView({ caseId, what }: Telling, roster: Roster): TellingView {
  if (what.kind === 'hidden') {
    return { kind: 'telling', about: 'hidden', number: caseId, barred: what.barred };
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
