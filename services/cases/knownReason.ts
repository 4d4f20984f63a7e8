import { z } from 'zod';
import {
  type KnownReason,
  type KnownReasonEvent,
  type KnownReasonKind,
  knownReasonOn,
} from '../absence/knownReason.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { type Actor, caseAccess, mayExplain } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { fullName, type Pupil, type Roster } from '../roster/roster.ts';
import type { Assessment } from '../rules/assessment.ts';
import { isHigher } from '../rules/levels.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';

/** A pupil, what is noted, and the newest case. */
type Explained = { pupil: Pupil; absence: PupilAbsence; lastCase: CaseRecord | undefined };

/** What somebody asks for: a reason until a day, or its end. */
export type KnownReasonCommand =
  | { do: 'explain'; kind: KnownReasonKind | undefined; until: string }
  | { do: 'end' };

/** A reason as it is shown; without a name if its writer has left. */
export type KnownReasonView = { kind: KnownReasonKind; until: string; by: string | undefined };

/** How often it was said anything about a reason: a form that shows fewer is stale. */
export function knownReasonVersion({ knownReasons = [] }: PupilAbsence): number {
  return knownReasons.length;
}

/** Whether somebody may give a reason for this pupil; whoever holds the open case may. */
export function mayExplainPupil(actor: Actor, { pupil, lastCase }: Explained): boolean {
  const open = lastCase && lastCase.state !== 'closed' ? lastCase : undefined;
  const sees = open && caseAccess(actor, open)?.scope === 'full';
  return mayExplain(actor, pupil, sees ? open.holder : undefined);
}

/**
 * Gives or ends a known reason.
 * @param id names a new reason
 * @returns what is added to the pupil's record
 * @throws RefusedError `not_allowed`; `choice_required` without a kind; `date_unsuited` for a day that is past
 *   or further off than the playbook allows; `gone` when there is none to end
 */
export function decideKnownReason(
  explained: Explained,
  command: KnownReasonCommand,
  { actor, caseContext, at }: Deciding,
  id: string,
): KnownReasonEvent {
  if (!mayExplainPupil(actor, explained)) throw new RefusedError('not_allowed');
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const made = { by: actor.member.id, at };
  if (command.do === 'end') {
    const current = knownReasonOn(explained.absence, today);
    if (!current) throw new RefusedError('gone');
    return { do: 'end', id: current.id, ...made };
  }
  const { kind, until } = command;
  if (kind === undefined) throw new RefusedError('choice_required');
  const most = caseContext.playbook.knownReason.schoolDaysAtMost;
  const last = dueDay(caseContext.calendar.forGrade(explained.pupil.grade), today, most);
  const suited =
    z.iso.date().safeParse(until).success && until >= today.toString() && until <= last.toString();
  if (!suited) throw new RefusedError('date_unsuited', { most });
  return { do: 'explain', id, ...made, kind, until };
}

/**
 * What the rules say while a reason is known: duties of the law as ever, but no level above the one that the
 * open case has.
 * @param open the level of the open case, if it has one
 */
export function withoutRaise(
  found: Assessment,
  open: string | undefined,
  rulesets: readonly Ruleset[],
): Assessment {
  const stands = (level: string | undefined) =>
    level === undefined || (open !== undefined && !isHigher(level, open, rulesets));
  return {
    level: stands(found.level) ? found.level : open,
    duties: found.duties,
    hits: found.hits.filter(({ level }) => stands(level)),
    // Worked out when it is asked for, which is seldom.
    get approaching() {
      return found.approaching;
    },
  };
}

/** A reason as its readers are told it. */
export function knownReasonView(
  reason: KnownReason | undefined,
  roster: Roster,
): KnownReasonView | undefined {
  if (!reason) return undefined;
  const member = roster.member(reason.by);
  return { kind: reason.kind, until: reason.until, by: member && fullName(member) };
}
