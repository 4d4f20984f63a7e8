import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { CaseStep } from './caseStep.ts';
import type { DigestItem } from './digestViews.ts';
import type { Listing } from './listing.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';
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
  const isDue = step.due <= day.today.toString() && !isJustTold(step, listing);
  return [subject.id, step.id, asked, step.reminders, isDue, weekInVain(step, kind, listing)].join(
    '/',
  );
}

/** School days from what called for a step to its day, for which that day is no further news. */
const soonSchoolDays = 2;

/** Whether a step was called for, approved or moved shortly before its day; not what the law or something acute asks. */
function isJustTold(step: CaseStep, { subject, caseContext }: Listing): boolean {
  if (step.legal || step.acute) return false;
  const event = subject.log.findLast((one) => changes(one, step.id));
  if (!event) return false;
  const told = { due: event.at.slice(0, 10) };
  const due = Temporal.PlainDate.from(step.due);
  return schoolDaysOver(told, caseContext, due) <= soonSchoolDays;
}

/** Whether an event made a step somebody's, or changed its day. */
function changes(event: CaseEvent, step: string): boolean {
  switch (event.do) {
    case 'call':
      return event.steps.some(({ id }) => id === step);
    case 'approve':
    case 'assign':
    case 'due':
    case 'postpone':
    case 'standIn':
      return event.step === step;
    default:
      return false;
  }
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
