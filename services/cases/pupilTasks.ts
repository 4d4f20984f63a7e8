import { type HomeContact, homeContacts, openContact } from '../absence/homeContact.ts';
import { type OpenReason, openReasons } from '../absence/openReasons.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { type AskedLevel, askedLevels } from '../absence/reasonUnknown.ts';
import { mayAnswerFor } from '../access/access.ts';
import type { Pupil, Role, Roster } from '../roster/roster.ts';
import type { CaseContext } from './caseContext.ts';
import { contactStep } from './homeContactDays.ts';
import type { Day } from './nudge.ts';
import { peopleFor } from './peopleFor.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';

/** A home that is to be contacted about unlawful days. */
export type ContactTask = {
  pupil: Pupil;
  task: HomeContact;
  /** Of the pupil's tasks: a press on another one is stale. */
  version: number;
  /** School days since it was due; 0 if not overdue. */
  over: number;
  /** Staff ids. */
  asked: readonly string[];
};

/** Days of a pupil whose reason is asked for. */
export type ReasonTask = OpenReason & {
  pupil: Pupil;
  /** As whom those are asked. */
  as: AskedLevel;
  /** Staff ids. */
  asked: readonly string[];
};

/** What pupils' absence asks somebody to do, beside cases. */
export type PupilTasks = {
  contacts: readonly ContactTask[];
  reasons: readonly ReasonTask[];
};

/**
 * Everything that the absence of a school's pupils asks somebody to do on a day, and whom. Pupils who left ask
 * nothing. O(statements + tasks × staff).
 */
export function pupilTasks(
  absences: Iterable<PupilAbsence>,
  caseContext: CaseContext,
  day: Day,
): PupilTasks {
  const contacts: ContactTask[] = [];
  const reasons: ReasonTask[] = [];
  for (const absence of absences) {
    const pupil = caseContext.roster.pupil(absence.pupilId);
    if (!pupil || caseContext.roster.formerPupil(pupil.id)) continue;
    contacts.push(...contactOf(pupil, absence, caseContext, day));
    reasons.push(...reasonsToday(pupil, absence, caseContext, day.today));
  }
  return { contacts, reasons };
}

function contactOf(
  pupil: Pupil,
  absence: PupilAbsence,
  caseContext: CaseContext,
  day: Day,
): ContactTask[] {
  // Most pupils, asked about for every list of a morning.
  if (absence.homeContact === undefined) return [];
  const known = homeContacts(absence.homeContact);
  const task = openContact(known);
  if (!task) return [];
  const over = schoolDaysOver(task, caseContext, day.today);
  const asked = askedToContact(pupil, caseContext, day.away);
  // What is overdue is the leadership's too.
  const leaders = over > 0 ? leadersOf(caseContext.roster) : [];
  return [
    { pupil, task, version: known.version, over, asked: [...new Set([...asked, ...leaders])] },
  ];
}

/** Whose list it is on: the role of the playbook's step, a deputy while that person is away, else the leader. */
export function askedToContact(
  pupil: Pupil,
  { roster, playbook }: Pick<CaseContext, 'roster' | 'playbook'>,
  away: ReadonlySet<string>,
): readonly string[] {
  const role = contactStep(playbook)?.responsible ?? 'leader';
  const people = [role, ...(playbook.deputies[role] ?? []), 'leader' as Role].flatMap((one) =>
    peopleFor(one, pupil, roster).filter((member) => mayAnswerFor({ member, roster }, pupil)),
  );
  const found = people.find(({ id }) => !away.has(id)) ?? people[0];
  return found ? [found.id] : leadersOf(roster);
}

type Looked = Pick<CaseContext, 'calendar' | 'playbook' | 'roster'> & { today: Temporal.PlainDate };

/**
 * The reasons asked for of each stored absence, as long as nothing of them changes: a note makes another absence
 * of it. Every morning list of a school looks at all its pupils.
 */
const known = new WeakMap<PupilAbsence, Looked & { reasons: readonly ReasonTask[] }>();

/** A pupil's, worked out once a day, and again where something was noted or the roster is another. */
function reasonsToday(
  pupil: Pupil,
  absence: PupilAbsence,
  caseContext: CaseContext,
  today: Temporal.PlainDate,
): readonly ReasonTask[] {
  const { calendar, playbook, roster } = caseContext;
  const before = known.get(absence);
  const isSame =
    before?.roster === roster &&
    before.calendar === calendar &&
    before.playbook === playbook &&
    before.today.equals(today);
  if (before && isSame) return before.reasons;
  const reasons = askedLevels.flatMap((level) =>
    reasonsOf(pupil, absence, level, caseContext, today),
  );
  known.set(absence, { calendar, playbook, roster, today, reasons });
  return reasons;
}

function reasonsOf(
  pupil: Pupil,
  absence: PupilAbsence,
  level: AskedLevel,
  { calendar, playbook, roster }: CaseContext,
  today: Temporal.PlainDate,
): ReasonTask[] {
  const own = { calendar: calendar.forGrade(pupil.grade), today, when: playbook.unexplained };
  const open = openReasons(absence, level, own);
  if (open.length === 0) return [];
  const asked = askedForReason(pupil, level, roster);
  return open.map((reason) => ({ ...reason, pupil, as: level, asked }));
}

/** The class teachers, or the class's other teachers; a class without any, and what they do not know, is the leader's. */
export function askedForReason(pupil: Pupil, level: AskedLevel, roster: Roster): readonly string[] {
  const people = level === 'class' ? peopleFor('class_teacher', pupil, roster) : [];
  const first = people[0];
  if (!first) return leadersOf(roster);
  return people.filter(({ role }) => role === first.role).map(({ id }) => id);
}

/** The school's leaders; where there are none, its heads of department. */
function leadersOf({ staff }: Roster): string[] {
  const roles: readonly Role[] = ['leader', 'department_leader'];
  const found = roles
    .map((role) => staff.filter((member) => member.role === role))
    .find((some) => some.length > 0);
  return (found ?? []).map(({ id }) => id);
}
