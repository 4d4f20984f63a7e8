import { caseAccess } from '../access/access.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { openFollowUp } from './caseStep.ts';

/**
 * Why somebody has to name a tovholder, and since when (ISO): `none` answers for the case, `left`: the one before left
 * school or class and the bot put somebody in their place, `away`: out of office for long.
 */
export type HolderGap = { why: 'none' | 'left' | 'away'; since: string };

/** If a playbook says nothing: two school weeks. */
export const usualHolderAway = 10;

/**
 * Whether a case needs a tovholder named by a person; a person's choice, also of the one who stands there now, answers
 * it. Nothing for a case whose pupil left the roster: what happens to that is asked anyway. O(log).
 */
export function holderGap(
  subject: CaseRecord,
  { roster, calendar, playbook }: Pick<CaseContext, 'roster' | 'calendar' | 'playbook'>,
  today: Temporal.PlainDate,
): HolderGap | undefined {
  const { holder, state, left, log, openedOn } = subject;
  if (state === 'closed' || left) return undefined;
  const given = log.findLast((event) => event.do === 'hold');
  const since = given?.at.slice(0, 10) ?? openedOn;
  const member = holder === undefined ? undefined : roster.member(holder);
  if (!member || !caseAccess({ member, roster }, subject)) return { why: 'none', since };
  if (given?.by === 'system') return { why: 'left', since };
  const away = awaySince(subject);
  if (away === undefined || since >= away) return undefined;
  const days = calendar.between(Temporal.PlainDate.from(away), today).length;
  const { awaySchoolDays = usualHolderAway } = playbook.holder ?? {};
  return days > awaySchoolDays ? { why: 'away', since: away } : undefined;
}

/** Since when somebody stands in for the tovholder at the follow-up, which is always theirs. */
function awaySince({ steps, holder, log }: CaseRecord): string | undefined {
  const step = openFollowUp(steps);
  if (!step || step.assignee !== holder || step.standIn === undefined) return undefined;
  const turns = log.filter((event) => event.do === 'standIn' && event.step === step.id);
  const back = turns.findLastIndex((event) => event.do === 'standIn' && event.person === undefined);
  return turns[back + 1]?.at.slice(0, 10);
}
