import { answering } from '../../services/access/answering.ts';
import { type App, stamp } from '../core/app.ts';
import type { CardRef, Recipient } from '../core/outboxItem.ts';
import { municipalityPart, type Records } from '../core/records.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { metElsewhere } from './address.ts';
import { alertUndelivered } from './deliveryAlerts.ts';

/** Why somebody is unreachable. */
export type GoneFor = NonNullable<Records['person']['goneFor']>;

/** Answers after which a conversation gets nothing until its people are met again. */
const noAddress: ReadonlySet<string> = new Set<GoneFor>(['conversation_gone', 'teams_403']);

/** @param code of a message's fault */
export function leavesNoAddress(code: string): code is GoneFor {
  return noAddress.has(code);
}

/** Sends a person nothing until they are met again. */
export async function forgetPerson(
  app: App,
  unit: Unit,
  to: Recipient,
  why: GoneFor,
): Promise<void> {
  if (to.to !== 'person') return;
  const { staffId } = to;
  // Even if only another school met them, note here that it is gone, or it would be retried for ever.
  const person =
    (await unit.load('person', staffId)) ?? (await metElsewhere(app, unit.school, staffId));
  if (person && !person.gone) {
    unit.put('person', staffId, { ...person, staffId, gone: true, goneFor: why });
  }
}

/** The same for a team or group chat. Teams are in the municipality's part: a separate decision. */
export async function forgetTeam(app: Pick<App, 'store'>, teamId: string): Promise<void> {
  await transact(app.store, municipalityPart, async (unit) => {
    const team = await unit.load('team', teamId);
    if (team) unit.put('team', teamId, { ...team, gone: true });
  });
}

/** Cards that raise no alert if they do not arrive. */
const untold: ReadonlySet<CardRef['card']> = new Set(['telling', 'missed', 'notice', 'teamLink']);

/**
 * Alerts those who answer for the school that a card waits for somebody who cannot be reached: once per
 * case for its card, otherwise once until the person is met again.
 */
export async function alertUnreached(
  app: App,
  unit: Unit,
  { recipient, subject }: { recipient: Recipient; subject: CardRef },
  code: GoneFor,
): Promise<void> {
  if (subject.card === 'case' || subject.card === 'meeting') {
    await alertUndelivered(app, unit, subject, recipient, code);
    return;
  }
  if (recipient.to !== 'person' || untold.has(subject.card)) return;
  const { staffId } = recipient;
  const person = await unit.load('person', staffId);
  const roster = app.schools.roster(unit.school);
  if (!person || person.goneTold || !roster) return;
  unit.put('person', staffId, { ...person, goneTold: true });
  const at = stamp(app);
  const outbox = unitOutbox(unit, `unreached/${staffId}@${at}`, at);
  const details = { staff: staffId, why: code };
  const notice = { card: 'notice', id: 'person_unreached', details } as const;
  for (const id of answering(roster, staffId)) {
    outbox.show({ to: 'person', staffId: id }, notice, 'new');
  }
}

/** Why a recipient is unreachable; undefined if not yet met, or reachable. */
export async function whyUnreached(
  app: App,
  unit: Unit,
  to: Recipient,
): Promise<GoneFor | undefined> {
  if (to.to === 'conversation') return undefined;
  if (to.to === 'person') {
    const person = await unit.load('person', to.staffId);
    return person?.gone && (person.goneFor ?? 'conversation_gone');
  }
  const team = await app.store.load(municipalityPart, 'team', to.teamId);
  return team?.value.gone && 'conversation_gone';
}
