import type { CardMessage } from '../../cards/cardMessage.ts';
import { hiddenCaseCard } from '../../cards/hiddenCaseCard.ts';
import { type ChannelAudience, channelAudience } from '../../services/access/channelAudience.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { type App, stamp } from '../core/app.ts';
import {
  conversationId,
  type OutboxItem,
  type OutboxWork,
  recipientKey,
  subjectKey,
} from '../core/outboxItem.ts';
import type { Seen } from '../core/seen.ts';
import type { Sender } from '../core/sender.ts';
import type { Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { WorkResult } from '../core/workResult.ts';
import { renderNotice } from '../show/renderNotice.ts';
import { showSubject } from '../show/showSubject.ts';
import type { Viewer } from '../show/viewer.ts';
import { type Address, addressOf } from './address.ts';
import type { ChannelMembers } from './channelMembers.ts';
import { alertHidden } from './deliveryAlerts.ts';
import type { Throttle } from './throttle.ts';

export type WorkParts = {
  /** Must be awaited right before anything unrepeatable. */
  sending: () => Promise<void>;
  /** When the item was first seen, on the monotonic clock: its content was decided earlier. */
  since: number;
};

/** Delivers cards to Teams. */
export type Courier = { sender: Sender; throttle: Throttle; members: ChannelMembers };

type Show = Extract<OutboxWork, { do: 'show' }>;
type Delivering = { item: OutboxItem; work: Show; address: Address; place: string | undefined };

/** After this many tries to read a channel's members, they count as unreadable. */
const triesForMembers = 4;

/**
 * Shows a card where it belongs: updates the existing one, or sends one. It is built now, for this
 * recipient; those who may no longer see the subject get nothing, and a case's card where it may no longer
 * be seen says just that.
 * @param parts.sending stores that a new message is on its way; called right before sending
 * @throws OutsideError if Teams does not accept it
 */
export async function showWork(
  app: App,
  courier: Courier,
  school: string,
  item: OutboxItem & { work: Show },
  parts: WorkParts,
): Promise<WorkResult> {
  const { recipient, subject, mode } = item.work;
  const address = await addressOf(app, school, recipient);
  if (!address) return { outcome: 'parked' };
  const posts =
    mode === 'new' ? undefined : await app.store.load(school, 'post', subjectKey(subject));
  const place = item.work.at ?? posts?.value.places[recipientKey(recipient)]?.activityId;
  const shown: Delivering = { item, work: item.work, address, place };
  const { viewer } = address;
  if (subject.card === 'case' && recipient.to === 'team' && isChannel(viewer)) {
    return showInChannel(app, courier, school, shown, viewer.channelOf, recipient.teamId, parts);
  }
  // First check that the conversation accepts messages again: a lost notice is not resent.
  if (subject.card === 'missed') {
    await courier.members(address.reference, parts.since);
  }
  return render(app, courier, school, shown, viewer, parts);
}

/** Builds the card and whom it tells of, and delivers it. */
async function render(
  app: App,
  courier: Courier,
  school: string,
  shown: Delivering,
  viewer: Viewer,
  parts: WorkParts,
): Promise<WorkResult> {
  const { address, work } = shown;
  const made = await showSubject(app, school, work.subject, viewer, address.locale);
  if (!made) return hide(courier, shown);
  return {
    ...(await put(app, courier, { ...shown, seen: made.seen }, made.message, parts)),
    elsewhere: made.elsewhere ?? [],
  };
}

function isChannel(viewer: Viewer): viewer is Extract<Viewer, { channelOf: Roster }> {
  return typeof viewer === 'object' && 'channelOf' in viewer;
}

/** A case where others can read: shown there if all may see it, else only to those entitled, privately. */
async function showInChannel(
  app: App,
  courier: Courier,
  school: string,
  shown: Delivering,
  roster: Roster,
  teamId: string,
  parts: WorkParts,
): Promise<WorkResult> {
  const { id } = shown.work.subject;
  const subject = await app.store.load(school, 'case', id);
  if (!subject) return { outcome: 'skipped' };
  const audience = channelAudience(
    await membersOf(courier, shown, parts.since),
    subject.value,
    roster,
  );
  if (audience.show === 'all') {
    const viewer = { channelOf: roster, refreshFor: audience.entraIds };
    return render(app, courier, school, shown, viewer, parts);
  }
  return {
    ...(await hide(courier, shown)),
    also: (unit) => showOnTheirOwn(app, unit, id, teamId, audience),
  };
}

async function membersOf({ members }: Courier, { item, address }: Delivering, since: number) {
  try {
    return await members(address.reference, since);
  } catch (error) {
    const passing = error instanceof OutsideError && error.retry;
    if (passing && item.attempts + 1 >= triesForMembers) return undefined;
    throw error;
  }
}

/** Part of the commit that settles the channel message. */
async function showOnTheirOwn(
  app: App,
  unit: Unit,
  caseId: string,
  teamId: string,
  { entitled, barred }: Extract<ChannelAudience, { show: 'none' }>,
): Promise<void> {
  const what = { card: 'case', id: caseId } as const;
  const posted = await unit.load('post', subjectKey(what));
  const at = stamp(app);
  const outbox = unitOutbox(unit, `${caseId}/${teamId}@${at}/${app.newId()}`, at);
  for (const { id: staffId } of entitled) {
    const to = { to: 'person', staffId } as const;
    // Those who already have the card get updates anyway.
    if (posted?.places[recipientKey(to)] === undefined) outbox.show(to, what);
  }
  await alertHidden(app, unit, caseId, teamId, barred);
}

async function put(
  app: App,
  courier: Courier,
  shown: Delivering & { seen: readonly Seen[] },
  message: CardMessage,
  parts: WorkParts,
): Promise<WorkResult> {
  try {
    return await bring(courier, shown, message, parts);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.code !== 'teams_413') throw error;
    // No card should be this large: the reader gets a way forward, and the log says which it was.
    const { work, address } = shown;
    app.log.error({ code: 'card_too_large', card: work.subject.card }, 'a card is too large');
    const instead = renderNotice('card_too_large', {}, address.locale);
    return bring(courier, { ...shown, seen: [] }, instead, parts);
  }
}

async function bring(
  { sender, throttle }: Courier,
  { address, place, work, seen }: Delivering & { seen: readonly Seen[] },
  message: CardMessage,
  parts: WorkParts,
): Promise<WorkResult> {
  const conversation = conversationId(address.reference);
  if (place !== undefined) {
    await throttle.turn(conversation);
    if (await updated(sender, address, place, message)) return { outcome: 'updated', seen };
  }
  if (work.mode === 'update') return { outcome: 'skipped' };
  await throttle.turn(conversation);
  await parts.sending();
  const activityId = await sender.send(address.reference, message);
  return { outcome: 'sent', conversationId: conversation, activityId, seen };
}

/** Blanks a case's card in a place where it may no longer be seen. */
async function hide(
  { sender, throttle }: Courier,
  { address, place, work }: Delivering,
): Promise<WorkResult> {
  if (place === undefined || work.subject.card !== 'case') return { outcome: 'skipped' };
  await throttle.turn(conversationId(address.reference));
  const message = hiddenCaseCard({ kind: 'hiddenCase' }, address.locale);
  const done = await updated(sender, address, place, message);
  return { outcome: done ? 'updated' : 'skipped' };
}

/** @returns false if the card no longer exists */
async function updated(
  sender: Sender,
  { reference }: Address,
  activityId: string,
  message: CardMessage,
): Promise<boolean> {
  try {
    await sender.update(reference, activityId, message);
    return true;
  } catch (error) {
    if (error instanceof OutsideError && error.code === 'message_gone') return false;
    throw error;
  }
}
