import { bestForAll, type FoundTime, neverCan, type TimesWanted } from './findTimes.ts';

/** What a search gives up so that everybody else who is needed can meet. */
export type OtherWay =
  | { kind: 'without'; person: string; time: FoundTime }
  | { kind: 'shorter'; minutes: number; time: FoundTime }
  | { kind: 'later'; schoolDays: number; time: FoundTime }
  /** Somebody else of the playbook's deputies, as the person can at no time; a new search follows. */
  | { kind: 'deputy'; person: string; deputy: string };

export type WaysWanted = {
  /** Whose meeting it is: it is not held without them. */
  organiser: string;
  /** Who takes over for somebody, if anybody; staff ids. */
  deputyOf: (person: string) => string | undefined;
};

/** A shorter meeting is no shorter than this. */
const shortMinutes = 30;
/** A later one is at most so many school days later, a school week: calendars are read as far. */
export const laterSchoolDays = 5;
const most = 3;

/**
 * Why a search found no time that suits all who are needed, as what would help: one constraint given up at a time,
 * at most three, each with the soonest best time. Empty where there is such a time.
 *
 * O((needed + 2) × a search).
 * @param request availability reaches a school week beyond its days
 */
export function otherWays(request: TimesWanted, wanted: WaysWanted): readonly OtherWay[] {
  if (bestForAll(request)) return [];
  return [
    ...deputies(request, wanted),
    ...without(request, wanted),
    ...shorter(request),
    ...later(request),
  ].slice(0, most);
}

function deputies(request: TimesWanted, { organiser, deputyOf }: WaysWanted): OtherWay[] {
  const called = new Set(request.people.map(({ id }) => id));
  return neverCan(request).flatMap((person): OtherWay[] => {
    const deputy = person === organiser ? undefined : deputyOf(person);
    return deputy === undefined || called.has(deputy) ? [] : [{ kind: 'deputy', person, deputy }];
  });
}

/** The one whose absence gives the soonest time. */
function without(request: TimesWanted, { organiser }: WaysWanted): OtherWay[] {
  const found = request.people.flatMap(({ id, required }) => {
    if (!required || id === organiser) return [];
    const people = request.people.map((one) => (one.id === id ? { ...one, required: false } : one));
    const time = bestForAll({ ...request, people });
    return time ? [{ kind: 'without' as const, person: id, time }] : [];
  });
  return found
    .toSorted((a, b) => Temporal.ZonedDateTime.compare(a.time.start, b.time.start))
    .slice(0, 1);
}

function shorter(request: TimesWanted): OtherWay[] {
  if (request.minutes <= shortMinutes) return [];
  const time = bestForAll({ ...request, minutes: shortMinutes });
  return time ? [{ kind: 'shorter', minutes: shortMinutes, time }] : [];
}

function later(request: TimesWanted): OtherWay[] {
  const time = bestForAll({ ...request, schoolDays: request.schoolDays + laterSchoolDays });
  return time ? [{ kind: 'later', schoolDays: laterSchoolDays, time }] : [];
}
