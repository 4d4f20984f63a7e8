import type { Actor } from '../access/access.ts';
import { activeInvolvement } from '../access/involvement.ts';
import type { Role } from '../roster/roster.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { peopleFor } from './peopleFor.ts';
import { type Stage, stageOf } from './playbook.ts';
import { triggersOf } from './triggers.ts';

type Invitee = { id: string; role: Role };

type Wanted = NonNullable<Stage['meeting']>;

/** Who meets, for how long (minutes), within how many school days, and the quorum. */
export type MeetingTeam = {
  required: Invitee[];
  optional: Invitee[];
  minutes: number;
  withinSchoolDays: number;
  quorum?: number;
};

/** If a playbook asks for no meeting, those who know the pupil best meet. */
const usual = {
  required: ['class_teacher', 'leader'] satisfies Role[],
  optional: ['wellbeing_officer'] satisfies Role[],
  withinSchoolDays: 10,
  minutes: 45,
};

/**
 * Who should meet about a case, how long and how soon: per the playbook for the case's level, else for its
 * duties. The organiser is always required; people with a step in the case go before others in the same
 * role.
 */
export function meetingTeam(
  subject: CaseRecord,
  { member }: Actor,
  { playbook, roster }: CaseContext,
): MeetingTeam {
  const stages = triggersOf(subject).map((caller) => stageOf(playbook, caller));
  const wanted: Wanted = stages.find((stage) => stage?.meeting)?.meeting ?? usual;
  const pupil = roster.pupil(subject.pupilId);
  const chosen = new Map<string, Invitee>([[member.id, { id: member.id, role: member.role }]]);
  const add = (role: Role): void => {
    const people = pupil ? peopleFor(role, pupil, roster) : [];
    if (people.some(({ id }) => chosen.has(id))) return;
    const person = people.find(({ id }) => takesPart(subject, id)) ?? people[0];
    if (person) chosen.set(person.id, { id: person.id, role });
  };
  wanted.required.forEach(add);
  const required = [...chosen.values()];
  wanted.optional.forEach(add);
  const optional = [...chosen.values()].slice(required.length);
  const { minutes, withinSchoolDays, quorum } = wanted;
  return {
    required,
    optional,
    minutes,
    withinSchoolDays,
    ...(quorum === undefined ? {} : { quorum }),
  };
}

function takesPart({ involved, steps }: CaseRecord, staffId: string): boolean {
  return (
    activeInvolvement(involved, staffId) !== undefined ||
    steps.some(({ assignee }) => assignee === staffId)
  );
}
