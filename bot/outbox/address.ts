import type { Locale } from '../../cards/wording/locale.ts';
import type { App } from '../core/app.ts';
import type { Recipient } from '../core/outboxItem.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import { municipalityPart, type Records } from '../core/records.ts';
import { everySchoolOf } from '../core/schools.ts';
import type { Reference } from '../core/sender.ts';
import type { Viewer } from '../show/viewer.ts';

/** Where to reach a recipient, in which language, and as which viewer. */
export type Address = { reference: Reference; locale: Locale; viewer: Viewer };

/**
 * @param records to look a person up in
 * @returns undefined while the recipient has no known address, or it is gone
 */
export async function addressOf(
  app: App,
  school: string,
  to: Recipient,
  records: Pick<RecordReader, 'load'> = storedRecords(app, school),
): Promise<Address | undefined> {
  if (to.to === 'conversation') {
    return { reference: to.reference, locale: to.locale, viewer: 'anybody' };
  }
  const roster = app.schools.roster(school);
  if (to.to === 'team') {
    const team = await app.store.load(municipalityPart, 'team', to.teamId);
    if (!team || team.value.gone) return undefined;
    const { reference, schoolId } = team.value;
    const linked = roster && schoolId === school;
    return { reference, locale: 'da', viewer: linked ? { channelOf: roster } : 'anybody' };
  }
  const member = roster?.member(to.staffId);
  if (!member || !roster) return undefined;
  const person =
    (await records.load('person', to.staffId)) ?? (await metElsewhere(app, school, to.staffId));
  if (!person || person.gone) return undefined;
  const { reference, locale } = person;
  return { reference, locale, viewer: { actor: { member, roster } } };
}

/** Where somebody new to a school was met by another of their schools. */
export async function metElsewhere(
  app: App,
  school: string,
  staffId: string,
): Promise<Records['person'] | undefined> {
  const roster = app.schools.roster(school);
  const member = roster?.member(staffId);
  if (!roster || !member) return undefined;
  const every = everySchoolOf(app.schools, { member, roster });
  for (const other of every.filter((one) => one.roster !== roster)) {
    const known = await app.store.load(other.roster.school.id, 'person', other.member.id);
    if (known && !known.value.gone) return known.value;
  }
  return undefined;
}
