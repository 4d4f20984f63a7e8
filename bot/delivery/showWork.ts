import type { Locale } from '../../cards/cardMessage.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { App } from '../app.ts';
import { municipalityPart } from '../records.ts';
import type { WorkResult } from './delivery.ts';
import { type Recipient, recipientKey, subjectKey, type Work } from './outboxItem.ts';
import { type Looker, renderSubject } from './renderSubject.ts';
import type { Reference, Sender } from './sender.ts';

type Show = Extract<Work, { do: 'show' }>;
type Address = { reference: Reference; locale: Locale; looker: Looker };

/**
 * Shows a card where it belongs: updates the one that stands there, or sends one. The card is made
 * now, for this recipient; who may not see the subject any more gets nothing.
 * @throws OutsideError when Teams does not take it
 */
export async function showWork(
  app: App,
  sender: Sender,
  school: string,
  { recipient, subject, mode }: Show,
): Promise<WorkResult> {
  const address = await addressOf(app, school, recipient);
  if (!address) return { outcome: 'no_address' };
  const message = await renderSubject(app, school, subject, address.looker, address.locale);
  if (!message) return { outcome: 'done' };
  const posts =
    mode !== 'new' ? await app.store.load(school, 'post', subjectKey(subject)) : undefined;
  const place = posts?.value.places[recipientKey(recipient)];
  if (place) {
    try {
      await sender.update(address.reference, place.activityId, message);
      return { outcome: 'done' };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'message_gone') throw error;
    }
  }
  if (mode === 'update') return { outcome: 'done' };
  const activityId = await sender.send(address.reference, message);
  return activityId === undefined
    ? { outcome: 'done' }
    : { outcome: 'posted', conversationId: recipientKey(recipient), activityId };
}

async function addressOf(app: App, school: string, to: Recipient): Promise<Address | undefined> {
  if (to.to === 'conversation') {
    return { reference: to.reference, locale: to.locale, looker: 'anybody' };
  }
  const roster = app.schools.roster(school);
  if (to.to === 'team') {
    const team = await app.store.load(municipalityPart, 'team', to.teamId);
    if (!team) return undefined;
    return {
      reference: team.value.reference,
      locale: 'da',
      looker: roster && team.value.schoolId === school ? { channelOf: roster } : 'anybody',
    };
  }
  const person = await app.store.load(school, 'person', to.staffId);
  const member = roster?.member(to.staffId);
  if (!person || !member || !roster) return undefined;
  const { reference, locale } = person.value;
  return { reference, locale, looker: { actor: { member, roster } } };
}
