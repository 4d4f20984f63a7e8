import { z } from 'zod';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { ownWords } from '../words/ownWords.ts';
import type { Playbook } from './playbook.ts';

/** Special arrangements a municipality reports on (Aalborg's yearly report). */
export const arrangements = ['reduced_timetable', 'one_to_one', 'sick_teaching'] as const;
export type Arrangement = (typeof arrangements)[number];

const isoDate = z.iso.date();

/** Why an arrangement is to last longer than usual, in a line. */
export const arrangementReason = ownWords(z.string().min(1).max(200));

/** A special arrangement of a case. */
export const arrangementState = z.strictObject({
  kind: z.enum(arrangements),
  from: isoDate,
  /** The day it was ended. */
  to: isoDate.optional(),
  /** Until when it is planned; arrangements from before it was asked for have none. */
  until: isoDate.optional(),
  /** Why it lasts longer than the playbook wants. */
  reason: arrangementReason.optional(),
});

export type ArrangementState = z.output<typeof arrangementState>;

/** How one that runs stands: `undated` has no end, `soon` ends in a few school days, `over` should have. */
export type ArrangementTime = 'undated' | 'running' | 'soon' | 'over';

/**
 * How a running arrangement stands on a day, and how many school days it is over; undefined once it ended.
 * @param rule how many school days ahead it is told of
 */
export function arrangementOn(
  { to, until }: Pick<ArrangementState, 'to' | 'until'>,
  calendar: SchoolCalendar,
  { noticeSchoolDays }: Pick<Playbook['arrangements'], 'noticeSchoolDays'>,
  today: Temporal.PlainDate,
): { time: ArrangementTime; over: number } | undefined {
  if (to !== undefined) return undefined;
  if (until === undefined) return { time: 'undated', over: 0 };
  const end = Temporal.PlainDate.from(until);
  if (Temporal.PlainDate.compare(end, today) < 0) {
    return { time: 'over', over: calendar.between(end.add({ days: 1 }), today).length };
  }
  const left = calendar.between(today.add({ days: 1 }), end).length;
  return { time: left <= noticeSchoolDays ? 'soon' : 'running', over: 0 };
}

/** How many of a case run beyond their day: the day after it they do. */
export function arrangementsOver(
  all: readonly Pick<ArrangementState, 'to' | 'until'>[],
  today: Temporal.PlainDate,
): number {
  const on = today.toString();
  return all.filter(({ to, until }) => to === undefined && until !== undefined && until < on)
    .length;
}

/** The day an arrangement that begins now usually ends; longer needs a reason. */
export function usualEnd({ weeks }: Playbook['arrangements'], from: Temporal.PlainDate) {
  return from.add({ weeks });
}

/** The last school day until then: what is proposed for the last day. */
export function usualLastDay(
  arrangements: Playbook['arrangements'],
  from: Temporal.PlainDate,
  calendar: SchoolCalendar,
): Temporal.PlainDate {
  const end = usualEnd(arrangements, from);
  const day = calendar.onOrBefore(end);
  return day && Temporal.PlainDate.compare(day, from) > 0 ? day : end;
}
