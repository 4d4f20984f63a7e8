import { type Actor, caseAccess } from '../access/access.ts';
import { isOwnStaff } from '../access/involvement.ts';
import { RefusedError } from '../errors/errors.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord, CaseState } from './caseRecord.ts';
import { isOpen, openFollowUp } from './caseStep.ts';
import { stepActions } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { holderGap } from './holderGap.ts';
import { taskEvents } from './involve.ts';

/** Whoever sees all of a case and may assign one of its steps may give it to another holder. */
export function mayHold(subject: CaseState, actor: Actor): boolean {
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil || caseAccess(actor, subject)?.scope !== 'full') return false;
  return subject.steps.some(
    (step) => isOpen(step) && stepActions(step, subject, actor, pupil).includes('assign'),
  );
}

/**
 * Gives the case to another holder among the school's own staff, who may see it for that. A follow-up that
 * the one before had goes with it. Where a person has to name the holder (`holderGap`), the one who stands there now
 * can be confirmed.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `not_allowed`, `assignee_unknown`, `already_holds`: nothing changed
 */
export function holdCase(
  subject: CaseRecord,
  { holder }: { holder: string },
  { actor, caseContext, at }: Deciding,
): readonly CaseEvent[] {
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  if (!mayHold(subject, actor)) throw new RefusedError('not_allowed');
  const { roster } = caseContext;
  const member = roster.member(holder);
  if (!member || !isOwnStaff(member)) throw new RefusedError('assignee_unknown');
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  if (subject.holder === holder && !holderGap(subject, caseContext, today)) {
    throw new RefusedError('already_holds');
  }
  const made = { by: actor.member.id, at };
  const followUp = openFollowUp(subject.steps);
  const goesWith =
    followUp !== undefined && followUp.assignee === subject.holder && subject.holder !== holder;
  return [
    ...taskEvents(subject, [holder], roster, made),
    { do: 'hold', ...made, holder },
    ...(goesWith ? [{ do: 'assign' as const, ...made, step: followUp.id, assignee: holder }] : []),
  ];
}
