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
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Deciding } from './deciding.ts';

/**
 * Brings somebody into a case, on a basis that is kept with it.
 * @param reason in the words of the one who decides; asked for where SSP is brought in
 * @returns what happens to the case; a part that the person had before ends by it
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
  ];
}

/**
 * Ends somebody's part in a case, as when a consent was withdrawn; their open steps are nobody's then.
 * @throws RefusedError `case_closed`, `gone`, `not_allowed`, `assignee_unknown`: nothing changed
 */
export function release(
  subject: CaseRecord,
  { person }: { person: string },
  { actor, at }: Pick<Deciding, 'actor' | 'at'>,
): readonly CaseEvent[] {
  decidedBy(subject, actor);
  const member = actor.roster.member(person);
  // The school's own staff have their part by their tasks, and leave it with them.
  const helps = member !== undefined && !isOwnStaff(member);
  if (!helps || !activeInvolvement(subject.involved, person)) {
    throw new RefusedError('assignee_unknown');
  }
  return [{ do: 'release', by: actor.member.id, at, person }];
}

/** With whom a case is shared is for those to decide who see the pupil anyway. */
function decidedBy({ state, pupilId }: CaseRecord, actor: Actor): Pupil {
  if (state === 'closed') throw new RefusedError('case_closed');
  const pupil = actor.roster.pupil(pupilId);
  if (!pupil) throw new RefusedError('gone');
  if (!maySeePupil(actor, pupil)) throw new RefusedError('not_allowed');
  return pupil;
}

/** Who can be brought in: those from outside the school whom a case can concern. */
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
 * The school's own staff who get a task in a case (a step, a meeting) see it for that, unless they do
 * anyway; nobody from outside comes in this way.
 * @param made.by staff id, or `playbook`
 * @param made.at instant, ISO with offset
 * @param by whose event it is, where that is not the one who gave the task
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
