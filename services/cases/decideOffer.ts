import { type Actor, caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord, CaseState } from './caseRecord.ts';
import type { BegunAnswer } from './caseWork.ts';
import { caseActions } from './decideCase.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';
import { offersFor } from './offers.ts';

/** Whether somebody may say which of a board's questions are answered: whoever sees all of an open case. */
export function mayAnswerVisitation(subject: CaseRecord, actor: Actor): boolean {
  return subject.state !== 'closed' && caseAccess(actor, subject)?.scope === 'full';
}

/**
 * Notes which of a board's questions are answered.
 * @param command the offer's id, and the ids of all questions that are answered now
 * @returns nothing if that is known already
 * @throws RefusedError `case_closed`, `not_allowed`, `gone` if there is no such offer or question
 */
export function decideVisitation(
  subject: CaseRecord,
  command: { offer: string; answered: readonly string[] },
  { actor, caseContext, at }: Deciding,
): readonly CaseEvent[] {
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  if (!mayAnswerVisitation(subject, actor)) throw new RefusedError('case_closed');
  const pupil = actor.roster.pupil(subject.pupilId);
  const offers = pupil ? offersFor(caseContext.offers, pupil.grade) : [];
  const offer = offers.find(({ id }) => id === command.offer);
  const questions = offer?.visitation?.questions.map(({ id }) => id) ?? [];
  const answered = questions.filter((id) => command.answered.includes(id));
  const unknown = command.answered.some((id) => !questions.includes(id));
  if (!offer || questions.length === 0 || unknown) throw new RefusedError('gone');
  const before = subject.visitation?.find((one) => one.offer === offer.id)?.answered ?? [];
  const same =
    before.length === answered.length &&
    before.every(({ question }) => answered.includes(question));
  if (same) return [];
  const { id, name } = offer;
  const of = questions.length;
  return [{ do: 'visitation', by: actor.member.id, at, offer: id, name, answered, of }];
}

/** Whether it is time to ask whether the pupil of a closed case has begun at the new place. */
export function asksBegun(
  { state, offer }: Pick<CaseState, 'state' | 'offer'>,
  today: Temporal.PlainDate,
): boolean {
  return state === 'closed' && offer?.askOn !== undefined && offer.askOn <= today.toString();
}

/**
 * Whether somebody may answer that: whoever could reopen the case. Another open case of the pupil keeps nobody
 * from saying that they have begun.
 */
export function mayAnswerBegun(subject: CaseRecord, actor: Actor): boolean {
  return caseActions(subject, actor).includes('reopen');
}

/**
 * Notes whether the pupil has begun at the new place. If not, or if nobody knows, it is asked again, so that
 * the pupil stays in sight until they have or the case is reopened.
 * @throws RefusedError `not_allowed`, `gone` if nothing is asked
 */
export function decideBegun(
  subject: CaseRecord,
  answer: BegunAnswer,
  { actor, caseContext: { calendar, offers }, at }: Deciding,
): readonly CaseEvent[] {
  if (!mayAnswerBegun(subject, actor)) throw new RefusedError('not_allowed');
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  if (!asksBegun(subject, today)) throw new RefusedError('gone');
  const made = { do: 'begun' as const, by: actor.member.id, at, answer };
  if (answer === 'yes') return [made];
  const again = dueDay(calendar, today, offers?.askAgainSchoolDays ?? usualAgain);
  return [{ ...made, askOn: again.toString() }];
}

/** School days, where the municipality's list was taken away meanwhile. */
const usualAgain = 5;
