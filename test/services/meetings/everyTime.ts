import type { Busy } from '../../../services/meetings/calendars.ts';
import type { TimesWanted } from '../../../services/meetings/findTimes.ts';

/**
 * A time as the slow reference judges it. `score`: could anybody come; the required who are free, and perhaps;
 * the optional who are free, and perhaps.
 */
export type JudgedTime = {
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
  free: string[];
  tentative: string[];
  busy: string[];
  unknown: string[];
  score: readonly [number, number, number, number, number];
};

/**
 * Every time at which a meeting could be, best first: walks date by date and half hour by half hour,
 * and looks at each person in each minute. Slow and plain on purpose, to judge the quick one by.
 */
export function everyTime(wanted: TimesWanted): JudgedTime[] {
  const judged = halfHours(wanted).map((start) => judgedTime(start, wanted));
  return judged
    .filter(({ score }) => score[0] > 0)
    .sort((a, b) => betterBy(b, a) || a.start.epochMilliseconds - b.start.epochMilliseconds);
}

/** Above 0 when the first is better for people, 0 when only the clock tells them apart. */
export function betterBy(a: JudgedTime, b: JudgedTime): number {
  for (const at of [0, 1, 2, 3, 4] as const) {
    if (a.score[at] !== b.score[at]) return a.score[at] - b.score[at];
  }
  return 0;
}

function halfHours(wanted: TimesWanted): Temporal.ZonedDateTime[] {
  const { calendar, now, minutes, schoolDays } = wanted;
  const starts: Temporal.ZonedDateTime[] = [];
  const lastDay = calendar.days.at(-1);
  let left = schoolDays;
  for (
    let day = now.toPlainDate();
    left > 0 && lastDay && Temporal.PlainDate.compare(day, lastDay) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (!calendar.isSchoolDay(day)) continue;
    left -= 1;
    const midnight = day.toZonedDateTime(calendar.timeZone);
    for (let half = 0; half < 48; half += 1) {
      const start = midnight.withPlainTime({ hour: Math.floor(half / 2), minute: (half % 2) * 30 });
      const end = start.add({ minutes });
      const inside = start.hour >= 8 && end.toPlainDate().equals(day) && hours(end) <= 16;
      const ahead = start.epochMilliseconds - now.epochMilliseconds;
      const refused = (wanted.refused ?? []).some(
        (one) =>
          one.start.epochMilliseconds < end.epochMilliseconds &&
          start.epochMilliseconds < one.end.epochMilliseconds,
      );
      if (inside && !refused && ahead >= 2 * 3_600_000) starts.push(start);
    }
  }
  return starts;
}

function hours({ hour, minute }: Temporal.ZonedDateTime): number {
  return hour + minute / 60;
}

function judgedTime(start: Temporal.ZonedDateTime, wanted: TimesWanted): JudgedTime {
  const time: JudgedTime = {
    start,
    end: start.add({ minutes: wanted.minutes }),
    free: [],
    tentative: [],
    busy: [],
    unknown: [],
    score: [0, 0, 0, 0, 0],
  };
  const points = { required: { free: 0, tentative: 0 }, optional: { free: 0, tentative: 0 } };
  for (const { id, email, required } of wanted.people) {
    const known = wanted.availability.find(
      (one) => one.email.toUpperCase() === email.toUpperCase(),
    );
    if (known?.known !== true) {
      time.unknown.push(id);
      continue;
    }
    const kinds = kindsIn(time, known.busy);
    const can =
      kinds.has('busy') || kinds.has('oof') ? 'busy' : kinds.size > 0 ? 'tentative' : 'free';
    time[can].push(id);
    if (can !== 'busy') points[required ? 'required' : 'optional'][can] += 1;
  }
  const anybody = time.free.length + time.tentative.length > 0 ? 1 : 0;
  const { required, optional } = points;
  return {
    ...time,
    score: [anybody, required.free, required.tentative, optional.free, optional.tentative],
  };
}

/** What somebody has in any of the minutes. Only right for stretches that begin and end on a minute. */
function kindsIn({ start, end }: JudgedTime, busy: readonly Busy[]): Set<Busy['kind']> {
  const kinds = new Set<Busy['kind']>();
  for (let at = start.epochMilliseconds; at < end.epochMilliseconds; at += 60_000) {
    for (const one of busy) {
      if (one.start.epochMilliseconds <= at && at < one.end.epochMilliseconds) kinds.add(one.kind);
    }
  }
  return kinds;
}
