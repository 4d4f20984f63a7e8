import { inWeek, isUnsure, onlyWeekdays, resolve } from '../time/algebra.ts';
import { type DateContext, daysFrom, type Outlook } from '../time/calendarDays.ts';
import type { TimeSet } from '../time/when.ts';

type PlainDate = Temporal.PlainDate;

/**
 * A time expression that was understood: the calendar days it names, computed once it is known which way
 * the message looks. `undefined` if it leaves the days open, so they are asked about.
 */
export type DateSpan = {
  days: (outlook: Outlook) => readonly PlainDate[] | undefined;
  list: boolean;
  /** Whether it is one whole week. */
  isWeek?: boolean;
  /** For weekdays alone: the same days of the week starting on a Monday. */
  inWeek?: (monday: PlainDate | undefined) => readonly PlainDate[] | undefined;
  /** The running week where no other is named. */
  running?: true;
  /** The one day meant where a note is taken back or corrected: "slet Ida fra i går". */
  fromDay?: (outlook: Outlook) => readonly PlainDate[] | undefined;
  /** Belongs to time, and names no day of its own. */
  noDay?: true;
  /** Likely, but to be read back before it is stored. */
  unsure?: true;
  /** Up to the day somebody is back: "først tilbage på mandag". */
  untilBack?: true;
  /** Ends a time whose beginning may be told before it: "til og med fredag". */
  upTo?: () => PlainDate | undefined;
  /** As it was read, where other days are meant by it. */
  read?: DateSpan;
};

export type { Outlook };

/** The days by each outlook, worked out once: they are asked for again and again. */
function once(days: DateSpan['days']): DateSpan['days'] {
  const known = new Map<Outlook, ReturnType<DateSpan['days']>>();
  return (outlook) => {
    if (!known.has(outlook)) known.set(outlook, days(outlook));
    return known.get(outlook);
  };
}

/** A time expression as a statement uses it. */
export function spanOf(set: TimeSet, context: DateContext): DateSpan {
  return {
    days: once((outlook) => resolve(set, context, outlook)),
    list: set.parts.length > 1,
    ...(set.week ? { isWeek: true } : {}),
    ...(onlyWeekdays(set) ? { inWeek: (monday) => inWeek(set, monday) } : {}),
    ...(set.noDay ? { noDay: true } : {}),
    ...(set.running ? { running: true } : {}),
    ...fromDayOf(set, context),
    ...upToOf(set, context),
    ...(isUnsure(set, context) ? { unsure: true } : {}),
  };
}

/** A time that is not understood, or could be a name: it is asked about. */
export const openSpan: DateSpan = { days: () => undefined, list: false };

function fromDayOf({ fromDay }: TimeSet, context: DateContext): Pick<DateSpan, 'fromDay'> {
  if (!fromDay) return {};
  return {
    fromDay: (outlook) => {
      const day = fromDay.on(context, outlook);
      return day && [day];
    },
  };
}

function upToOf({ upTo }: TimeSet, context: DateContext): Pick<DateSpan, 'upTo'> {
  return upTo ? { upTo: () => upTo.on(context, 'ahead') } : {};
}

/** "opereres den 3. marts og er hjemme til og med fredag": from the one day that was told before; undefined if it is none. */
export function rangeTo(first: DateSpan, last: DateSpan): DateSpan | undefined {
  const end = last.upTo?.();
  const [from, another] = first.days('ahead') ?? [];
  if (!end || !from || another || Temporal.PlainDate.compare(from, end) >= 0) return undefined;
  return withDays(last, () => daysFrom(from, end));
}

/** A span by which other days are meant than it was read with. */
export function withDays(span: DateSpan, days: DateSpan['days']): DateSpan {
  return { ...span, days, read: asRead(span) };
}

/** A span as it was read, whatever days are meant by it. */
export function asRead(span: DateSpan): DateSpan {
  return span.read ?? span;
}

/** Spans as a correction means them: "fra i går" is yesterday alone. */
export function asSingleDays(spans: readonly DateSpan[]): DateSpan[] {
  return spans.map((span) => (span.fromDay ? withDays(span, span.fromDay) : span));
}

/** "uge 50, hele ugen", "uge 50: syg mandag": the week that is named, or days of it. */
export function inNamedWeek(spans: readonly DateSpan[]): readonly DateSpan[] {
  const week = spans.find((span) => span.isWeek && !span.running);
  if (!week) return spans;
  const others = spans.filter((span) => span !== week && !span.running);
  const weekdays = others.filter((span) => span.inWeek);
  if (others.length === 0 || weekdays.length < others.length) return [week, ...others];
  return weekdays.map((span) => ({
    ...span,
    days: (outlook) => span.inWeek?.(week.days(outlook)?.[0]),
  }));
}
