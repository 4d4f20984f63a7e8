import type { Pupil } from '../roster/roster.ts';
import { isBroughtIn } from './broughtIn.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CalledStep, stepIdOf } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import { taskEvents } from './involve.ts';
import type { LatestStep } from './playbook.ts';
import { assigneeFor } from './staffing.ts';

type Absence = {
  /** Days of absence of the last so many school days; halves as .5. */
  absentDays: (ofSchoolDays: number) => number;
};

/**
 * Whom the playbook wants brought in by now, such as PPR's absence consultant by forty days or eight weeks (KL):
 * called some school days before, and due on the day itself, or, where a case begins later than that, within the
 * step's own school days of its beginning. O(steps).
 */
export function bringIn(
  subject: CaseRecord,
  pupil: Pupil,
  caseContext: CaseContext,
  { absentDays }: Absence,
  { today, at }: { today: Temporal.PlainDate; at: string },
): readonly CaseEvent[] {
  if (subject.state === 'closed' || subject.left) return [];
  const { playbook, roster } = caseContext;
  const known = new Set(subject.steps.map(({ id }) => id));
  const steps = (playbook.latest ?? []).flatMap((step): CalledStep[] => {
    const id = stepIdOf(step.id, subject.round);
    if (known.has(id) || isBroughtIn(step.bringsIn, subject, roster)) return [];
    const due = dueBy(step, subject, absentDays(step.ofSchoolDays), caseContext, today);
    if (due === undefined) return [];
    const assignee = assigneeFor(step.responsible, { roster, playbook, pupil, ...subject });
    const { text, responsible, approver, dueSchoolDays, acute = false, asks = [] } = step;
    return [
      {
        ...{ id, kind: 'task', calledBy: subject.level ?? subject.why, legal: false, acute },
        ...{ text, responsible, approver, dueSchoolDays, asks, due, bringsIn: step.bringsIn },
        ...(assignee === undefined ? {} : { assignee }),
      },
    ];
  });
  if (steps.length === 0) return [];
  const staff = steps.flatMap(({ assignee }) => assignee ?? []);
  return [
    { do: 'call', by: 'system', at, steps },
    ...taskEvents(subject, staff, roster, { by: 'playbook', at }, 'system'),
  ];
}

/** The last day for it, or undefined while there is time yet. */
function dueBy(
  { byAbsentDays, byWeeks, aheadSchoolDays, dueSchoolDays }: LatestStep,
  subject: CaseRecord,
  absentDays: number,
  { calendar, playbook }: CaseContext,
  today: Temporal.PlainDate,
): string | undefined {
  const began = Temporal.PlainDate.from(roundBegan(subject));
  const daysLeft = Math.max(0, Math.ceil(byAbsentDays - absentDays));
  const isAtLevel = subject.level !== undefined && subject.level in playbook.levels;
  const byAbsence = dueDay(calendar, today, daysLeft).toString();
  const weeks = began.add({ weeks: byWeeks });
  const byTime = (calendar.onOrBefore(weeks) ?? weeks).toString();
  const soon = dueDay(calendar, today, aheadSchoolDays).toString();
  const wanted = [
    ...(daysLeft <= aheadSchoolDays ? [byAbsence] : []),
    ...(isAtLevel && subject.level !== 'attention' && byTime <= soon ? [byTime] : []),
  ].sort();
  const first = wanted[0];
  if (first === undefined) return undefined;
  const fair = dueDay(calendar, began, dueSchoolDays).toString();
  // Nobody is late with what they were never asked for.
  return [first, fair, today.toString()].sort().at(-1);
}

/** The day this round of the case began. */
function roundBegan({ openedOn, log }: CaseRecord): string {
  return log.findLast((event) => event.do === 'reopen')?.at.slice(0, 10) ?? openedOn;
}
