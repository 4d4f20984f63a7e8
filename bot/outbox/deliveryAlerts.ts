import { answering } from '../../services/access/answering.ts';
import type { Barred } from '../../services/access/channelAudience.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { type App, stamp } from '../core/app.ts';
import type { DeliveryAlert } from '../core/deliveryAlert.ts';
import { type CardRef, type Recipient, recipientKey } from '../core/outboxItem.ts';
import type { Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';

/**
 * Alerts those who answer for the school's cases that a card did not reach somebody, once per case and
 * recipient. An undelivered alert raises no other.
 */
export async function alertUndelivered(
  app: App,
  unit: Unit,
  subject: CardRef,
  to: Recipient,
  code: string,
): Promise<void> {
  const caseId = await caseOf(unit, subject);
  if (caseId === undefined || to.to === 'conversation') return;
  const id = `undelivered/${caseId}/${recipientKey(to)}`;
  const what = { kind: 'undelivered', recipient: to, code } as const;
  const except = to.to === 'person' ? to.staffId : undefined;
  await tell(app, unit, id, { at: stamp(app), caseId, what }, except);
}

/** Tells why a case is not shown in a team, once per team and set of people. */
export async function alertHidden(
  app: App,
  unit: Unit,
  caseId: string,
  teamId: string,
  barred: readonly Barred[],
): Promise<void> {
  const people = barred.map(({ why, name }) => `${why} ${name ?? ''}`).toSorted();
  const id = `hidden/${teamId}/${app.pseudonym(JSON.stringify(people))}`;
  const told = barred.map((one) => (one.why === 'pupil' ? one : withoutCpr(one)));
  const what = {
    kind: 'hidden',
    teamId,
    barred: told.map((one) => (one.why === 'no_right' ? one : { why: one.why })),
  } as const;
  app.passing.keep(`${unit.school}/${id}`, told);
  await tell(app, unit, id, { at: stamp(app), caseId, what }, undefined);
}

/** Guests choose their own display names. */
function withoutCpr<One extends { name: string }>(one: One): One {
  return holdsCpr(one.name) ? { ...one, name: '…' } : one;
}

async function tell(
  app: App,
  unit: Unit,
  id: string,
  value: DeliveryAlert,
  except: string | undefined,
): Promise<void> {
  const roster = app.schools.roster(unit.school);
  if (!roster || (await unit.load('telling', id))) return;
  unit.put('telling', id, value);
  const outbox = unitOutbox(unit, `${id}@${value.at}`, value.at);
  for (const staffId of answering(roster, except)) {
    outbox.show({ to: 'person', staffId }, { card: 'telling', id }, 'new');
  }
}

/** The case a card is about; only these raise alerts. */
async function caseOf(unit: Unit, { card, id }: CardRef): Promise<string | undefined> {
  if (card === 'case') return id;
  return card === 'meeting' ? (await unit.load('meeting', id))?.caseId : undefined;
}
