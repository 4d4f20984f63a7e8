import { weekMonday } from '../../calendar/weekMonday.ts';
import { daysSet, open, resolve, sinceDay, union, upToToday } from '../algebra.ts';
import { type DateContext, daysFrom, inSchoolYear, mondayOf } from '../calendarDays.ts';
import { dayAlone, sideSaid } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, Part, Period, TimeSet, Week } from '../when.ts';

type PlainDate = Temporal.PlainDate;
type Side = 'first' | 'last';

const monthOf = (day: PlainDate) => ({
  first: day.with({ day: 1 }),
  last: day.with({ day: day.daysInMonth }),
});

/** A month, of the running school year where no year is said. */
export function monthPeriod(month: number, year?: number): Period {
  return (context) => {
    const first = inSchoolYear(1, month, context, year);
    return first && monthOf(first);
  };
}

function monthFromNow(months: number): Period {
  return ({ today }) => monthOf(today.with({ day: 1 }).add({ months }));
}

function weekPeriod(week: Week): Period {
  return (context) => {
    const first = week.monday(context);
    return first && { first, last: first.add({ days: 4 }) };
  };
}

const thisMonth = monthFromNow(0);
const thisWeek = weekPeriod({ monday: (context) => mondayOf(context, 0) });

/** The running school year, or in summer the next one. */
const schoolYear: Period = ({ today, calendar }) =>
  calendar.years.find(({ last }) => Temporal.PlainDate.compare(last, today) >= 0);

/** The school days of a time. */
export function schoolDaysIn(
  period: Period,
  context: DateContext,
): readonly PlainDate[] | undefined {
  const found = period(context);
  return found && context.calendar.between(found.first, found.last);
}

/** Its first or last school days. */
function endOf(period: Period, side: Side, count: number): Days {
  return (context) => {
    const days = schoolDaysIn(period, context);
    if (!days || days.length < count) return undefined;
    return side === 'first' ? days.slice(0, count) : days.slice(-count);
  };
}

function dayAt(period: Period, side: Side): Day {
  const days = endOf(period, side, 1);
  return { written: true, on: (context) => days(context, 'past')?.[0] };
}

/** "the last school day of 2026" */
function calendarYear(year: number): Period {
  return () => ({
    first: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    last: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  });
}

function nthDay(count: number, period: Period): Day {
  const days = endOf(period, 'first', count);
  return { written: true, on: (context) => days(context, 'past')?.at(-1) };
}

function someDays(count: number, period: Period, side: Side): Part {
  return { days: endOf(period, side, count) };
}

/** The week of its first or last school day. */
function weekAt(period: Period, side: Side): Week {
  return {
    monday: (context) => {
      const [day] = endOf(period, side, 1)(context, 'past') ?? [];
      const monday = day && weekMonday(day);
      return monday && liesIn(monday, period, context) ? monday : undefined;
    },
  };
}

/** So many weeks after the first of a month; asked where that one is not wholly of it. */
function nthWeek(value: number, month: number): Week | undefined {
  if (value < 1 || value > 5) return undefined;
  const first = weekAt(monthPeriod(month), 'first');
  return {
    monday: (context) => {
      const monday = first.monday(context)?.add({ weeks: value - 1 });
      return monday && liesIn(monday, monthPeriod(month), context) ? monday : undefined;
    },
  };
}

/** Whether a week is wholly of a period: which the first week of October is, where it begins on a Thursday, is asked. */
function liesIn(monday: PlainDate, period: Period, context: DateContext): boolean {
  const days = daysFrom(monday, monday.add({ days: 4 })) ?? [];
  const found = period(context);
  return days.every(
    (day) =>
      !context.calendar.isSchoolDay(day) ||
      (found !== undefined &&
        Temporal.PlainDate.compare(found.first, day) <= 0 &&
        Temporal.PlainDate.compare(day, found.last) <= 0),
  );
}

/** So many weeks from that of its first school day on. */
function firstWeeks(count: number, period: Period): TimeSet {
  return daysSet((context) => {
    const monday = weekAt(period, 'first').monday(context);
    return monday && daysFrom(monday, monday.add({ days: count * 7 - 3 }));
  });
}

/** The first week that begins in it. */
function firstWholeWeek(period: Period): Week {
  return {
    monday: (context) => {
      const first = period(context)?.first;
      return first?.add({ days: (8 - first.dayOfWeek) % 7 });
    },
  };
}

/** All of it; of what is running, up to today for what has happened. */
function whole(period: Period): TimeSet {
  return daysSet((context, outlook) => {
    const found = period(context);
    const days = found && daysFrom(found.first, found.last);
    return outlook === 'past' ? upToToday(days, context) : days;
  });
}

/**
 * From a day to the end of the period it lies in; asked where it does not.
 * @param told whether it says from when; else it is asked where the end is only foretold
 */
function restFrom(day: Day, period: Period, told?: 'from'): TimeSet {
  return daysSet((context, outlook) => {
    const from = inPeriod(day, period, context) ?? day.on(context, outlook);
    // "fra tirsdag 17/11 og ugen ud": the week it lies in.
    const found = from && periodOf(from, period)(context);
    if (!from || !found || Temporal.PlainDate.compare(from, found.first) < 0) return undefined;
    const over = Temporal.PlainDate.compare(found.last, context.today) <= 0;
    const toCome = Temporal.PlainDate.compare(from, context.today) >= 0;
    return told || over || toCome || outlook === 'ahead' ? daysFrom(from, found.last) : undefined;
  });
}

/** "fra tirsdag 17/11 og ugen ud", "22/9 og resten af måneden": the week or month it lies in. */
function periodOf(from: PlainDate, period: Period): Period {
  if (period === thisWeek) return weekPeriod({ monday: () => weekMonday(from) });
  return period === thisMonth ? () => monthOf(from) : period;
}

/** "resten af august fra den 24.": of that month. */
function inPeriod(day: Day, period: Period, context: DateContext): PlainDate | undefined {
  const found = day.written || day.dayOfMonth === undefined ? undefined : period(context);
  if (!found || day.dayOfMonth === undefined || found.first.daysInMonth < day.dayOfMonth)
    return undefined;
  const date = found.first.with({ day: day.dayOfMonth });
  return Temporal.PlainDate.compare(date, found.last) <= 0 && found.first.day === 1
    ? date
    : undefined;
}

/** From the Monday of a week to a day of it; a weekday is that week's. */
function weekUpTo(week: Week, day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const monday = week.monday(context, outlook);
    const last =
      day.weekday === undefined ? day.on(context, outlook) : monday?.add({ days: day.weekday - 1 });
    const days = monday && last && daysFrom(monday, last);
    return days && days.length <= 7 ? days : undefined;
  });
}

/** The day of a month with that number: "the third day of November". */
function numberedDay(value: number, month: number, year?: number): Day | undefined {
  return value < 2 || value > 31
    ? undefined
    : { written: true, on: (context) => inSchoolYear(value, month, context, year) };
}

/** Several weeks with their number beside them. */
function agreeing(count: number, { parts }: TimeSet): TimeSet | undefined {
  if (!parts.every((part) => 'days' in part && part.week)) return undefined;
  return daysSet((context, outlook) => {
    const days = resolve({ parts }, context, outlook);
    const weeks = new Set(days?.map((day) => weekMonday(day).toString()));
    return weeks.size === count ? days : undefined;
  });
}

/** "uge 47 - torsdag" is no range. */
const upTo = /^(?:til|to|until|till|through|thru|indtil|tom|frem)$/;

const daysWords = 'dage|days|skoledage|schooldays|hverdage|weekdays|dagene|skoledagene';
const dayWords = 'dag|day|skoledag|schoolday|skoledagen';

/** Months, weeks and the school year, and what is told of their beginning, their end and the rest of them. */
export const periods: readonly Told[] = [
  rule('period', '<month>', ([month]) => monthPeriod(month)),
  rule('period', '<month> <year>', ([month, year]) => monthPeriod(month, year)),
  rule('period', '<month> , <year>', ([month, year]) => monthPeriod(month, year)),
  rule('period', '<month> maaned', ([month]) => monthPeriod(month)),
  rule('period', '<month> naeste|next aar|year', ([month]) => ofNextYear(month)),
  rule('period', 'the|maaneden month of <period>', ([period]) => period),
  rule('period', 'month|maaneden of <period>', ([period]) => period),
  rule('period', 'maaneden <month>', ([month]) => monthPeriod(month)),
  rule('period', 'this|denne|the month|maaned', () => thisMonth),
  rule('period', 'maaneden', () => thisMonth),
  rule('period', 'last|sidste|forrige month|maaned', () => monthFromNow(-1)),
  rule('period', 'next|naeste month|maaned', () => monthFromNow(1)),
  rule('set', 'last|sidste|forrige|next|naeste|kommende|coming <month>', () => open),
  rule('period', '<week>', ([week]) => weekPeriod(week)),
  rule('period', 'ugen', (_, { after }) =>
    /^(?:efter|foer|inden|op|med)$/.test(after?.norm ?? '') ? undefined : thisWeek,
  ),
  rule('period', 'the week', (_, { after }) =>
    /^(?:after|before|of|following)$/.test(after?.norm ?? '') ? undefined : thisWeek,
  ),
  rule('period', '[the|this|dette] skoleaaret|skoleaar|schoolyear', () => schoolYear),
  rule('period', '[the|this] school year', () => schoolYear),

  rule(
    'part',
    `[i|paa|on|for] [de|the] foerste|first <number> [school] ${daysWords} af|i|of|in <period>`,
    ([{ value }, period]) => someDays(value, period, 'first'),
    {
      'de første tre skoledage i november': '11-02..11-04',
      'the first two days of week 47': '11-16+11-17',
    },
  ),
  rule(
    'part',
    `[i|paa|on|for] [de|the] <number> foerste|first [school] ${daysWords} af|i|of|in <period>`,
    ([{ value }, period]) => someDays(value, period, 'first'),
    { 'de tre første skoledage i november': '11-02..11-04' },
  ),
  rule(
    'part',
    `[i|paa|on|for] [de|the] sidste|last|final <number> [school] ${daysWords} af|i|of|in <period>`,
    ([{ value }, period]) => someDays(value, period, 'last'),
    {
      'de sidste to skoledage i oktober': '10-29+10-30',
      'the last three days of the school year': '06-23..06-25',
      'de sidste tre skoledage i sidste uge': '11-18..11-20',
    },
  ),
  rule(
    'part',
    `[i|paa|on|for] [de|the] <number> sidste|last [school] ${daysWords} af|i|of|in <period>`,
    ([{ value }, period]) => someDays(value, period, 'last'),
    { 'de to sidste dage i oktober': '10-29+10-30' },
  ),
  rule(
    'part',
    '[de|the] sidste|last|foerste|first <number> af|i|of|in <period>',
    ([{ value }, period], { pieces, from, to }) =>
      someDays(value, period, sideSaid(pieces.slice(from, to))),
    {
      'the first two of November': '11-02+11-03',
      'the first two of last month': '10-01+10-02',
    },
  ),
  rule(
    'day',
    `[den|the] foerste|allerfoerste|first [school] ${dayWords} af|i|of|in <period>`,
    ([period]) => dayAt(period, 'first'),
    {
      'the first school day of November': '11-02',
      'den første skoledag i november': '11-02',
    },
  ),
  rule(
    'day',
    `[den|the] sidste|allersidste|last|final [school] ${dayWords} af|i|of|in <period>`,
    ([period]) => dayAt(period, 'last'),
    {
      'sidste dag i september': '09-30',
      'the last day of the school year': '06-25',
      'the last school day of 2026': '12-18',
      'den sidste dag i skoleåret': '06-25',
    },
  ),
  rule(
    'set',
    `[den|the] foerste|first og|and sidste|last [school] ${dayWords} af|i|of|in <period>`,
    ([period]) => union(dayAlone(dayAt(period, 'first')), dayAlone(dayAt(period, 'last'))),
    { 'første og sidste dag i uge 44': '10-26+10-30' },
  ),
  rule(
    'set',
    `[den|the] <ordinal> og|and [den|the] <ordinal> [school] ${dayWords} af|i|of|in <period>`,
    ([one, other, period]) =>
      union(dayAlone(nthDay(one.value, period)), dayAlone(nthDay(other.value, period))),
    { 'første og anden skoledag i dette skoleår': '08-10+08-11' },
  ),
  rule(
    'set',
    'siden|since [the] begyndelsen|starten|beginning|start af|of <period>',
    ([period]) => daysSet(sinceDay(endOf(period, 'first', 1))),
    { 'since the beginning of the week': '11-23..11-25' },
  ),
  rule('period', '<year>', ([year]) => calendarYear(year)),
  rule('day', `skoleaarets|aarets foerste|allerfoerste ${dayWords} [i] [august]`, () =>
    dayAt(schoolYear, 'first'),
  ),
  rule('day', '[the] [very] first day of school [this] [year]', () => dayAt(schoolYear, 'first'), {
    'the very first day of school': '08-10',
  }),
  rule(
    'day',
    `skoleaarets|aarets sidste|allersidste ${dayWords}`,
    () => dayAt(schoolYear, 'last'),
    {
      'skoleårets sidste dag': '06-25',
    },
  ),
  rule(
    'part',
    `skoleaarets|aarets sidste|foerste <number> ${daysWords}`,
    ([{ value }], { pieces, from }) => someDays(value, schoolYear, sideSaid(pieces.slice(from))),
    { 'skoleårets sidste to skoledage': '06-24+06-25' },
  ),
  rule(
    'day',
    '[paa|on] [den|the] <ordinal> dag|day i|of|in <month>',
    ([{ value }, month]) => numberedDay(value, month),
    { 'tredje dag i november': '11-03', 'the third day of November': '11-03' },
  ),
  rule(
    'day',
    '[paa|on] [den|the] <ordinal> dag|day i|of|in <month> <year>',
    ([{ value }, month, year]) => numberedDay(value, month, year),
    { 'the second day of November 2026': '11-02' },
  ),
  rule(
    'day',
    '[paa|on] [den|the] <ordinal> [school] dag|day|skoledag af|i|of|in <period>',
    ([{ value }, period]) => nthDay(value, period),
    { 'the second day of this school year': '08-11', 'den anden skoledag i uge 47': '11-17' },
  ),
  rule(
    'week',
    '[den|the] foerste|first uge|week af|i|of|in <period>',
    ([period]) => weekAt(period, 'first'),
    { 'første uge i november': '11-02..11-06', 'ahead: first week of February': '02-01..02-05' },
  ),
  rule(
    'week',
    '[den|the] sidste|last|final uge|week af|i|of|in <period>',
    ([period]) => weekAt(period, 'last'),
    {
      'ahead: den sidste uge af skoleåret': '06-21..06-25',
      'last week of October': '10-26..10-30',
      'sidste uge i september': 'ask',
    },
  ),
  rule(
    'week',
    '[den|the] <ordinal> uge|week af|i|of|in <month>',
    ([{ value }, month]) => nthWeek(value, month),
    { 'ahead: second week of February': '02-08..02-12', 'second week of October': 'ask' },
  ),
  rule('week', 'week|uge <number> of <month>', ([{ value }, month]) => nthWeek(value, month), {
    'ahead: week 2 of March': '03-08..03-12',
  }),
  rule('week', 'skolens foerste uge', () => weekAt(schoolYear, 'first')),
  rule(
    'week',
    '[den|the] foerste|first hele|full|whole uge|week af|i|of|in <period>',
    ([period]) => firstWholeWeek(period),
    { 'den første hele uge i november': '11-02..11-06' },
  ),
  rule('week', '[the] first week of school', () => weekAt(schoolYear, 'first'), {
    'first week of school': '08-10..08-14',
  }),
  rule('week', 'skoleaarets sidste uge', () => weekAt(schoolYear, 'last')),

  rule('set', '[i|in|for] [the] hele|whole|entire|all [of] <period>', ([period]) => whole(period), {
    'hele oktober': '10-01..10-31',
    'hele november': '11-01..11-25',
    'the whole of October': '10-01..10-31',
    'ahead: hele januar 2027': '01-01..01-31',
  }),
  rule(
    'set',
    '[i|paa|on] alle|all|hver|every|each [eneste|single] skoledage|skoledag i|in|of|paa <period>',
    ([period]) => whole(period),
    { 'alle skoledage i uge 47': '11-16..11-20' },
  ),
  rule(
    'set',
    '[on] all|every|each [single] school days|day i|in|of <period>',
    ([period]) => whole(period),
    {
      'every school day in October': '10-01..10-31',
    },
  ),
  rule('set', '[the] month of <period>', ([period]) => whole(period), {
    'the month of October': '10-01..10-31',
  }),

  rule('rest', 'resten|rest|remainder af|of <period>', ([period]) => period),
  rule('rest', 'resten|rest|remainder af|of that|same|den uge|week', () => thisWeek),
  rule('rest', 'to|until|til|till|through [the] end|udgangen of|af <period>', ([period]) => period),
  rule('rest', 'to|until|til the end of the|that week', () => thisWeek),
  rule('rest', 'skoleaaret ud', () => schoolYear),
  rule('rest', 'aaret ud', () => (context) => calendarYear(context.today.year)(context)),
  rule('period', 'det nye aar', () => (context) => calendarYear(context.today.year + 1)(context)),
  rule('period', 'the new year', () => (context) => calendarYear(context.today.year + 1)(context)),
  rule(
    'set',
    '[i|for] [de|the] <number> foerste|first uger|weeks af|i|of|in <period>',
    ([{ value }, period]) => firstWeeks(value, period),
    { 'ahead: de to første uger i marts': '03-01..03-05+03-08..03-12' },
  ),
  rule('set', '[the] first fortnight of <period>', ([period]) => firstWeeks(2, period)),
  rule(
    'set',
    '[i|for] [de|the] foerste|first <number> uger|weeks af|i|of|in <period>',
    ([{ value }, period]) => firstWeeks(value, period),
    { 'ahead: de første to uger af det nye år': '01-04..01-08+01-11..01-15' },
  ),
  rule('rest', 'maaneden|ugen ud', (_, { pieces, from }) =>
    pieces[from]?.norm === 'ugen' ? thisWeek : thisMonth,
  ),
  rule('rest', 'ud ugen|maaneden', (_, { pieces, to }) =>
    pieces[to - 1]?.norm === 'ugen' ? thisWeek : thisMonth,
  ),
  rule('rest', 'the|for|saa|then|og|and|through|,|samt|plus <rest>', ([period]) => period),
  rule('set', '<day> <rest>', ([day, period]) => restFrom(day, period), {
    'ahead: i morgen og resten af november': '11-26..11-30',
    'i dag og resten af november måned': '11-25..11-30',
  }),
  rule('set', 'fra|from|starting <day> <rest>', ([day, period]) => restFrom(day, period, 'from'), {
    'ahead: from tomorrow for the rest of the week': '11-26+11-27',
  }),
  rule('set', 'fra og med <day> <rest>', ([day, period]) => restFrom(day, period, 'from')),
  rule(
    'set',
    '<rest> [,] fra|from|starting <day>',
    ([period, day]) => restFrom(day, period, 'from'),
    {
      'ahead: the rest of this week from tomorrow': '11-26+11-27',
    },
  ),
  rule('set', '<rest> [,] fra og med <day>', ([period, day]) => restFrom(day, period, 'from'), {
    'resten af ugen, fra og med i dag': '11-25..11-27',
    'resten af august fra og med den 24.': '08-24..08-31',
  }),
  rule(
    'set',
    '[i|in] <week> [,] [dog|men|but] [kun|only|just] <to> <day>',
    ([week, , day], { pieces, from, to }) =>
      pieces.slice(from, to).some(({ norm }) => upTo.test(norm)) ? weekUpTo(week, day) : undefined,
    {
      'i denne uge til og med i går': '11-23+11-24',
      'uge 47, dog kun til og med torsdag': '11-16..11-19',
    },
  ),
  rule(
    'set',
    '<number> uger|weeks [,|:|(|i|in|-|–] <set>',
    ([{ value }, set]) => agreeing(value, set),
    { 'to uger, uge 46-47': '11-09..11-13+11-16..11-20' },
  ),
];

function ofNextYear(month: number): Period {
  return (context) => monthPeriod(month, context.today.year + 1)(context);
}
