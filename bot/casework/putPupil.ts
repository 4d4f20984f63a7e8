import { homeContacts, openContact } from '../../services/absence/homeContact.ts';
import type { PupilAbsence } from '../../services/absence/pupilAbsence.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { askedToContact } from '../../services/cases/pupilTasks.ts';
import { caseContextOf, localTime } from '../core/app.ts';
import type { CaseWork } from '../core/work.ts';
import { morningOf } from './morningOf.ts';

/**
 * Stores a pupil's absence. Where it calls for contact with the home today, a duty of the law, whoever is asked gets
 * the list of these at once, one for all that come together. At night and in the holidays nobody is disturbed: the
 * morning's list has it.
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
    outbox.show({ to: 'person', staffId }, card, 'new');
  }
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
