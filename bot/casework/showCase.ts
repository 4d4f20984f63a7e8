import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { carrierOf } from '../../services/cases/caseStep.ts';
import { peopleFor } from '../../services/cases/peopleFor.ts';
import type { Setting } from '../../services/cases/setting.ts';
import { type App, localTime } from '../core/app.ts';
import { type Recipient, recipientKey, subjectKey } from '../core/outboxItem.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { Outbox } from '../core/unitOutbox.ts';

/**
 * Shows a case that changed. The cards that stand somewhere are updated in place, which disturbs
 * nobody. A new card goes to the school's team channel when the case is opened, to people whom
 * somebody brought in, and where a duty of the law or an acute step cannot wait for the morning's
 * list; never at night or in the holidays.
 */
export async function showCase(
  app: App,
  unit: Unit,
  outbox: Outbox,
  subject: CaseRecord,
  setting: Setting,
): Promise<void> {
  const what = { card: 'case', id: subject.id } as const;
  const before = await unit.before('case', subject.id);
  const posted = await unit.load('post', subjectKey(what));
  const told = new Map<string, Recipient>();
  for (const staffId of interrupted(before, subject, setting)) {
    told.set(`person:${staffId}`, { to: 'person', staffId });
  }
  if (!before) {
    for (const teamId of await teamsOf(app.store, unit.school)) {
      told.set(`team:${teamId}`, { to: 'team', teamId });
    }
  }
  const notBefore = nextWakingHour(app.calendar, localTime(app));
  for (const to of told.values()) outbox.show(to, what, 'latest', notBefore);
  for (const { recipient } of Object.values(posted?.places ?? {})) {
    if (!told.has(recipientKey(recipient))) outbox.show(recipient, what, 'update');
  }
}

/** Those whom the change concerns now rather than tomorrow morning. */
function interrupted(
  before: CaseRecord | undefined,
  subject: CaseRecord,
  { roster }: Setting,
): Set<string> {
  const known = new Set(before?.steps.map(({ id }) => id));
  const pupil = roster.pupil(subject.pupilId);
  const staff = new Set<string>();
  for (const step of subject.steps) {
    if (known.has(step.id) || !(step.legal || step.acute)) continue;
    const carrier = carrierOf(step) ?? subject.holder;
    if (carrier !== undefined) staff.add(carrier);
    if (pupil && step.approver !== null && step.state === 'proposed') {
      for (const member of peopleFor(step.approver, pupil, roster)) staff.add(member.id);
    }
  }
  for (const one of subject.involved.slice(before?.involved.length ?? 0)) {
    if (one.basis !== 'task' && one.endedAt === undefined) staff.add(one.staffId);
  }
  return staff;
}

/** Teams that are linked to the school. */
async function teamsOf(store: SchoolStore, school: string): Promise<string[]> {
  const teams = await store.list(municipalityPart, 'team');
  return teams.filter(({ value }) => value.schoolId === school).map(({ id }) => id);
}
