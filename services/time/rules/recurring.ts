import { daysSet, open, resolve, union, upToToday } from '../algebra.ts';
import { type DateContext, daysFrom, holiday, inSchoolYear } from '../calendarDays.ts';
import type { Around } from '../chart.ts';
import { dayAlone, isDate, nthInMonth, sideSaid } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, Period, TimeSet } from '../when.ts';
import { monthPeriod } from './periods.ts';

type PlainDate = Temporal.PlainDate;

const danish = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'];
const english = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const ended = (names: readonly string[], ends: readonly string[]) =>
  names.flatMap((name, at) => ends.map((end): [string, number] => [`${name}${end}`, at + 1]));

/** "mandage", "Mondays": the weekday, each time. */
const plural = new Map([...ended(danish, ['e', 'ene']), ...ended(english, ['s'])]);
const pluralWords = [...plural.keys()].join('|');
/** "om mandagen" */
const definite = new Map(ended(danish, ['en']));
const definiteWords = [...definite.keys()].join('|');

/** The weekday of a word such as "fredage". */
function named({ pieces, to }: Around): number | undefined {
  const word = pieces[to - 1]?.norm ?? '';
  return plural.get(word) ?? definite.get(word);
}

/** The weekdays among some days, up to today for what has happened. */
export function among(weekdays: readonly number[], days: Days): TimeSet {
  const set = daysSet((context, outlook) => {
    const some = days(context, outlook)?.filter((day) => weekdays.includes(day.dayOfWeek));
    return outlook === 'past' ? upToToday(some, context) : some;
  });
  return { ...set, each: true };
}

/** All of a longer time. */
export function daysOf(period: Period): Days {
  return (context) => {
    const found = period(context);
    return found && daysFrom(found.first, found.last);
  };
}

/** A longer time whose days are known. */
function isLong({ parts, upTo, asked, noDay }: TimeSet): boolean {
  return parts.every((part) => 'days' in part || part.to) && !upTo && !asked && !noDay;
}

/** Weekdays within a longer time that was read. */
function within(weekdays: readonly number[], set: TimeSet): TimeSet | undefined {
  return isLong(set)
    ? among(weekdays, (context, outlook) => resolve(set, context, outlook))
    : undefined;
}

/** Days that come again, up to one; undefined where they do not. */
function endsAt(set: TimeSet, last: Day): TimeSet | undefined {
  if (!set.each) return undefined;
  return daysSet((context, outlook) => {
    const end = last.on(context, outlook);
    return (
      end &&
      resolve(set, context, outlook)?.filter((day) => Temporal.PlainDate.compare(day, end) <= 0)
    );
  });
}

const beforeHoliday = (part: string): Day => ({
  on: (context) => holiday(part, context, 'ahead')?.from,
});

/** From today to a day that is to come. */
const untilDay =
  (last: Day): Days =>
  (context) => {
    const end = last.on(context, 'ahead');
    return end && daysFrom(context.today, end);
  };

/** So many weeks from a day on, which has to be such a weekday. */
function eachFrom(weekdays: readonly number[], count: number, day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    if (!first || !weekdays.includes(first.dayOfWeek)) return undefined;
    return daysFrom(first, first.add({ days: count * 7 - 1 }))?.filter(({ dayOfWeek }) =>
      weekdays.includes(dayOfWeek),
    );
  });
}

/** Days of which it is said which weekdays they are; else asked. */
function only(set: TimeSet, weekdays: readonly number[]): TimeSet {
  return daysSet((context, outlook) => {
    const days = resolve(set, context, outlook);
    return days?.every(({ dayOfWeek }) => weekdays.includes(dayOfWeek)) ? days : undefined;
  });
}

/** Dates with the weekday of all of them before them. */
function ofDates(set: TimeSet, weekdays: readonly number[]): TimeSet | undefined {
  const dated = set.parts.every((part) => 'from' in part && !part.to && isDate(part.from));
  return dated && set.parts.length > 1 ? only(set, weekdays) : undefined;
}

/** Every second one of a longer time, from its first on. */
function everySecond(weekday: number, set: TimeSet): TimeSet | undefined {
  if (!set.parts.every((part) => ('from' in part ? part.to : !part.week))) return undefined;
  return daysSet((context, outlook) =>
    resolve(set, context, outlook)
      ?.filter((day) => day.dayOfWeek === weekday)
      .filter((_, at) => at % 2 === 0),
  );
}

/** "the first three Wednesdays of this month": those of them on which there is school. */
function someOf(
  count: number,
  weekdays: readonly number[],
  period: Period,
  side: 'first' | 'last',
): TimeSet {
  return daysSet((context) => {
    const some = schoolDaysAmong(weekdays, daysOf(period), context);
    return side === 'last' ? some?.slice(-count) : some?.slice(0, count);
  });
}

function schoolDaysAmong(
  weekdays: readonly number[],
  days: Days,
  context: DateContext,
): readonly PlainDate[] | undefined {
  return days(context, 'past')?.filter(
    (day) => weekdays.includes(day.dayOfWeek) && context.calendar.isSchoolDay(day),
  );
}

/** Two of them: asked where there are more. */
function bothOf(weekdays: readonly number[], period: Period): TimeSet {
  return daysSet((context, outlook) => {
    const days = resolve(among(weekdays, daysOf(period)), context, outlook);
    return days?.length === 2 ? days : undefined;
  });
}

/** The last or next so many of a weekday; on that weekday itself, today may be meant or not: asked. */
function several(count: number, weekday: number | undefined, side: -1 | 1): TimeSet {
  if (weekday === undefined || count > mostInARow) return open;
  return daysSet(({ today, calendar }) => {
    if (today.dayOfWeek === weekday) return undefined;
    const first = today.add({ days: side * ((side * (weekday - today.dayOfWeek) + 7) % 7) });
    const days = Array.from({ length: count }, (_, at) => first.add({ weeks: side * at }));
    return days.every((day) => calendar.isSchoolDay(day)) ? days : undefined;
  });
}

/** More of them than this are a habit that is told, not days that were counted. */
const mostInARow = 10;

/** One weekday of a month. */
const ofMonth: readonly Told[] = [
  rule(
    'day',
    '[den|the] <ordinal> <weekday> i|of|in|this|denne <month>',
    ([{ value }, { weekday }, month]) => nthOf(value, weekday, month),
    {
      'anden torsdag i november': '11-12',
      'the second Thursday of November': '11-12',
    },
  ),
  rule(
    'day',
    '[den|the] sidste|last <weekday> i|of|in <period>',
    ([{ weekday }, period]) => lastIn(weekday, period),
    {
      'sidste torsdag i oktober': '10-29',
      'the last Friday in January': '01-29',
      'the last Friday of the school year': '06-25',
    },
  ),
  rule('day', '[den|the] naestsidste|penultimate <weekday> i|of|in <period>', ([one, period]) =>
    lastIn(one.weekday, period, 1),
  ),
  rule(
    'day',
    '[den|the] second [to] last <weekday> i|of|in <period>',
    ([{ weekday }, period]) => lastIn(weekday, period, 1),
    { 'the second to last Friday in September': '09-18' },
  ),
  rule(
    'set',
    '[den|the] <ordinal> <weekday> og|and [den|the] sidste|last <weekday> i|of|in <month>',
    ([{ value }, { weekday: one }, { weekday: other }, month]) =>
      union(dayAlone(nthOf(value, one, month)), dayAlone(lastOf(other, month))),
    { 'første mandag og sidste fredag i oktober': '10-05+10-30' },
  ),
  rule(
    'set',
    '[den|the] <ordinal> og|and [den|the] sidste|last <weekday> i|of|in <month>',
    ([{ value }, { weekday }, month]) =>
      union(dayAlone(nthOf(value, weekday, month)), dayAlone(lastOf(weekday, month))),
    { 'den første og den sidste mandag i oktober': '10-05+10-26' },
  ),
  rule(
    'set',
    '[den|the] foerste|first <weekday> og|and <weekday> i|of|in <month>',
    ([{ weekday: one }, { weekday: other }, month]) =>
      union(dayAlone(nthOf(1, one, month)), dayAlone(nthOf(1, other, month))),
    { 'the first Monday and Tuesday of November': '11-02+11-03' },
  ),
];

/** "the first and third Mondays of September" */
const nthOnes: readonly Told[] = [
  rule(
    'set',
    '[den|the] <ordinal> <weekday> og|and [den|the] <ordinal> <weekday> i|of|in <month>',
    ([one, { weekday: first }, other, { weekday: second }, month]) =>
      union(dayAlone(nthOf(one.value, first, month)), dayAlone(nthOf(other.value, second, month))),
    { '1. tirsdag og 2. mandag i november': '11-03+11-09' },
  ),
  rule(
    'set',
    '[de|the] <ordinal> og|and <ordinal> <weekday> i|of|in <month>',
    ([one, other, { weekday }, month]) =>
      union(
        dayAlone(nthOf(one.value, weekday, month)),
        dayAlone(nthOf(other.value, weekday, month)),
      ),
    { 'første og tredje mandag i september': '09-07+09-21' },
  ),
  rule(
    'set',
    '[de|the] <ordinal> og|and <ordinal> <again> i|of|in <month>',
    ([one, other, [weekday], month]) =>
      weekday === undefined
        ? undefined
        : union(
            dayAlone(nthOf(one.value, weekday, month)),
            dayAlone(nthOf(other.value, weekday, month)),
          ),
    { 'the first and third Mondays of September': '09-07+09-21' },
  ),
];

/** Which weekdays come again. */
const again: readonly Told[] = [
  rule('each', 'hver|every|each', () => true),
  rule('each', '<each> eneste|single', () => true),
  rule('each', '<each> uge|week om|paa|on', () => true),
  rule('again', '<each> <weekday>', ([, { weekday }]) => [weekday]),
  rule('again', '<each> <weekday> og|and|,|& <weekday>', ([, one, other]) => [
    one.weekday,
    other.weekday,
  ]),
  rule('again', pluralWords, (_, around) => listOf(named(around))),
  rule('again', `om|paa ${definiteWords}`, (_, around) => listOf(named(around))),
  rule('again', `om|paa ${definiteWords} og ${definiteWords}`, (_, { pieces, from, to }) =>
    pieces.slice(from, to).flatMap(({ norm }) => definite.get(norm) ?? []),
  ),
  rule('again', 'om|paa|on|alle|all|the <again>', ([days]) => days),
  rule('again', '<again> og|and|,|& <again>', ([one, other]) => [...one, ...other]),
];

/** Days that come again. Without an end they are asked. */
export const recurring: readonly Told[] = [
  ...ofMonth,
  ...nthOnes,
  ...again,
  rule('set', '<again>', () => open, {
    'hver mandag': 'ask',
    'om fredagen': 'ask',
    'Tuesdays and Thursdays': 'ask',
  }),
  rule(
    'set',
    '<again> [her] i|in|of|throughout|through|during <period>',
    ([days, period]) => among(days, daysOf(period)),
    {
      'hver tirsdag og torsdag i oktober': '10-01+10-06+10-08+10-20+10-22+10-27+10-29',
      'tirsdage og torsdage i oktober': '10-01+10-06+10-08+10-20+10-22+10-27+10-29',
      'hver eneste mandag her i november': '11-02+11-09+11-16+11-23',
      'alle torsdage i november': '11-05+11-12+11-19',
      'all Fridays of September': '09-04+09-11+09-18+09-25',
      'ahead: every Friday in December': '12-04+12-11+12-18',
    },
  ),
  rule('set', '<again> [so] [far] <period>', ([days, period]) => among(days, daysOf(period)), {
    'every Wednesday so far this month': '11-04+11-11+11-18+11-25',
    'every single Monday this month': '11-02+11-09+11-16+11-23',
    'hver mandag denne måned': '11-02+11-09+11-16+11-23',
  }),
  rule('set', '<again> [i|in] <set>', ([days, set]) => within(days, set), {
    'hver mandag siden 2/11': '11-02+11-09+11-16+11-23',
    'Mondays in weeks 46 and 47': '11-09+11-16',
    'mandagene i uge 46 og 47': '11-09+11-16',
    'Mondays and Thursdays in weeks 46 and 47': '11-09+11-12+11-16+11-19',
  }),
  rule('set', '<again> <to> <day>', ([days, , day]) => among(days, untilDay(day)), {
    'ahead: Tuesdays and Thursdays until 10 December': '11-26+12-01+12-03+12-08+12-10',
  }),
  rule(
    'set',
    '<again> <to> <holiday>',
    ([days, , part]) => among(days, untilDay(beforeHoliday(part))),
    { 'ahead: hver fredag frem til juleferien': '11-27+12-04+12-11+12-18' },
  ),
  rule(
    'set',
    '[de|the] <number> foerste|sidste|first|last <again> i|in|of <period>',
    ([{ value }, days, period], { pieces, from, to }) =>
      someOf(value, days, period, sideSaid(pieces.slice(from, to))),
    {
      'ahead: de to første mandage i februar': '02-01+02-08',
      'de to første mandage i sidste måned': '10-05+10-19',
    },
  ),
  rule(
    'set',
    '[de|the] foerste|sidste|first|last <number> <again> i|in|of <period>',
    ([{ value }, days, period], { pieces, from, to }) =>
      someOf(value, days, period, sideSaid(pieces.slice(from, to))),
    {
      'the first three Wednesdays of this month': '11-04+11-11+11-18',
      'the first two Mondays of last month': '10-05+10-19',
    },
  ),
  rule('set', 'both|begge <again> i|in|of <period>', ([days, period]) => bothOf(days, period), {
    'both Mondays in November': 'ask',
  }),
  rule(
    'set',
    '<again> i|for|in <number> uger|weeks [,] <start> <day>',
    ([days, { value }, , day]) => eachFrom(days, value, day),
    { 'ahead: every Thursday for 3 weeks, starting 7 January 2027': '01-07+01-14+01-21' },
  ),
  rule(
    'set',
    '<each> anden|other|second <weekday> [i] <set>',
    ([, { weekday }, set]) => everySecond(weekday, set),
    { 'ahead: every other Friday from 8 January to 5 February': '01-08+01-22+02-05' },
  ),
  rule('set', '<set> [,|(] altid|always <again>', ([set, days]) => only(set, days), {
    '9/11, 16/11 og 23/11 (altid mandage': '11-09+11-16+11-23',
  }),
  rule('set', '<again> [:] <set>', ([days, set]) => ofDates(set, days), {
    'Tuesdays 10, 17 and 24 November': '11-10+11-17+11-24',
  }),
  rule('set', '[on] these|disse|foelgende <again> [:] <set>', ([days, set]) => ofDates(set, days), {
    'these Mondays: 9/11, 16/11 and 23/11': '11-09+11-16+11-23',
  }),
  rule('set', '<set> [,] <to> <day>', ([set, , day]) => endsAt(set, day), {
    'every Tuesday and Thursday in November up to and including yesterday':
      '11-03+11-05+11-10+11-12+11-17+11-19+11-24',
  }),
  rule('set', '<set> [,] <to> <holiday>', ([set, , part]) => endsAt(set, beforeHoliday(part)), {
    'ahead: hver fredag i december frem til juleferien': '12-04+12-11+12-18',
  }),
  rule(
    'set',
    '<set> [,] <side> <holiday>',
    ([set, side, part]) => (side < 0 ? endsAt(set, beforeHoliday(part)) : undefined),
    {
      'ahead: every Thursday in December before the Christmas holiday': '12-03+12-10+12-17',
    },
  ),
  rule(
    'set',
    '<set> [,] not counting|including today',
    ([set]) => endsAt(set, { on: ({ today }) => today.subtract({ days: 1 }) }),
    {
      'every Wednesday so far this month, not counting today': '11-04+11-11+11-18',
    },
  ),
  rule('set', 'hver|every anden|other <weekday>', () => open, { 'hver anden fredag': 'ask' }),
  rule('set', 'hver anden|other dag|day', () => open),
  rule('set', '<each> dag|day [i|in] <set>', ([, set]) => (isLong(set) ? set : undefined), {
    'every day since 11 November': '11-11..11-25',
  }),
  rule(
    'set',
    '<each> dag|day [i|in|of] <month>',
    ([, month]) => among(everyWeekday, daysOf(monthPeriod(month))),
    { 'ahead: every day in January': '01-04..01-29' },
  ),
  rule('set', '<each> dag|day|morgen|morning', () => open, { 'hver dag': 'ask' }),
  rule(
    'set',
    `[i|for] [de|the] sidste|seneste|last|past <number> ${pluralWords}`,
    ([{ value }], around) => several(value, named(around), -1),
    {
      'de sidste tre fredage': '11-06+11-13+11-20',
      'the last two Mondays': '11-16+11-23',
      'de sidste to onsdage': 'ask',
    },
  ),
  rule(
    'set',
    `[i|for] [de|the] <number> sidste|seneste|last ${pluralWords}`,
    ([{ value }], around) => several(value, named(around), -1),
    { 'de to seneste mandage': '11-16+11-23' },
  ),
  rule(
    'set',
    `[i|for] [de|the] naeste|kommende|next <number> ${pluralWords}`,
    ([{ value }], around) => several(value, named(around), 1),
    { 'de næste to fredage': '11-27+12-04' },
  ),
  rule('set', `<number> ${pluralWords} i|in traek|streg|a [row]`, () => open, {
    'tre fredage i træk': 'ask',
  }),
  rule('set', `<number> ${pluralWords}`, () => open, { 'tre fredage': 'ask' }),
];

function listOf(weekday: number | undefined): readonly number[] | undefined {
  return weekday === undefined ? undefined : [weekday];
}

const everyWeekday: readonly number[] = [1, 2, 3, 4, 5];

/** The last Friday of a longer time. */
function lastIn(weekday: number, period: Period, weeksBefore = 0): Day {
  return {
    written: true,
    on: (context) => {
      const last = period(context)?.last;
      return last?.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + weeksBefore * 7 });
    },
  };
}

/** The last Friday of a month. */
function lastOf(weekday: number, month: number): Day {
  return {
    written: true,
    on: (context) => {
      const last = inSchoolYear(1, month, context)?.add({ months: 1 }).subtract({ days: 1 });
      return last?.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
    },
  };
}

/** The second Thursday of a month. */
function nthOf(count: number, weekday: number, month: number): Day {
  return {
    written: true,
    on: (context) => nthInMonth(inSchoolYear(1, month, context), weekday, count),
  };
}
