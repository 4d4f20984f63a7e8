import { maySeeCase } from '../../services/access/access.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { interruptedBy } from '../../services/cases/interruptedBy.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { caseContextOf, localTime } from '../core/app.ts';
import { type Recipient, recipientKey, subjectKey } from '../core/outboxItem.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import type { CaseWork } from '../core/work.ts';
import { leftAloneUntil } from './openScreens.ts';

/**
 * Shows a changed case. Existing cards are updated in place, which disturbs nobody. A new card goes to the
 * school's team channel when the case is opened, to people brought in, and when a legal duty or an acute
 * step cannot wait for the morning's list; never at night or in the holidays. Where somebody has a form of
 * the card open, or has just been answered there, it is left alone for that long.
 */
export async function showCase(work: CaseWork, subject: CaseRecord): Promise<void> {
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
  const posted = await unit.load('post', subjectKey(what));
  const formAt = (to: Recipient) => {
    const place = posted?.places[recipientKey(to)];
    // Whoever may no longer see the case does not keep it for the sake of a form.
    return place && sees(to, subject, roster) ? leftAloneUntil(work, place) : undefined;
  };
  for (const to of told.values()) {
    const form = notBefore === undefined ? formAt(to) : undefined;
    if (form) outbox.showBehindForm(to, what, 'latest', form);
    else outbox.show(to, what, 'latest', notBefore);
  }
  for (const { recipient } of Object.values(posted?.places ?? {})) {
    if (told.has(recipientKey(recipient))) continue;
    const form = formAt(recipient);
    if (form) outbox.showBehindForm(recipient, what, 'update', form);
    else outbox.show(recipient, what, 'update');
  }
}

/** In a channel, who may see it is checked when it is shown. */
function sees(to: Recipient, subject: CaseRecord, roster: Roster): boolean {
  if (to.to !== 'person') return true;
  const member = roster.member(to.staffId);
  return member !== undefined && maySeeCase({ member, roster }, subject);
}

/** Teams linked to the school. */
async function teamsOf(store: SchoolStore, school: string): Promise<string[]> {
  const teams = await store.list(municipalityPart, 'team');
  return teams.filter(({ value }) => value.schoolId === school).map(({ id }) => id);
}
