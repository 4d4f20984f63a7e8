import { remembered } from './remembered.ts';

/** The language's words around dates. */
export type DateTexts = { day: (weekday: string, date: string) => string };

type PlainDate = Temporal.PlainDate;

const schoolZone = 'Europe/Copenhagen';

/** Dates and times as the language writes them. ISO strings in. */
export function dateWording(intlLocale: string, texts: DateTexts) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intlLocale, options);
  const weekday = format({ weekday: 'long' });
  const day = format({ day: 'numeric', month: 'short' });
  const dayAlone = format({ day: 'numeric' });
  const dayOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = format({ month: 'long', year: 'numeric' });
  const clock = format({ hour: '2-digit', minute: '2-digit', timeZone: schoolZone });
  const shortWeekday = format({ weekday: 'short' });
  const lists = new Intl.ListFormat(intlLocale, { type: 'conjunction' });

  const date = remembered((iso: string) => {
    const at = Temporal.PlainDate.from(iso);
    return texts.day(weekday.format(at), day.format(at));
  });
  /** "mandag d. 16. nov. 2026" */
  const fullDate = remembered((iso: string) => {
    const at = Temporal.PlainDate.from(iso);
    return texts.day(weekday.format(at), dayOfYear.format(at));
  });
  const several = remembered((withYear: 'year' | '', ...isoDates: readonly string[]) => {
    const stretches = runs(isoDates.map((iso) => Temporal.PlainDate.from(iso)));
    return lists.format(
      stretches.map(([first, last], index) => {
        // "16. og 18. nov.": the month once if the next day is in the same month
        const following = stretches[index + 1]?.[0];
        const shared = following && sameMonth(first, last) && sameMonth(last, following);
        const written = shared ? dayAlone : withYear ? dayOfYear : day;
        return first.equals(last) ? written.format(first) : tight(written.formatRange(first, last));
      }),
    );
  });
  /**
   * Several days as people write them: "16.–25. nov. og 3. dec.", "16. og 18. nov."; one day with its weekday.
   * @param withYear where the nearest such day is not the one meant
   */
  const dates = (isoDates: readonly string[], withYear = false) => {
    const [only, another] = isoDates;
    if (only !== undefined && another === undefined) return withYear ? fullDate(only) : date(only);
    return several(withYear ? 'year' : '', ...isoDates);
  };
  const shortDate = remembered((iso: string) => day.format(Temporal.PlainDate.from(iso)));
  return {
    /** "mandag d. 16. nov." */
    date,
    /** "16. nov. 2026" */
    dateWithYear: remembered((iso: string) => dayOfYear.format(Temporal.PlainDate.from(iso))),
    /** "januar 2027" */
    month: remembered((iso: string) => month.format(Temporal.PlainDate.from(iso))),
    /** "1. jan.–31. mar. 2027": both years if they differ. */
    period: remembered((from: string, to: string) =>
      tight(dayOfYear.formatRange(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to))),
    ),
    dates,
    /** The same where room is short: one day as "16. nov.". */
    shortDates: (isoDates: readonly string[]) => {
      const [only, another] = isoDates;
      return only !== undefined && another === undefined ? shortDate(only) : dates(isoDates);
    },
    /** "torsdag d. 26. nov. kl. 13.00–13.45" from two instants. */
    timeSpan: (start: string, end: string, join: (day: string, clock: string) => string) => {
      const from = instant(start);
      const on = schoolDay(from).toString();
      return join(date(on), tight(clock.formatRange(from, instant(end))));
    },
    /** "torsdag d. 26. nov. kl. 13.00" from an instant. */
    time: (start: string, join: (day: string, clock: string) => string) => {
      const from = instant(start);
      const on = schoolDay(from).toString();
      return join(date(on), clock.format(from));
    },
    /** "torsdag kl. 13.00" from an instant, where the date stands beside it. */
    weekdayTime: (start: string, join: (day: string, clock: string) => string) => {
      const from = instant(start);
      return join(weekday.format(schoolDay(from)), clock.format(from));
    },
    /** "tors. 26. nov. kl. 13.00" from an instant, where room is short. */
    shortTime: (start: string, join: (day: string, clock: string) => string) => {
      const from = instant(start);
      const on = schoolDay(from);
      return join(`${shortWeekday.format(on)} ${day.format(on)}`, clock.format(from));
    },
  };
}

function instant(iso: string): Temporal.Instant {
  return Temporal.Instant.from(iso);
}

/** The day of an instant in Denmark. */
function schoolDay(from: Temporal.Instant): PlainDate {
  return from.toZonedDateTimeISO(schoolZone).toPlainDate();
}

function sameMonth(one: PlainDate, other: PlainDate): boolean {
  return one.year === other.year && one.month === other.month;
}

/** "16 – 25 Nov" -> "16–25 Nov". */
function tight(range: string): string {
  return range
    .split('–')
    .map((end) => end.trim())
    .join('–');
}

/** Runs of three or more weekdays in a row, across weekends; shorter ones stay single days. */
function runs(days: readonly PlainDate[]): readonly (readonly [PlainDate, PlainDate])[] {
  const groups: PlainDate[][] = [];
  for (const day of days) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open && before && nextWeekday(before).equals(day)) open.push(day);
    else groups.push([day]);
  }
  return groups.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    return run.length > 2 ? [[first, last] as const] : run.map((day) => [day, day] as const);
  });
}

function nextWeekday(day: PlainDate): PlainDate {
  return day.add({ days: day.dayOfWeek >= 5 ? 8 - day.dayOfWeek : 1 });
}

/** "2026/27" */
export function schoolYearName(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
