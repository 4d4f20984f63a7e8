import { OutsideError } from '../../../services/errors/errors.ts';
import { hasNoCalendar } from '../../../services/meetings/hasNoCalendar.ts';
import type { Roster, StaffMember } from '../../../services/roster/roster.ts';
import type { Check } from '../examine.ts';
import { type Finding, failed, notChecked, ok, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { rightsIn } from './rightsIn.ts';

/** Enough to know; a municipality has some tens of schools. */
const mostAsked = 20;

/** A mailbox outside the scope of the bot's rights, if the operator named one. */
type Outside = { outside: string | undefined };

/**
 * What the bot may do in calendars, by the call that changes nothing: an hour of free and busy of one person a
 * school, and the same of a mailbox that it must not reach.
 */
export function graphChecks(
  { now, calendars, tokens }: Pick<Ports, 'now' | 'calendars' | 'tokens'>,
  { outside }: Outside,
  rosters: () => readonly Roster[],
): readonly Check[] {
  const ask = async (mailbox: string) => {
    const from = now().round({ smallestUnit: 'hour' });
    const hour = { from, to: from.add({ hours: 1 }) };
    const found = await calendars?.freeBusy({ organiser: mailbox, people: [mailbox], ...hour });
    return found?.some((one) => hasNoCalendar(one)) ? 'no_mailbox' : 'read';
  };
  return [
    {
      name: 'calendars',
      after: ['graphToken', 'roster'],
      look: async () => {
        if (!calendars) return notChecked('graph_off');
        const people = rosters().flatMap(somebodyOf).slice(0, mostAsked);
        if (people.length === 0) return notChecked('graph_nobody');
        return insideFinding(people, ask);
      },
    },
    {
      name: 'scope',
      after: ['graphToken'],
      look: async () => {
        if (!calendars) return notChecked('graph_off');
        const consent = consentFinding(rightsIn(await tokens.graph()));
        if (outside === undefined) return consent ?? notChecked('scope_unasked');
        const found = await outsideFinding(outside, ask);
        return found.state === 'ok' ? (consent ?? found) : found;
      },
    },
  ];
}

type Ask = (mailbox: string) => Promise<'read' | 'no_mailbox'>;

/** Who leads or co-ordinates, who calls meetings anyway. */
function somebodyOf({ staff }: Roster): readonly StaffMember[] {
  const reached = staff.filter(({ email }) => email.trim() !== '');
  const found =
    reached.find(({ role }) => role === 'leader' || role === 'coordinator') ?? reached[0];
  return found ? [found] : [];
}

async function insideFinding(people: readonly StaffMember[], ask: Ask): Promise<Finding> {
  const without: string[] = [];
  for (const { id, email } of people) {
    try {
      if ((await ask(email)) === 'no_mailbox') without.push(id);
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      if (error.code === 'graph_404') without.push(id);
      else return refusal(error);
    }
  }
  const count = without.length;
  return count === 0
    ? ok('graph_ok', { people: people.length })
    : warning('graph_no_mailbox', { count, people: people.length }, { where: without });
}

async function outsideFinding(outside: string, ask: Ask): Promise<Finding> {
  try {
    return (await ask(outside)) === 'read' ? failed('scope_open') : warning('scope_nobody');
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    if (error.code === 'graph_403') return ok('scope_ok');
    return error.code === 'graph_404' ? warning('scope_nobody') : refusal(error);
  }
}

function refusal({ code }: OutsideError): Finding {
  const isRight = code === 'graph_401' || code === 'graph_403';
  return failed(isRight ? 'graph_refused' : 'graph_away', { error: code });
}

/** What Entra consents to adds up with the roles in Exchange, which then narrow nothing. */
function consentFinding(rights: readonly string[]): Finding | undefined {
  const wide = rights.filter((one) => /^(?:Calendars|MailboxSettings)\./.test(one));
  return wide.length === 0 ? undefined : warning('scope_consented', { rights: wide.join(', ') });
}
