import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { weekMonday } from '../calendar/weekMonday.ts';

type PlainDate = Temporal.PlainDate;

/** Which way a word without a date looks: back at what has happened, or ahead at a leave. */
export type Outlook = 'past' | 'ahead';

/** What a time phrase is resolved against. */
export type DateContext = { today: PlainDate; calendar: SchoolCalendar };

/** The days from `from` to `to`, both included; none if reversed or over a year apart. */
export function daysFrom(from: PlainDate, to: PlainDate): readonly PlainDate[] | undefined {
  const length = from.until(to).days;
  if (length < 0 || length > 370) return undefined;
  const days: PlainDate[] = [from];
  for (let day = 1; day <= length; day += 1) days.push(from.add({ days: day }));
  return days;
}

/** The nearest such weekday up to and including today, or the next one from today on. */
export function nearestWeekday(
  weekday: number,
  { today }: DateContext,
  outlook: Outlook,
): PlainDate {
  const back = (today.dayOfWeek - weekday + 7) % 7;
  if (outlook === 'past') return today.subtract({ days: back });
  return back === 0 ? today : today.add({ days: 7 - back });
}

/** The first such weekday after a day. */
export function weekdayAfter(day: PlainDate, weekday: number): PlainDate {
  return day.add({ days: ((weekday - day.dayOfWeek + 6) % 7) + 1 });
}

/** Monday of the week `weeks` after this one. */
export function mondayOf({ today }: DateContext, weeks: number): PlainDate {
  return weekMonday(today).add({ weeks });
}

/** Monday of an ISO week, of the current school year where no year is written. */
export function mondayOfWeek(
  week: number,
  { today }: DateContext,
  written?: number,
): PlainDate | undefined {
  const start = today.month >= 8 ? today.year : today.year - 1;
  const year = written ?? (week >= 31 ? start : start + 1);
  if (week < 1 || week > 53) return undefined;
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = weekMonday(fourth).add({ weeks: week - 1 });
  return monday.weekOfYear === week ? monday : undefined;
}

/** A day and month in the current school year (1 August to 31 July), or undefined if no such day exists. */
export function inSchoolYear(
  day: number,
  month: number,
  { today }: DateContext,
  year?: number,
): PlainDate | undefined {
  const start = today.month >= 8 ? today.year : today.year - 1;
  return dateOf(year ?? (month >= 8 ? start : start + 1), month, day);
}

/** A day of a month alone: the nearest one back, or ahead. */
export function dayOfMonth(
  day: number,
  { today }: DateContext,
  outlook: Outlook,
): PlainDate | undefined {
  for (let months = 0; months < 3; months += 1) {
    const shifted = outlook === 'past' ? today.subtract({ months }) : today.add({ months });
    const found = dateOf(shifted.year, shifted.month, day);
    if (!found) continue;
    const side = Temporal.PlainDate.compare(found, today);
    if (outlook === 'past' ? side <= 0 : side >= 0) return found;
  }
  return undefined;
}

function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** A holiday's name, folded for comparison. */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae');
}

/** "ferien": whichever is near, of more than one day. */
export const anyHoliday = 'ferien';

/** The latest closed range of that name that has begun; for what is to come, the next one that is not over. */
export function holiday(
  part: string,
  { today, calendar }: DateContext,
  outlook: Outlook = 'past',
): { from: PlainDate; to: PlainDate } | undefined {
  const named = calendar.years
    .flatMap((year) => year.closed)
    .filter(({ name, from, to }) =>
      part === anyHoliday ? !from.equals(to) : foldName(name).includes(part),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from));
  if (part === 'sommer' && outlook === 'ahead') {
    const running = calendar.years.find(({ last }) => Temporal.PlainDate.compare(last, today) >= 0);
    return running && { from: running.last.add({ days: 1 }), to: running.last.add({ days: 40 }) };
  }
  if (part === 'sommer') {
    const year = calendar.years.findLast(
      ({ first }) => Temporal.PlainDate.compare(first, today) <= 0,
    );
    return (
      year && { from: year.first.subtract({ days: 40 }), to: year.first.subtract({ days: 1 }) }
    );
  }
  const begun = named.findLast(({ from }) => Temporal.PlainDate.compare(from, today) <= 0);
  const next = named.find(({ to }) => Temporal.PlainDate.compare(to, today) >= 0);
  return outlook === 'ahead' ? (next ?? begun) : (begun ?? next);
}
