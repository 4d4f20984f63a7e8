import { homeContacts, openContact } from '../../services/absence/homeContact.ts';
import type { PupilAbsence } from '../../services/absence/pupilAbsence.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { askedToContact } from '../../services/cases/pupilTasks.ts';
import { type CaseApp, caseContextOf, localTime } from '../core/app.ts';
import { recipientKey, subjectKey } from '../core/outboxItem.ts';
import type { CaseWork } from '../core/work.ts';
import { morningOf } from './morningOf.ts';
import { schoolTasks } from './schoolTasks.ts';

/**
 * Stores a pupil's absence. Where it calls for contact with the home today, a duty of the law, whoever is asked gets
 * the list of these at once. While one of a day's homes waits, further ones are put onto the same card, which lies
 * there to be worked through; once all were contacted, the next one is a message again. At night and in the holidays
 * nobody is disturbed: the morning's list has it. O(1), and O(statements of the school) where a home is to be
 * contacted.
 */
export async function putPupil(work: CaseWork, absence: PupilAbsence): Promise<void> {
  const { unit } = work;
  const before = await unit.before('pupil', absence.pupilId);
  unit.put('pupil', absence.pupilId, absence);
  const task = openContact(homeContacts(absence.homeContact));
  const known = openContact(homeContacts(before?.homeContact));
  if (task && task.id !== known?.id) await tellOfContact(work, absence.pupilId);
}

async function tellOfContact(work: CaseWork, pupilId: string): Promise<void> {
  const { app, unit, outbox } = work;
  const caseContext = caseContextOf(app, unit.school);
  const pupil = caseContext.roster.pupil(pupilId);
  if (!pupil) return;
  if (nextWakingHour(app.calendar, localTime(app)) !== undefined) return;
  const { away } = await morningOf(app, unit);
  for (const staffId of askedToContact(pupil, caseContext, away)) {
    if (await isOnItsWay(work, staffId)) continue;
    const card = { card: 'homeContacts', id: staffId, news: true } as const;
    const mode = (await liesThere(work, staffId, pupilId)) ? 'update' : 'new';
    outbox.show({ to: 'person', staffId }, card, mode);
  }
}

/** Whether somebody has a card of today with another home that still waits. */
async function liesThere(
  { app, unit }: CaseWork,
  staffId: string,
  pupilId: string,
): Promise<boolean> {
  const posted = await unit.load('post', subjectKey({ card: 'homeContacts', id: staffId }));
  if (!posted?.places[recipientKey({ to: 'person', staffId })]) return false;
  const { contacts } = await schoolTasks(app, unit.school, unit);
  return contacts.some(({ pupil, task, asked }) => {
    return pupil.id !== pupilId && asked.includes(staffId) && cameToday(app, task.raisedAt);
  });
}

/** Raised today at an hour at which a message went out. */
function cameToday(app: CaseApp, raisedAt: string): boolean {
  const now = localTime(app);
  const raised = Temporal.Instant.from(raisedAt).toZonedDateTimeISO(app.calendar.timeZone);
  if (!raised.toPlainDate().equals(now.toPlainDate())) return false;
  return nextWakingHour(app.calendar, raised) === undefined;
}

/** A list that waits is made when it is sent, with what came meanwhile. */
async function isOnItsWay({ unit }: CaseWork, staffId: string): Promise<boolean> {
  return (await unit.list('outbox')).some(
    ({ value: { work, state } }) =>
      work.do === 'show' &&
      (state === 'waiting' || state === 'parked') &&
      work.subject.card === 'homeContacts' &&
      work.subject.id === staffId,
  );
}
