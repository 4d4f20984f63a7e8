import { type Actor, caseAccess, leads } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { awaited } from './awaited.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CaseStep, isOpen } from './caseStep.ts';
import { waits } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';

/** The school day, and the staff ids of those out of office. */
export type Day = {
  today: Temporal.PlainDate;
  away: ReadonlySet<string>;
  /** The moment, ISO with offset, where a list is looked at in the course of the day; else its beginning counts. */
  now?: string;
};

type Nudge = Extract<CaseEvent, { do: 'nudge' }>;

/**
 * Whom somebody can remind of a step: leadership and the case's coordinator, whoever of those present and
 * allowed in the case it waits for, once it is overdue. A staff id; undefined if nobody. O(staff).
 */
export function canNudge(
  step: CaseStep,
  subject: CaseRecord,
  actor: Actor,
  caseContext: CaseContext,
  { today, away }: Day,
): string | undefined {
  const { id } = actor.member;
  if (caseAccess(actor, subject)?.scope !== 'full') return undefined;
  if (!leads(actor) && subject.holder !== id) return undefined;
  if (subject.state === 'closed' || subject.closing !== undefined) return undefined;
  if (!isOpen(step) || waits(step, subject)) return undefined;
  if (schoolDaysOver(step, caseContext, today) === 0) return undefined;
  const waiting = awaited(step, subject, caseContext, away);
  if (waiting.includes(id)) return undefined;
  return waiting.find((one) => {
    const member = caseContext.roster.member(one);
    const there = member !== undefined && !away.has(one);
    return there && caseAccess({ member, roster: caseContext.roster }, subject) !== undefined;
  });
}

/** The colleague's reminder of a step on that day, if there was one. */
export function nudgedOn(
  { log }: Pick<CaseRecord, 'log'>,
  step: string,
  today: Temporal.PlainDate,
): Nudge | undefined {
  return log.findLast(
    (event): event is Nudge =>
      event.do === 'nudge' && event.step === step && event.at.slice(0, 10) === today.toString(),
  );
}

/**
 * Reminds whom an overdue step waits for, at most once a day.
 * @throws RefusedError `case_closed`, `gone`, `step_already_decided`, `reminded_today`, `not_allowed`: nothing
 *   changed
 */
export function nudge(
  subject: CaseRecord,
  stepId: string,
  { actor, caseContext, at }: Deciding,
  day: Day,
): Nudge {
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  const step = subject.steps.find(({ id }) => id === stepId);
  if (!step) throw new RefusedError('gone');
  if (!isOpen(step)) throw new RefusedError('step_already_decided');
  const person = canNudge(step, subject, actor, caseContext, day);
  if (person === undefined) throw new RefusedError('not_allowed');
  if (nudgedOn(subject, stepId, day.today)) throw new RefusedError('reminded_today');
  return { do: 'nudge', by: actor.member.id, at, step: stepId, person };
}
