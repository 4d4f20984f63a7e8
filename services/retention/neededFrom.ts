import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';

/**
 * The first date (ISO) whose absence is still needed: by the rules looking back from today, or by an open
 * case for what it stood on when opened and stands on now.
 * @param back how many school days rules look back
 */
export function neededFrom(
  open: readonly CaseRecord[],
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
  back: number,
): string {
  const dates = [
    windowStart(calendar, today, back),
    ...open.flatMap(({ openedOn, hits }) => [
      windowStart(calendar, Temporal.PlainDate.from(openedOn), back),
      ...hits.flatMap((hit) => [hit, ...(hit.also ?? [])].map(({ window }) => window.from)),
    ]),
  ];
  return dates.reduce((earliest, date) => (date < earliest ? date : earliest));
}

function windowStart(calendar: SchoolCalendar, on: Temporal.PlainDate, back: number): string {
  const last = calendar.onOrBefore(on);
  const at = last && calendar.indexOf(last);
  const first = at === undefined ? undefined : calendar.days[at - back + 1];
  // Three days per school day reach further back than any calendar: one that begins later or was not
  // continued neither removes anything too early nor keeps it for ever.
  const furthest = on.subtract({ days: back * 3 });
  const from = first && Temporal.PlainDate.compare(first, furthest) > 0 ? first : furthest;
  return from.toString();
}
