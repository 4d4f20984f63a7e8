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
  type ConsentCovers,
  type Involvement,
  type InvolvementBasis,
  isOwnStaff,
} from '../access/involvement.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Pupil, Roster, StaffMember } from '../roster/roster.ts';
import { doneByBringingIn } from './broughtIn.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { usualConsent } from './consents.ts';
import type { Deciding } from './deciding.ts';
import { isDate } from './isDate.ts';
import type { Playbook } from './playbook.ts';

/** Who is brought in, and on which ground; of a consent what it covers and until when (ISO), if that was said. */
type Bringing = {
  person: string;
  basis: InvolvementBasis;
  reason: string;
  covers?: ConsentCovers | undefined;
  until?: string | undefined;
};

type Terms = Pick<Involvement, 'covers' | 'until'>;

/** Grounds that stand on what is necessary, which is said in words. */
const needsReason: ReadonlySet<InvolvementBasis> = new Set(['crime_prevention', 'ssd']);

/** What a consent covers, and the last day it holds: chosen, else the playbook's months from today. */
function consentTerms(
  { covers = 'whole_case', until = '' }: Bringing,
  at: string,
  { consent = usualConsent }: Pick<Playbook, 'consent'>,
): Terms {
  const { months, monthsAtMost } = consent;
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const chosen = until.trim();
  const last = chosen === '' ? today.add({ months }).toString() : chosen;
  if (
    !isDate(last) ||
    last < today.toString() ||
    last > today.add({ months: monthsAtMost }).toString()
  ) {
    throw new RefusedError('consent_until', { most: monthsAtMost });
  }
  return { covers, until: last };
}

/** A consent for something else, or for longer, takes the place of the one before. */
function renews({ covers = 'whole_case', until = '' }: Involvement, terms: Terms): boolean {
  if (terms.until === undefined) return false;
  return covers !== terms.covers || until < terms.until;
}

/**
 * Brings somebody into a case, on a recorded basis; a consent that is there already can be renewed.
 * @param command.reason in the decider's words; required for SSP and SSD
 * @returns what happens to the case; ends any earlier part of the person, and does the step that asked for them
 * @throws RefusedError `case_closed`, `gone`, `not_allowed`, `assignee_unknown`, `basis_unsuited`,
 *   `reason_required`, `consent_until`, `already_involved`: nothing changed
 */
export function involve(
  subject: CaseRecord,
  command: Bringing,
  { actor, at, caseContext }: Deciding,
): readonly CaseEvent[] {
  const pupil = decidedBy(subject, actor);
  const person = actor.roster.member(command.person);
  if (!person) throw new RefusedError('assignee_unknown');
  if (!mayInvolve(actor, pupil, person.role)) throw new RefusedError('not_allowed');
  const { basis } = command;
  if (!basesFor(person.role).includes(basis)) throw new RefusedError('basis_unsuited');
  const reason = command.reason.trim();
  if (needsReason.has(basis) && reason === '') throw new RefusedError('reason_required');
  const terms = basis === 'consent' ? consentTerms(command, at, caseContext.playbook) : {};
  const now = activeInvolvement(subject.involved, person.id);
  if (now?.basis === basis && !renews(now, terms)) throw new RefusedError('already_involved');
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
        ...terms,
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
