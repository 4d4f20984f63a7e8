import { daysSet, onlyWeekdays, open, resolve, setOf, union, upToToday } from '../algebra.ts';
import { daysFrom, holiday, inSchoolYear, nearestWeekday } from '../calendarDays.ts';
import type { Around, Piece } from '../chart.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Part, Period, TimeSet } from '../when.ts';

/** The weekdays of a name such as "fredage", "mandagene". */
const plural = new Map(
  ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'].flatMap((name, at) =>
    ['en', 'e', 'ene'].map((end): [string, number] => [`${name}${end}`, at + 1]),
  ),
);
const english = new Map(
  ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays'].map((name, at) => [name, at + 1]),
);
const pluralWords = [...plural.keys()].join('|');
const englishWords = [...english.keys()].join('|');

const singlePart = (day: Day): Part => ({ from: day, to: undefined });
const single = (day: Day) => setOf(singlePart(day));

/** The weekdays that are named, each time they come in a period, up to today for what has happened. */
function eachOf(set: TimeSet, period: Period): TimeSet | undefined {
  if (!onlyWeekdays(set)) return undefined;
  const days = daysSet((context, outlook) => {
    const found = period(context);
    const all = found && daysFrom(found.first, found.last);
    const named = resolve(set, context, outlook)?.map(({ dayOfWeek }) => dayOfWeek);
    const some = all?.filter(({ dayOfWeek }) => named?.includes(dayOfWeek));
    return outlook === 'past' ? upToToday(some, context) : some;
  });
  return { ...days, each: true };
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

/** The weekday in the plural of some words. */
function pluralIn(pieces: readonly Piece[]): number | undefined {
  return pieces.flatMap(({ norm }) => plural.get(norm) ?? english.get(norm) ?? [])[0];
}

function weekdaySet(weekday: number): TimeSet {
  const on: Day['on'] = (context, outlook) => nearestWeekday(weekday, context, outlook);
  return setOf(singlePart({ weekday, on }));
}

function eachNamed(pieces: readonly Piece[], period: Period): TimeSet | undefined {
  const weekday = pluralIn(pieces);
  return weekday === undefined ? undefined : eachOf(weekdaySet(weekday), period);
}

/** "the first three Wednesdays of this month"; those of them on which there is school. */
function someOf(count: number, pieces: readonly Piece[], period: Period): TimeSet | undefined {
  const weekday = pluralIn(pieces);
  if (weekday === undefined) return undefined;
  const isLast = pieces.some(({ norm }) => /^(?:sidste|last)$/.test(norm));
  return daysSet((context) => {
    const found = period(context);
    const days = found && daysFrom(found.first, found.last);
    const some = days?.filter(
      (day) => day.dayOfWeek === weekday && context.calendar.isSchoolDay(day),
    );
    return isLast ? some?.slice(-count) : some?.slice(0, count);
  });
}

/** Two of them: asked where there are more. */
function bothOf(pieces: readonly Piece[], period: Period): TimeSet | undefined {
  const all = eachNamed(pieces, period);
  return (
    all &&
    daysSet((context, outlook) => {
      const days = resolve(all, context, outlook);
      return days?.length === 2 ? days : undefined;
    })
  );
}

function eachFrom(weekday: number, count: number, step: number, day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    if (first?.dayOfWeek !== weekday) return undefined;
    return Array.from({ length: count }, (_, at) => first.add({ weeks: at * step }));
  });
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

function endsBefore(set: TimeSet, part: string): TimeSet | undefined {
  return endsAt(set, { on: (context) => holiday(part, context, 'ahead')?.from });
}

/** Every such weekday of a longer time. */
function within(weekday: number, set: TimeSet): TimeSet | undefined {
  return daysSet((context, outlook) =>
    resolve(set, context, outlook)?.filter((day) => day.dayOfWeek === weekday),
  );
}

/** "Mondays and Thursdays in weeks 49 and 50": the weekdays that are named before "in", of whole weeks. */
function eachIn(set: TimeSet, pieces: readonly Piece[], from: number): TimeSet | undefined {
  if (!set.parts.every((part) => 'days' in part && part.week)) return undefined;
  const named = pieces
    .slice(from, from + 4)
    .flatMap(({ norm }) => plural.get(norm) ?? english.get(norm) ?? []);
  return daysSet((context, outlook) =>
    resolve(set, context, outlook)?.filter(({ dayOfWeek }) => named.includes(dayOfWeek)),
  );
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

/** The weekday of a word such as "fredage". */
function named({ pieces, to }: Around): number | undefined {
  const word = pieces[to - 1]?.norm ?? '';
  return plural.get(word) ?? english.get(word);
}

/** Days that come again. Without an end they are asked. */
export const recurring: readonly Told[] = [
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
    '[den|the] sidste|last <weekday> i|of|in <month>',
    ([{ weekday }, month]) => lastOf(weekday, month),
    {
      'sidste torsdag i oktober': '10-29',
      'the last Friday in January': '01-29',
    },
  ),
  rule(
    'set',
    '[den|the] <ordinal> <weekday> og|and [den|the] sidste|last <weekday> i|of|in <month>',
    ([{ value }, { weekday: one }, { weekday: other }, month]) =>
      union(single(nthOf(value, one, month)), single(lastOf(other, month))),
    { 'første mandag og sidste fredag i oktober': '10-05+10-30' },
  ),
  rule('set', 'hver|every|each <weekday>', () => open, { 'hver mandag': 'ask' }),
  rule('set', '<each> <set> [her] i|in|of <period>', ([, set, period]) => eachOf(set, period), {
    'hver tirsdag og torsdag i oktober': '10-01+10-06+10-08+10-20+10-22+10-27+10-29',
    'ahead: every Friday in December': '12-04+12-11+12-18',
  }),
  rule('set', '<each> <set> [so] [far] <period>', ([, set, period]) => eachOf(set, period), {
    'every Wednesday so far this month': '11-04+11-11+11-18+11-25',
    'every single Monday this month': '11-02+11-09+11-16+11-23',
    'hver mandag denne måned': '11-02+11-09+11-16+11-23',
  }),
  rule(
    'set',
    '[den|the] foerste|first <weekday> og|and <weekday> i|of|in <month>',
    ([{ weekday: one }, { weekday: other }, month]) =>
      union(single(nthOf(1, one, month)), single(nthOf(1, other, month))),
    { 'the first Monday and Tuesday of November': '11-02+11-03' },
  ),
  rule('each', 'hver|every|each', () => true),
  rule('each', '<each> eneste|single', () => true),
  rule('each', '<each> uge|week om|paa|on', () => true),
  rule(
    'set',
    `om|paa|on|alle|all [the] ${pluralWords}|${englishWords} i|in|of <period>`,
    ([period], { pieces, from, to }) => eachNamed(pieces.slice(from, to), period),
    {
      'alle torsdage i november': '11-05+11-12+11-19',
      'all Fridays of September': '09-04+09-11+09-18+09-25',
    },
  ),
  rule(
    'set',
    `[de|the] foerste|sidste|first|last <number> ${pluralWords}|${englishWords} i|in|of <period>`,
    ([{ value }, period], { pieces, from, to }) => someOf(value, pieces.slice(from, to), period),
    { 'the first three Wednesdays of this month': '11-04+11-11+11-18' },
  ),
  rule(
    'set',
    `both|begge ${pluralWords}|${englishWords} i|in|of <period>`,
    ([period], { pieces, from, to }) => bothOf(pieces.slice(from, to), period),
    { 'both Mondays in November': 'ask' },
  ),
  rule(
    'set',
    '<each> <weekday> i|for|in <number> uger|weeks [,] <start> <day>',
    ([, { weekday }, { value }, , day]) => eachFrom(weekday, value, 1, day),
    { 'ahead: every Thursday for 3 weeks, starting 7 January 2027': '01-07+01-14+01-21' },
  ),
  rule(
    'set',
    '<each> anden|other|second <weekday> [i] <set>',
    ([, { weekday }, set]) => everySecond(weekday, set),
    { 'ahead: every other Friday from 8 January to 5 February': '01-08+01-22+02-05' },
  ),
  rule('set', '<set> [,] <to> <day>', ([set, , day]) => endsAt(set, day), {
    'every Tuesday and Thursday in November up to and including yesterday':
      '11-03+11-05+11-10+11-12+11-17+11-19+11-24',
  }),
  rule('set', '<set> [,] <to> <holiday>', ([set, , part]) => endsBefore(set, part), {
    'ahead: hver fredag i december frem til juleferien': '12-04+12-11+12-18',
  }),
  rule(
    'set',
    '<set> [,] <side> <holiday>',
    ([set, side, part]) => (side < 0 ? endsBefore(set, part) : undefined),
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
  rule(
    'set',
    `[om|paa|on|alle|all] ${pluralWords}|${englishWords} i|in <set>`,
    ([set], { pieces, from }) => eachIn(set, pieces, from),
    { 'Mondays in weeks 46 and 47': '11-09+11-16', 'mandagene i uge 46 og 47': '11-09+11-16' },
  ),
  rule(
    'set',
    `[om|paa|on|alle|all] ${pluralWords}|${englishWords} og|and ${pluralWords}|${englishWords} i|in <set>`,
    ([set], { pieces, from }) => eachIn(set, pieces, from),
    { 'Mondays and Thursdays in weeks 46 and 47': '11-09+11-12+11-16+11-19' },
  ),
  rule(
    'set',
    '<each> <weekday> [i] <set>',
    ([, { weekday }, set]) =>
      set.parts.every((part) => 'days' in part || part.to) ? within(weekday, set) : undefined,
    {
      'hver mandag siden 2/11': '11-02+11-09+11-16+11-23',
    },
  ),
  rule('set', 'hver|every anden|other <weekday>', () => open, { 'hver anden fredag': 'ask' }),
  rule('set', 'hver anden|other dag|day', () => open),
  rule('set', 'every other day', () => open),
  rule('set', 'hver|every|each dag|day|morgen|morning', () => open, { 'hver dag': 'ask' }),
  rule('set', 'hver eneste dag', () => open),
  rule('set', 'hver eneste <weekday>', () => open),
  rule(
    'set',
    `[i|for] [de|the] sidste|seneste|last|past <number> ${pluralWords}|${englishWords}`,
    ([{ value }], around) => several(value, named(around), -1),
    {
      'de sidste tre fredage': '11-06+11-13+11-20',
      'the last two Mondays': '11-16+11-23',
      'de sidste to onsdage': 'ask',
    },
  ),
  rule(
    'set',
    `[i|for] [de|the] <number> sidste|seneste|last ${pluralWords}|${englishWords}`,
    ([{ value }], around) => several(value, named(around), -1),
    { 'de to seneste mandage': '11-16+11-23' },
  ),
  rule(
    'set',
    `[i|for] [de|the] naeste|kommende|next <number> ${pluralWords}|${englishWords}`,
    ([{ value }], around) => several(value, named(around), 1),
    { 'de næste to fredage': '11-27+12-04' },
  ),
  rule('set', `<number> ${pluralWords}|${englishWords} i|in traek|streg|a [row]`, () => open, {
    'tre fredage i træk': 'ask',
  }),
  rule('set', `<number> ${pluralWords}|${englishWords}`, () => open, { 'tre fredage': 'ask' }),
  rule('set', `om|paa|alle ${pluralWords}`, () => open, { 'om fredagen': 'ask' }),
  rule('set', `on|all ${englishWords}`, () => open),
];

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
    on: (context) => {
      const first = inSchoolYear(1, month, context);
      const day = first?.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (count - 1) });
      return day?.month === month ? day : undefined;
    },
  };
}
