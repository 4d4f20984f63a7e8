import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Availability, Busy } from './calendars.ts';

export type Invitee = { id: string; email: string; required: boolean };

/** A stretch that is not to be proposed, as it was refused. */
export type RefusedTime = { start: Temporal.Instant; end: Temporal.Instant };

/** A time at which the team could meet; ids of who is free, perhaps taken, taken, or not known. */
export type FoundTime = {
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
  free: readonly string[];
  tentative: readonly string[];
  busy: readonly string[];
  unknown: readonly string[];
};

export type TimesWanted = {
  people: readonly Invitee[];
  availability: readonly Availability[];
  calendar: SchoolCalendar;
  now: Temporal.ZonedDateTime;
  minutes: number;
  /** At least so many must be free, for certain or perhaps; 1 where it is not given. */
  quorum?: number | undefined;
  /** How many school days to look ahead, today included. */
  schoolDays: number;
  /** No time that overlaps one of these is proposed. */
  refused?: readonly RefusedTime[];
};

/** Working hours in which staff can meet, and how the day is cut. */
const opens = Temporal.PlainTime.from('08:00');
const closes = Temporal.PlainTime.from('16:00');
const stepMinutes = 30;
/** Nobody is called to a meeting that starts sooner. */
const leadHours = 2;
const wanted = 3;

/** How many are free and how many perhaps, first of the required, then of the optional. */
type Score = readonly [number, number, number, number];
type Candidate = FoundTime & { score: Score };

/**
 * Up to three times at which the team can meet: inside working hours on school days, those first at
 * which most of the required are free, then most of them perhaps; the same of the optional; then the
 * soonest. Several who are perhaps free never outweigh one who is. The three lie on different half days
 * where that costs nobody.
 *
 * O(days × slots × people × busy stretches): some thousands of comparisons for twelve people and ten days.
 */
export function findTimes(request: TimesWanted): readonly FoundTime[] {
  const all = ranked(request);
  const best = all[0];
  if (!best) return [];
  const chosen: Candidate[] = [];
  for (const spread of [true, false]) {
    for (const one of all) {
      if (chosen.length === wanted) break;
      const near = chosen.some(
        (other) => overlaps(other, one) || (spread && halfDay(other) === halfDay(one)),
      );
      if (!near && (!spread || compare(one.score, best.score) === 0)) chosen.push(one);
    }
  }
  return chosen.toSorted(bestFirst).map(timeOf);
}

/**
 * The best time at which nobody who is needed is taken, the soonest of several; undefined where there is none.
 * O(days × slots × people × busy stretches).
 */
export function bestForAll(request: TimesWanted): FoundTime | undefined {
  const needed = new Set(request.people.flatMap(({ id, required }) => (required ? id : [])));
  const best = ranked(request).find(({ busy }) => !busy.some((id) => needed.has(id)));
  return best && timeOf(best);
}

/** Those needed who are taken at every time that is looked at; ids. */
export function neverCan(request: TimesWanted): readonly string[] {
  const all = slotsOf(request).map((start) => judge(start, request));
  if (all.length === 0) return [];
  return request.people
    .filter(({ id, required }) => required && all.every(({ busy }) => busy.includes(id)))
    .map(({ id }) => id);
}

/** The times at which enough can come, best first. */
function ranked(request: TimesWanted): readonly Candidate[] {
  return slotsOf(request)
    .map((start) => judge(start, request))
    .filter(({ free, tentative }) => free.length + tentative.length >= (request.quorum ?? 1))
    .toSorted(bestFirst);
}

function bestFirst(a: Candidate, b: Candidate): number {
  return compare(b.score, a.score) || Temporal.ZonedDateTime.compare(a.start, b.start);
}

function timeOf({ score: _, ...time }: Candidate): FoundTime {
  return time;
}

function slotsOf(request: TimesWanted): Temporal.ZonedDateTime[] {
  const { calendar, now, minutes, schoolDays } = request;
  const slots: Temporal.ZonedDateTime[] = [];
  const earliest = now.add({ hours: leadHours });
  const first = calendar.onOrAfter(now.toPlainDate());
  for (let ahead = 0; first && ahead < schoolDays; ahead += 1) {
    const day = calendar.plus(first, ahead);
    if (!day) break;
    const last = day.toPlainDateTime(closes).subtract({ minutes });
    let at = day.toPlainDateTime(opens);
    while (Temporal.PlainDateTime.compare(at, last) <= 0) {
      const start = at.toZonedDateTime(calendar.timeZone);
      const early = Temporal.ZonedDateTime.compare(start, earliest) < 0;
      if (!early && !isRefused(start, request)) slots.push(start);
      at = at.add({ minutes: stepMinutes });
    }
  }
  return slots;
}

function isRefused(start: Temporal.ZonedDateTime, { minutes, refused = [] }: TimesWanted): boolean {
  const [from, to] = [start.epochMilliseconds, start.add({ minutes }).epochMilliseconds];
  return refused.some(
    (one) => one.start.epochMilliseconds < to && one.end.epochMilliseconds > from,
  );
}

function judge(
  start: Temporal.ZonedDateTime,
  { people, availability, minutes }: TimesWanted,
): Candidate {
  const end = start.add({ minutes });
  const [from, to] = [start.epochMilliseconds, end.epochMilliseconds];
  const lists = {
    free: [] as string[],
    tentative: [] as string[],
    busy: [] as string[],
    unknown: [] as string[],
  };
  const score: [number, number, number, number] = [0, 0, 0, 0];
  for (const person of people) {
    const known = availability.find(
      (one) => one.email.toLowerCase() === person.email.toLowerCase(),
    );
    const can = known?.known ? within(known.busy, from, to) : 'unknown';
    lists[can].push(person.id);
    if (can === 'free') score[person.required ? 0 : 2] += 1;
    if (can === 'tentative') score[person.required ? 1 : 3] += 1;
  }
  return { start, end, ...lists, score };
}

function within(busy: readonly Busy[], from: number, to: number): 'free' | 'tentative' | 'busy' {
  const taken = busy.filter(
    (one) => one.start.epochMilliseconds < to && one.end.epochMilliseconds > from,
  );
  if (taken.length === 0) return 'free';
  return taken.every((one) => one.kind === 'tentative') ? 'tentative' : 'busy';
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function halfDay({ start }: FoundTime): string {
  return `${start.toPlainDate()}${start.hour < 12 ? 'am' : 'pm'}`;
}

function overlaps(a: FoundTime, b: FoundTime): boolean {
  return (
    Temporal.ZonedDateTime.compare(a.start, b.end) < 0 &&
    Temporal.ZonedDateTime.compare(b.start, a.end) < 0
  );
}
