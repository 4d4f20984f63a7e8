type PlainDate = Temporal.PlainDate;

/** A range of dates, both ends included. */
export type Period = { from: PlainDate; to: PlainDate };

/** The calendar month of the date. */
export function monthOf(date: PlainDate): Period {
  return { from: date.with({ day: 1 }), to: date.with({ day: date.daysInMonth }) };
}

/**
 * The calendar quarter of the date, in which the law counts unlawful absence (fraværsbekendtgørelsen,
 * BEK 1063 of 24/10/2019).
 */
export function quarterOf(date: PlainDate): Period {
  const from = date.with({ month: Math.floor((date.month - 1) / 3) * 3 + 1, day: 1 });
  return { from, to: from.add({ months: 3 }).subtract({ days: 1 }) };
}

/** The school year of the date as a period: 1 August to 31 July (folkeskoleloven § 14 a). */
export function schoolYearOf(date: PlainDate): Period {
  const start = date.month >= 8 ? date.year : date.year - 1;
  return {
    from: Temporal.PlainDate.from({ year: start, month: 8, day: 1 }),
    to: Temporal.PlainDate.from({ year: start + 1, month: 7, day: 31 }),
  };
}

/** The first day of the school year of a date, both ISO; for many dates, as it reckons with the text alone. */
export function schoolYearStart(date: string): string {
  return `${String(endYear(date) - 1).padStart(4, '0')}-08-01`;
}

/** The last day of it, likewise. */
export function schoolYearEnd(date: string): string {
  return `${String(endYear(date)).padStart(4, '0')}-07-31`;
}

function endYear(date: string): number {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return month >= 8 ? year + 1 : year;
}

/** Days from which on a date without its year may be taken for the nearer one of that name: half a year. */
const farInDays = 183;

/** Whether any of some dates is to be told with its year: of another school year, or far from the day it is said. */
export function needsYear(dates: readonly string[], on: string): boolean {
  const said = Temporal.PlainDate.from(on);
  const end = schoolYearEnd(on);
  return dates.some(
    (date) =>
      schoolYearEnd(date) !== end ||
      Math.abs(said.until(Temporal.PlainDate.from(date)).total('days')) > farInDays,
  );
}

/** "2025/26": the school year of a date. */
export function schoolYearTitle(on: Temporal.PlainDate): string {
  const { from, to } = schoolYearOf(on);
  return `${from.year}/${String(to.year % 100).padStart(2, '0')}`;
}
