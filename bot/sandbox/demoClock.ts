import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';

/** When a school day of the demo begins: the morning's lists are out, the first lesson is not. */
const morning = Temporal.PlainTime.from('07:45');

/** The demo's clock: it runs like any other, and can be set forward. */
export type DemoClock = {
  now: () => Temporal.Instant;
  /** Sets it to the next school day's morning; stays where it is after the last planned one. */
  nextMorning(calendar: SchoolCalendar): Temporal.ZonedDateTime;
};

/** @param start instant, ISO, from which it runs on */
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
