import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { playbookStepId } from '../cases/caseStep.ts';

/** A median delay and how many cases: a median of three says little. */
export type Delay = { schoolDays: number; cases: number };

/**
 * School days from the day a case was opened until pupil or home was spoken with: the first such step
 * done, or any step if the playbook does not say which those are, or the first talk written down.
 */
export function daysToContact(
  { steps, openedOn, contacts = [] }: Pick<CaseRecord, 'steps' | 'openedOn' | 'contacts'>,
  contact: ReadonlySet<string>,
  calendar: SchoolCalendar,
): number | undefined {
  const days = steps.flatMap(({ id, kind, done }) => {
    if (!done || kind !== 'task') return [];
    const counts = contact.size === 0 || contact.has(playbookStepId(id));
    return counts ? [done.on ?? done.at.slice(0, 10)] : [];
  });
  const [first] = [...days, ...contacts.map(({ on }) => on)].sort();
  return schoolDaysUntil(openedOn, first, calendar);
}

/** School days from the day a case was opened to its first team meeting that was not called off. */
export function daysToMeeting(
  { log, openedOn }: Pick<CaseRecord, 'log' | 'openedOn'>,
  calendar: SchoolCalendar,
): number | undefined {
  const starts = new Map<string, string | undefined>();
  for (const event of log) {
    if (event.do !== 'meeting') continue;
    starts.set(event.meetingId, event.became === 'booked' ? event.start : undefined);
  }
  const days = [...starts.values()].flatMap((start) => {
    if (start === undefined) return [];
    const at = Temporal.Instant.from(start).toZonedDateTimeISO(calendar.timeZone);
    return [at.toPlainDate().toString()];
  });
  return schoolDaysUntil(openedOn, days.sort()[0], calendar);
}

/** The median of the known delays, halves as .5; undefined if none. */
export function medianDelay(delays: readonly (number | undefined)[]): Delay | undefined {
  const known = delays.filter((one) => one !== undefined).toSorted((a, b) => a - b);
  const [low, high] = [known[(known.length - 1) >> 1], known[known.length >> 1]];
  if (low === undefined || high === undefined) return undefined;
  return { schoolDays: (low + high) / 2, cases: known.length };
}

function schoolDaysUntil(
  from: string,
  to: string | undefined,
  calendar: SchoolCalendar,
): number | undefined {
  if (to === undefined) return undefined;
  if (to <= from) return 0;
  const next = Temporal.PlainDate.from(from).add({ days: 1 });
  return calendar.between(next, Temporal.PlainDate.from(to)).length;
}
