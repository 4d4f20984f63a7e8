import { type Actor, schoolBasis } from '../access/access.ts';
import type { CaseContext } from './caseContext.ts';
import { dueDay } from './dueDay.ts';
import { type HandOver, mayAnswer } from './handOver.ts';
import { toldTimes } from './leavingItem.ts';
import { type Found, ofNoStep } from './listing.ts';
import type { Day } from './nudge.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';

/** Offers of other schools that wait for an answer: in the list of the leader and the coordinator. */
export function handOverItems(
  actor: Actor,
  offers: readonly HandOver[],
  caseContext: CaseContext,
  day: Day,
): Found[] {
  const { role } = actor.member;
  if (role !== 'leader' && role !== 'coordinator') return [];
  return offers.flatMap((one) => itemOf(one, actor, caseContext, day) ?? []);
}

/** By when the other school is to have its answer. */
export function answerDue(
  { at }: Pick<HandOver, 'at'>,
  { calendar, playbook }: Pick<CaseContext, 'calendar' | 'playbook'>,
): Temporal.PlainDate {
  const offered = Temporal.PlainDate.from(at.slice(0, 10));
  return dueDay(calendar, offered, playbook.left.answerSchoolDays);
}

function itemOf(
  { id, at, state, offer }: HandOver,
  actor: Actor,
  caseContext: CaseContext,
  { today }: Day,
): Found | undefined {
  if (state !== 'offered' || !offer || !mayAnswer(actor) || !schoolBasis(actor)) return undefined;
  const due = answerDue({ at }, caseContext);
  const leaving = { due: due.toString() };
  const over = schoolDaysOver(leaving, caseContext, today);
  const { pupil, facts, duties } = offer;
  return {
    key: [id, 'handOver', toldTimes(leaving, today, caseContext)].join('/'),
    item: {
      ...{ ...ofNoStep, school: undefined, caseId: id, version: 0, kind: 'handOver' },
      ...{ pupil: pupil.name, classTitle: pupil.classTitle, grade: pupil.grade },
      ...{ due: due.toString(), dueToday: due.equals(today), over },
      ...{ legal: duties.length > 0, from: facts.from.name },
    },
  };
}
