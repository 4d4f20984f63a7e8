import { deliveryAlertCard } from '../../cards/deliveryAlertCard.ts';
import { missedCard } from '../../cards/missedCard.ts';
import { teamLinkCard } from '../../cards/teamLinkCard.ts';
import { maySeeSchool } from '../../services/access/access.ts';
import { localTime } from '../core/app.ts';
import { storedRecords } from '../core/recordReader.ts';
import { municipalityPart } from '../core/records.ts';
import { everySchoolOf } from '../core/schools.ts';
import { type CardKind, namingNobody } from './cardKind.ts';
import { deliveryAlertView } from './deliveryAlertView.ts';
import { noticeFor } from './renderNotice.ts';

/** A message may not have arrived; no card once it has, or a later one replaced it. */
export const missedKind: CardKind<'missed'> = {
  readers: 'anybody',
  shows: { records: ['outbox'] },
  show: async ({ app, records, locale }, { id }) => {
    const item = await records.load('outbox', id);
    if (item?.state !== 'maybe' || item.work.do !== 'show') return undefined;
    const shared = item.work.recipient.to === 'team';
    const today = localTime(app).toPlainDate().toString();
    const { createdAt: at } = item;
    return namingNobody(missedCard({ kind: 'missed', messageId: id, at, today, shared }, locale));
  },
};

/** Tells those who answer for the school that a card did not reach others. */
export const deliveryAlertKind: CardKind<'telling'> = {
  readers: 'person',
  shows: { records: ['telling'] },
  show: async ({ app, school, records, locale }, { id }, { actor }) => {
    const told = await records.load('telling', id);
    if (!told || !maySeeSchool(actor)) return undefined;
    const view = deliveryAlertView(told, actor.roster, app.passing.of(`${school}/${id}`));
    return namingNobody(deliveryAlertCard(view, locale));
  },
};

/** Which school a team or group chat belongs to. */
export const teamLinkKind: CardKind<'teamLink'> = {
  readers: 'anybody',
  shows: 'nothing',
  show: async ({ app, locale }, { id }) => {
    const team = await storedRecords(app, municipalityPart).load('team', id);
    if (!team) return undefined;
    const { schoolId } = team;
    const linked = schoolId === undefined ? undefined : app.schools.roster(schoolId)?.school.name;
    const schools = app.schools.all().map(({ school }) => school);
    return namingNobody(teamLinkCard({ kind: 'teamLink', schools, linked }, locale));
  },
};

/** A greeting, help, or a refusal in words. */
export const noticeKind: CardKind<'notice'> = {
  readers: 'anybody',
  shows: 'nothing',
  show: ({ app, locale }, subject, viewer) => {
    const actor = viewer !== 'anybody' && 'actor' in viewer ? viewer.actor : undefined;
    const schools = actor ? everySchoolOf(app.schools, actor) : [];
    const names = schools.map(({ roster }) => roster.school.name);
    return namingNobody(noticeFor(subject, viewer, locale, names));
  },
};
