import { type Actor, caseAccess, leads } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Roster } from '../roster/roster.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord, CaseState } from './caseRecord.ts';
import type { Deciding } from './deciding.ts';
import { leavingSteps } from './leavingSteps.ts';

/**
 * What an import means for a case: its pupil has left the roster, or is there again. A closed case only
 * learns of the return, so that it can be reopened here.
 * @param after the school's new roster
 * @param at the moment, ISO with offset
 */
export function rosterEvents(subject: CaseRecord, after: Roster, at: string): readonly CaseEvent[] {
  const { pupilId, left, state } = subject;
  const isHere = after.pupil(pupilId) !== undefined && after.formerPupil(pupilId) === undefined;
  if (isHere) return left ? [{ do: 'returned', by: 'system', at }] : [];
  return left || state === 'closed' ? [] : [{ do: 'left', by: 'system', at }];
}

/**
 * What is decided about the case of a pupil who has left the roster, besides closing it: to hand it over to
 * another school, that the roster is wrong, or that the family moved to another municipality.
 */
export type LeavingCommand =
  | { action: 'handOver'; id: string; to: { id: string; name: string } }
  | { action: 'rosterWrong' }
  | { action: 'movedAway' };

export type LeavingAction = LeavingCommand['action'];

/** The leadership and the case's tovholder decide; nothing while another school has yet to answer. */
export function leavingActions(subject: CaseState, actor: Actor): readonly LeavingAction[] {
  const { left, state, handOver, holder } = subject;
  if (!left || state === 'closed') return [];
  if (caseAccess(actor, subject)?.scope !== 'full') return [];
  if (!leads(actor) && holder !== actor.member.id) return [];
  if (handOver?.state === 'offered') return [];
  return [
    'handOver',
    ...(left.wrongSince === undefined ? (['rosterWrong'] as const) : []),
    'movedAway',
  ];
}

/**
 * Handles a press on the case of a pupil who has left the roster.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `not_left` (the pupil is on the roster), `hand_over_waits` (another
 *   school has yet to answer), `not_allowed`, `already_told`: nothing changed
 */
export function decideLeaving(
  subject: CaseRecord,
  command: LeavingCommand,
  { actor, caseContext, at }: Deciding,
): readonly CaseEvent[] {
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  if (!subject.left) throw new RefusedError('not_left');
  if (subject.handOver?.state === 'offered') throw new RefusedError('hand_over_waits');
  if (!leavingActions(subject, actor).includes(command.action)) {
    throw new RefusedError('not_allowed');
  }
  const made = { by: actor.member.id, at };
  switch (command.action) {
    case 'handOver': {
      const { id, to } = command;
      return [{ do: 'handOver', ...made, id, to: to.id, name: to.name }];
    }
    case 'rosterWrong':
      return [{ do: 'rosterWrong', ...made }];
    case 'movedAway': {
      const steps = leavingSteps(subject, ({ fromGrade }) => fromGrade === undefined, {
        caseContext,
        today: Temporal.PlainDate.from(at.slice(0, 10)),
      });
      if (steps.length === 0) throw new RefusedError('already_told');
      return [{ do: 'call', ...made, steps }];
    }
  }
}
