import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Role } from '../roster/roster.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseState } from './caseRecord.ts';
import { dueDay } from './dueDay.ts';
import type { Playbook } from './playbook.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';
import { tellingWeek, weekBegan } from './tellingWeek.ts';

/** What the case of a pupil who left waits for. */
export type LeavingState = 'undecided' | 'wrong' | 'refused' | 'unanswered';

/** What it waits for, since when and until when (ISO); school days over, 0 if not overdue. */
export type Leaving = {
  state: LeavingState;
  /** The school it was offered to, or that did not know the pupil. */
  school: string | undefined;
  since: string;
  due: string;
  over: number;
};

/** Who is asked what happens to the case of a pupil who left. */
const deciders: ReadonlySet<Role> = new Set(['leader', 'coordinator']);

/**
 * What the open case of a pupil who left the roster waits for; undefined for others. While another school
 * has an offer, its answer.
 */
export function leavingOf(
  { left, handOver, state }: Pick<CaseState, 'left' | 'handOver' | 'state'>,
  calendar: SchoolCalendar,
  deadlines: Pick<Playbook['left'], 'decideSchoolDays' | 'answerSchoolDays'>,
  today: Temporal.PlainDate,
): Leaving | undefined {
  if (!left || state === 'closed') return undefined;
  const offered = handOver?.state === 'offered';
  const days = offered ? deadlines.answerSchoolDays : deadlines.decideSchoolDays;
  const refused = handOver?.state === 'refused';
  const since = offered || refused ? handOver.on : (left.wrongSince ?? left.on);
  const due = dueDay(calendar, Temporal.PlainDate.from(since), days);
  return {
    state: offered
      ? 'unanswered'
      : refused
        ? 'refused'
        : left.wrongSince === undefined
          ? 'undecided'
          : 'wrong',
    school: offered || refused ? handOver.name : undefined,
    since,
    due: due.toString(),
    over: schoolDaysOver({ due: due.toString() }, { calendar }, today),
  };
}

/**
 * What tells one telling from the next: at first, each of the playbook's reminders after the due day, then every
 * week, so that it is never forgotten.
 */
export function toldTimes(
  leaving: Pick<Leaving, 'due'>,
  today: Temporal.PlainDate,
  { calendar, playbook }: Pick<CaseContext, 'calendar' | 'playbook'>,
): string {
  const { afterSchoolDays, coordinatorAfterSchoolDays } = playbook.reminders;
  const over = schoolDaysOver(leaving, { calendar }, today);
  const before = schoolDaysOver(leaving, { calendar }, weekBegan(today, calendar));
  const reminders = afterSchoolDays.filter((days) => over >= days).length;
  return before >= coordinatorAfterSchoolDays ? tellingWeek(today) : `${reminders}`;
}

/**
 * Who is asked what happens: the school's leader and coordinator; where it has neither, the tovholder. Staff
 * ids. A waiting answer, or a roster to be corrected, is their business only when it is overdue.
 */
export function askedAboutLeaving(
  { state, over }: Pick<Leaving, 'state' | 'over'>,
  { holder }: Pick<CaseState, 'holder'>,
  { roster }: Pick<CaseContext, 'roster'>,
  { away }: { away: ReadonlySet<string> },
): readonly string[] {
  if ((state === 'unanswered' || state === 'wrong') && over === 0) return [];
  const asked = roster.staff.filter(({ role, id }) => deciders.has(role) && !away.has(id));
  if (asked.length > 0) return asked.map(({ id }) => id);
  return holder === undefined ? [] : [holder];
}
