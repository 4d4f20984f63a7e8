import type { CaseRecord } from '../services/cases/caseRecord.ts';
import { peopleFor } from '../services/cases/peopleFor.ts';
import type { Setting } from '../services/cases/setting.ts';
import { type Recipient, recipientKey, subjectKey } from './delivery/outboxItem.ts';
import type { Outbox } from './delivery/unitOutbox.ts';
import { municipalityPart, type SchoolStore } from './records.ts';
import type { Unit } from './unitOfWork.ts';

/**
 * Shows a case that changed to all it concerns: the people responsible for its open steps, those who
 * approve them, the school's team channel, and everybody who already has its card.
 */
export async function showCase(
  store: SchoolStore,
  unit: Unit,
  outbox: Outbox,
  subject: CaseRecord,
  setting: Setting,
): Promise<void> {
  const what = { card: 'case', id: subject.id } as const;
  const posted = await unit.load('post', subjectKey(what));
  const places = new Map<string, Recipient>();
  const add = (to: Recipient) => places.set(recipientKey(to), to);
  for (const staffId of concerned(subject, setting)) add({ to: 'person', staffId });
  for (const team of await teamsOf(store, unit.school)) add({ to: 'team', teamId: team });
  for (const place of Object.values(posted?.places ?? {})) add(place.recipient);
  for (const to of places.values()) outbox.show(to, what);
}

function concerned(subject: CaseRecord, { roster }: Setting): Set<string> {
  const pupil = roster.pupil(subject.pupilId);
  const staff = new Set<string>();
  for (const { staffId, endedAt, basis } of subject.involved) {
    if (endedAt === undefined && basis !== 'task') staff.add(staffId);
  }
  for (const step of subject.steps) {
    if (step.state !== 'proposed' && step.state !== 'approved') continue;
    if (step.assignee !== undefined) staff.add(step.assignee);
    if (pupil && step.approver !== null && step.state === 'proposed') {
      for (const member of peopleFor(step.approver, pupil, roster)) staff.add(member.id);
    }
  }
  return staff;
}

/** Teams that are linked to the school. */
async function teamsOf(store: SchoolStore, school: string): Promise<string[]> {
  const teams = await store.list(municipalityPart, 'team');
  return teams.filter(({ value }) => value.schoolId === school).map(({ id }) => id);
}
