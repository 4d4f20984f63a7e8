import {
  type Actor,
  type CaseTeam,
  caseAccess,
  mayInvolve,
  maySeePupil,
} from '../access/access.ts';
import {
  activeInvolvement,
  basesFor,
  type Involvement,
  type InvolvementBasis,
  isOwnStaff,
} from '../access/involvement.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Pupil, Roster, StaffMember } from '../roster/roster.ts';
import { doneByBringingIn } from './broughtIn.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Deciding } from './deciding.ts';

/**
 * Brings somebody into a case, on a recorded basis.
 * @param reason in the decider's words; required to bring in SSP
 * @returns what happens to the case; ends any earlier part of the person, and does the step that asked for them
 * @throws RefusedError `case_closed`, `gone`, `not_allowed`, `assignee_unknown`, `basis_unsuited`,
 *   `reason_required`, `already_involved`: nothing changed
 */
export function involve(
  subject: CaseRecord,
  command: { person: string; basis: InvolvementBasis; reason: string },
  { actor, at }: Pick<Deciding, 'actor' | 'at'>,
): readonly CaseEvent[] {
  const pupil = decidedBy(subject, actor);
  const person = actor.roster.member(command.person);
  if (!person) throw new RefusedError('assignee_unknown');
  if (!mayInvolve(actor, pupil, person.role)) throw new RefusedError('not_allowed');
  const { basis } = command;
  if (!basesFor(person.role).includes(basis)) throw new RefusedError('basis_unsuited');
  const reason = command.reason.trim();
  if (basis === 'crime_prevention' && reason === '') throw new RefusedError('reason_required');
  if (activeInvolvement(subject.involved, person.id)?.basis === basis) {
    throw new RefusedError('already_involved');
  }
  return [
    {
      do: 'involve',
      by: actor.member.id,
      at,
      involvement: {
        staffId: person.id,
        basis,
        by: actor.member.id,
        at,
        ...(reason === '' ? {} : { reason }),
      },
    },
    ...doneByBringingIn(subject, person.role, { by: actor.member.id, at }),
  ];
}

/**
 * Ends somebody's part in a case, as when consent is withdrawn; their open steps become unassigned.
 * @throws RefusedError `case_closed`, `gone`, `not_allowed`, `assignee_unknown`: nothing changed
 */
export function release(
  subject: CaseRecord,
  { person }: { person: string },
  { actor, at }: Pick<Deciding, 'actor' | 'at'>,
): readonly CaseEvent[] {
  decidedBy(subject, actor);
  const member = actor.roster.member(person);
  // Own staff take part through their tasks, and leave with them.
  const helps = member !== undefined && !isOwnStaff(member);
  if (!helps || !activeInvolvement(subject.involved, person)) {
    throw new RefusedError('assignee_unknown');
  }
  return [{ do: 'release', by: actor.member.id, at, person }];
}

/** Only those who may see the pupil anyway decide on sharing. */
function decidedBy({ state, pupilId }: CaseRecord, actor: Actor): Pupil {
  if (state === 'closed') throw new RefusedError('case_closed');
  const pupil = actor.roster.pupil(pupilId);
  if (!pupil) throw new RefusedError('gone');
  if (!maySeePupil(actor, pupil)) throw new RefusedError('not_allowed');
  return pupil;
}

/** Who can be brought in: outsiders a case can concern. */
export function involvable(actor: Actor, subject: CaseRecord): readonly StaffMember[] {
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil) return [];
  return actor.roster.staff.filter(
    (member) =>
      !isOwnStaff(member) &&
      basesFor(member.role).length > 0 &&
      mayInvolve(actor, pupil, member.role),
  );
}

/**
 * Own staff given a task in a case (a step, a meeting) may see it for that, unless they already do;
 * outsiders are never brought in this way.
 * @param made.by staff id, or `playbook`
 * @param made.at instant, ISO with offset
 * @param by who the event is by, if not the one who gave the task
 */
export function taskEvents(
  subject: CaseTeam,
  staffIds: readonly string[],
  roster: Roster,
  made: { by: string; at: string },
  by = made.by,
): CaseEvent[] {
  return withTasks(subject, staffIds, roster, made)
    .slice(subject.involved.length)
    .map((involvement) => ({ do: 'involve', by, at: made.at, involvement }));
}

function withTasks(
  { pupilId, involved }: CaseTeam,
  staffIds: readonly string[],
  roster: Roster,
  { by, at }: { by: string; at: string },
): Involvement[] {
  const next = [...involved];
  for (const staffId of staffIds) {
    const member = roster.member(staffId);
    if (!member || !isOwnStaff(member)) continue;
    if (caseAccess({ member, roster }, { pupilId, involved: next })) continue;
    next.push({ staffId, basis: 'task', by, at });
  }
  return next;
}
