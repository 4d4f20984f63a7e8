import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { type Actor, caseAccess } from '../../services/access/access.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Filling } from '../../services/documents/documentFacts.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { isPast } from '../../services/meetings/meeting.ts';
import { caseMeeting } from '../../services/meetings/meetingView.ts';
import { type App, localTime, rulesetsOf, stamp } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

type FillingApp = Pick<App, 'calendar' | 'rulesets' | 'kinds' | 'now'>;

/**
 * All that a document about a case is filled from, for somebody who sees all of it. O(register days).
 * @throws RefusedError `gone`, `not_allowed`
 */
export async function letterFilling(
  app: FillingApp,
  actor: Actor,
  caseId: string,
  records: RecordReader,
): Promise<Filling> {
  const subject = await records.load('case', caseId);
  if (!subject) throw new RefusedError('gone');
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  const days = await records.list('registerDay');
  const ofClass = days.filter(({ value }) => value.classIds.includes(pupil.classId));
  return {
    subject,
    pupil,
    actor,
    absence: (await records.load('pupil', pupil.id)) ?? nothingNoted(pupil.id),
    calendar: app.calendar,
    rulesets: rulesetsOf(app, actor.roster.school.id),
    registered: new Set(ofClass.map(({ value }) => value.date)),
    today: localTime(app).toPlainDate(),
    meetingAt: await meetingAt(app, subject, records),
  };
}

/** When the booked meeting takes place, if it is still to come. */
async function meetingAt(
  app: FillingApp,
  { meetingId }: CaseRecord,
  records: RecordReader,
): Promise<string | undefined> {
  const called = meetingId === undefined ? undefined : await records.load('meeting', meetingId);
  const booked = called && !isPast(called, stamp(app)) ? caseMeeting(called) : undefined;
  if (booked?.state !== 'booked' || booked.start === undefined) return undefined;
  return Temporal.Instant.from(booked.start)
    .toZonedDateTimeISO(app.calendar.timeZone)
    .toString({ timeZoneName: 'never' });
}
