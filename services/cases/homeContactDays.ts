import { decideContacts, freshDays, homeContacts, openContact } from '../absence/homeContact.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { lastSchoolDays } from '../calendar/lastSchoolDays.ts';
import type { Pupil } from '../roster/roster.ts';
import { contactDays, contactDuty } from '../rules/contactDays.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { dueDay } from './dueDay.ts';
import { type Playbook, type PlaybookStep, stageOf } from './playbook.ts';

type Noted = { pupil: Pupil; absence: PupilAbsence };
type On = { today: Temporal.PlainDate; at: string };

/** The playbook's step for contacting the home, if it has one. */
export function contactStep(playbook: Playbook): PlaybookStep | undefined {
  return stageOf(playbook, contactDuty)?.steps[0];
}

/** Whether the home is to be contacted: there are days nobody was asked about, or a task that is open. */
export function callsForContact(
  { pupil, absence }: Noted,
  caseContext: CaseContext,
  { today }: On,
): boolean {
  if (openContact(homeContacts(absence.homeContact))) return true;
  const looked = looking(pupil, caseContext, today);
  if (!looked) return false;
  const standing = daysOf({ pupil, absence }, caseContext, today);
  return freshDays(absence.homeContact, { standing, ...looked }).length > 0;
}

/**
 * A pupil's absence with the tasks that its unlawful days call for now; where the pupil has an open case, they
 * are its steps. The same object if nothing changes.
 */
export function withContacts(
  { pupil, absence }: Noted,
  lastCase: CaseRecord | undefined,
  caseContext: CaseContext,
  { today, at }: On,
): PupilAbsence {
  const looked = looking(pupil, caseContext, today);
  if (!looked) return absence;
  const { calendar, playbook } = caseContext;
  const events = decideContacts(absence.homeContact, {
    standing: daysOf({ pupil, absence }, caseContext, today),
    ...looked,
    due: dueDay(calendar, today, contactStep(playbook)?.dueSchoolDays ?? 0).toString(),
    at,
    // A playbook without such a step leaves it a task.
    caseId: contactStep(playbook) && lastCase?.state !== 'closed' ? lastCase?.id : undefined,
  });
  if (events.length === 0) return absence;
  return { ...absence, homeContact: [...(absence.homeContact ?? []), ...events] };
}

function daysOf(
  { pupil, absence }: Noted,
  { rulesets }: CaseContext,
  today: Temporal.PlainDate,
): ReadonlySet<string> {
  return contactDays(rulesets, today, marksOf(absence, pupil.grade));
}

function looking(
  { grade }: Pupil,
  { calendar, playbook }: CaseContext,
  today: Temporal.PlainDate,
): { since: string; today: string } | undefined {
  const days = playbook.unlawful.lookBackSchoolDays;
  const range = lastSchoolDays(calendar.forGrade(grade), today, days);
  return range && { since: range.from.toString(), today: today.toString() };
}
