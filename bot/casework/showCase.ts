import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { interruptedBy } from '../../services/cases/interruptedBy.ts';
import { caseContextOf, localTime } from '../core/app.ts';
import { type Recipient, recipientKey, subjectKey } from '../core/outboxItem.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import type { Work } from '../core/work.ts';

/**
 * Shows a changed case. Existing cards are updated in place, which disturbs nobody. A new card goes to the
 * school's team channel when the case is opened, to people brought in, and when a legal duty or an acute
 * step cannot wait for the morning's list; never at night or in the holidays.
 */
export async function showCase(work: Work, subject: CaseRecord): Promise<void> {
  const { app, unit, outbox } = work;
  const what = { card: 'case', id: subject.id } as const;
  const before = await unit.before('case', subject.id);
  const events = subject.log.slice(before?.log.length ?? 0);
  const { roster } = caseContextOf(app, unit.school);
  const told = new Map<string, Recipient>();
  for (const staffId of interruptedBy(events, subject, roster)) {
    told.set(`person:${staffId}`, { to: 'person', staffId });
  }
  if (events.some((event) => event.do === 'open')) {
    for (const teamId of await teamsOf(app.store, unit.school)) {
      told.set(`team:${teamId}`, { to: 'team', teamId });
    }
  }
  const notBefore = nextWakingHour(app.calendar, localTime(app));
  for (const to of told.values()) outbox.show(to, what, 'latest', notBefore);
  const posted = await unit.load('post', subjectKey(what));
  for (const { recipient } of Object.values(posted?.places ?? {})) {
    if (!told.has(recipientKey(recipient))) outbox.show(recipient, what, 'update');
  }
}

/** Teams linked to the school. */
async function teamsOf(store: SchoolStore, school: string): Promise<string[]> {
  const teams = await store.list(municipalityPart, 'team');
  return teams.filter(({ value }) => value.schoolId === school).map(({ id }) => id);
}
