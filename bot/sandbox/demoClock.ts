import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';

/** When a school day starts in the demo: after the morning's lists, before the first lesson. */
const morning = Temporal.PlainTime.from('07:45');

/** The demo's clock: runs normally and can be set forward. */
export type DemoClock = {
  now: () => Temporal.Instant;
  /** Moves to the next school day's morning; does not move after the last planned one. */
  nextMorning(calendar: SchoolCalendar): Temporal.ZonedDateTime;
};

/** @param start starting instant, ISO */
export function demoClock(start: string): DemoClock {
  let from = Temporal.Instant.from(start);
  let began = performance.now();
  const now = () => from.add({ milliseconds: Math.round(performance.now() - began) });
  return {
    now,
    nextMorning: (calendar) => {
      const local = now().toZonedDateTimeISO(calendar.timeZone);
      const day = calendar.onOrAfter(local.toPlainDate().add({ days: 1 }));
      if (!day) return local;
      const next = day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: morning });
      from = next.toInstant();
      began = performance.now();
      return next;
    },
  };
}
