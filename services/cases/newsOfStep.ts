import type { CaseRecord } from './caseRecord.ts';
import type { CaseStep } from './caseStep.ts';
import { schoolDaysOver } from './decideMorning.ts';
import type { DigestItem } from './digestViews.ts';
import type { Listing } from './listing.ts';
import { newsAgain, tellingWeek, weekBegan, weekKey } from './tellingWeek.ts';

/**
 * The key of a step in a list, which is another one where it is news: that it is there, its day, a reminder, and
 * each week once it is left in vain. That others are told of it as well is none, nor that it is one's own to do
 * after one's own yes. O(log).
 */
export function newsOfStep(step: CaseStep, kind: DigestItem['kind'], listing: Listing): string {
  const { actor, subject, day } = listing;
  const { role } = actor.member;
  if (kind === 'help' && waitsForWeek(step, listing)) return weekKey('help', day.today);
  const asked = kind === 'do' && step.approver === role ? 'approve' : kind;
  const isToday = step.due === day.today.toString();
  return [
    subject.id,
    step.id,
    asked,
    step.reminders,
    isToday,
    weekInVain(step, kind, listing),
  ].join('/');
}

/**
 * Whether a coordinator hears of it with all else that is left, once a week: what the leader was told before, and
 * neither the law nor anything acute asks for.
 */
function waitsForWeek(step: CaseStep, { actor, subject }: Listing): boolean {
  if (actor.member.role !== 'coordinator' || step.legal || step.acute) return false;
  return escalation(step, subject, 'leader') !== undefined;
}

/** The week, once everybody whom the playbook names was told before it began. */
function weekInVain(
  step: CaseStep,
  kind: DigestItem['kind'],
  { actor, subject, caseContext, day: { today } }: Listing,
): string {
  const { calendar, playbook } = caseContext;
  const over = schoolDaysOver(step, caseContext, weekBegan(today, calendar));
  if (over < playbook.reminders.coordinatorAfterSchoolDays) return '';
  const { role } = actor.member;
  const told =
    kind === 'help'
      ? escalation(step, subject, role === 'coordinator' ? role : 'leader')
      : undefined;
  return told === undefined ? tellingWeek(today) : newsAgain(told, today, calendar);
}

/** The day on which somebody was last told of an overdue step. */
function escalation(
  step: CaseStep,
  { log }: Pick<CaseRecord, 'log'>,
  to: 'leader' | 'coordinator',
): Temporal.PlainDate | undefined {
  const event = log.findLast(
    (one) => one.do === 'escalate' && one.step === step.id && one.to === to,
  );
  return event && Temporal.PlainDate.from(event.at.slice(0, 10));
}
