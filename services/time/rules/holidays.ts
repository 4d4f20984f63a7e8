import { weekMonday } from '../../calendar/weekMonday.ts';
import {
  daysSet,
  inWeek,
  lastSchoolDays,
  loose,
  nextSchoolDays,
  onlyWeekdays,
  schoolWeek,
  setOf,
  sinceDay,
  union,
  weekdayIn,
} from '../algebra.ts';
import {
  anyHoliday,
  type DateContext,
  daysFrom,
  foldName,
  holiday,
  inSchoolYear,
  type Outlook,
} from '../calendarDays.ts';
import { dayAlone, listOf } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, Part, TimeSet, Week } from '../when.ts';

type PlainDate = Temporal.PlainDate;

/** Easter Sunday, by the Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): PlainDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 });
}

/** So many days from Easter Sunday of the school year. */
function fromEaster(days: number): Day {
  return {
    on: ({ today }) => easter(today.month >= 8 ? today.year + 1 : today.year).add({ days }),
  };
}

const on = (day: number, month: number): Day => ({
  on: (context) => inSchoolYear(day, month, context),
});

/** The last school day before a holiday that is to come; for summer, the year's last. */
function lastBefore(part: string): Day {
  return {
    on: ({ today, calendar }) => {
      const year = calendar.years.find(({ last }) => Temporal.PlainDate.compare(last, today) >= 0);
      if (part === 'sommer') return year?.last;
      const closed = year?.closed.find(
        ({ name, from }) =>
          (part === anyHoliday || foldName(name).includes(part)) &&
          Temporal.PlainDate.compare(from, today) > 0,
      );
      return closed && calendar.onOrBefore(closed.from.subtract({ days: 1 }));
    },
  };
}

/** From a day to the last school day before the holiday that comes after it. */
function upToHoliday(first: Day, part: string): Days {
  return (context, outlook) => {
    const from = first.on(context, outlook);
    const before = from && lastBefore(part).on({ ...context, today: from }, outlook);
    return from && before && daysFrom(from, before);
  };
}

/** The school day beside a holiday that has begun last, or comes next. */
function beside(
  part: string,
  side: 'before' | 'after',
  context: DateContext,
  outlook?: Outlook,
): PlainDate | undefined {
  const range = holiday(part, context, outlook);
  if (!range) return undefined;
  return side === 'before'
    ? context.calendar.onOrBefore(range.from.subtract({ days: 1 }))
    : context.calendar.onOrAfter(range.to.add({ days: 1 }));
}

/** "dagen før ferien" may be the last or the next one. */
const day = (part: string, side: 'before' | 'after'): Day => ({
  on: (context, outlook) =>
    part === anyHoliday && side === 'before' ? undefined : beside(part, side, context, outlook),
});

/** "efter ferien": a time, but not which days; "ferien" by itself may be anything. */
const unlessAny = ([part]: readonly [string]) => (part === anyHoliday ? undefined : loose);

function several(count: number, part: string, side: 'before' | 'after'): Days {
  return (context, outlook) => {
    const first =
      side === 'before' && outlook === 'ahead'
        ? lastBefore(part).on(context, outlook)
        : beside(part, side, context, outlook);
    if (!first) return undefined;
    return side === 'before'
      ? lastSchoolDays(count, context, first)
      : nextSchoolDays(count, context, first);
  };
}

/** Holidays by name: days that have no school are asked about by themselves. */
export const holidayRules: readonly Told[] = [
  rule('holiday', 'autumn|fall break|holiday|holidays|hols', () => 'efteraar'),
  rule('holiday', 'autumn half term', () => 'efteraar'),
  rule('holiday', 'october break|holiday|holidays|hols', () => 'efteraar'),
  rule('holiday', 'autumn half ~- ~term', () => 'efteraar'),
  rule('holiday', 'autumn halfterm', () => 'efteraar'),
  rule('holiday', 'xmas', () => 'jul'),
  rule('holiday', "new year|year's", () => 'jul'),
  rule('holiday', 'xmas break|holiday|holidays', () => 'jul'),
  rule('holiday', 'winter break|holiday|holidays|hols', () => 'vinter'),
  rule('holiday', 'christmas break|holiday|holidays|hols', () => 'jul'),
  rule('holiday', 'easter break|holiday|holidays|hols', () => 'paaske'),
  rule('holiday', 'summer break|holiday|holidays|hols', () => 'sommer'),
  rule('holiday', 'ferien', () => anyHoliday),
  rule('holiday', 'the holiday|holidays|break', () => anyHoliday),
  rule('holiday', 'the <holiday>', ([part]) => part),
  rule(
    'set',
    '[den|the] <weekday> foer|inden|before og|and [den|the] <weekday> efter|after <holiday>',
    ([{ weekday: one }, { weekday: other }, part]) =>
      bothSides(weekdayBeside(one, part, 'before'), weekdayBeside(other, part, 'after')),
    {
      'fredag før og mandag efter efterårsferien': '10-09+10-19',
      'the Friday before and the Monday after the autumn break': '10-09+10-19',
    },
  ),
  rule(
    'set',
    '[den|the] <weekday> efter|after og|and [den|the] <weekday> foer|inden|before <holiday>',
    ([{ weekday: one }, { weekday: other }, part]) =>
      bothSides(weekdayBeside(one, part, 'after'), weekdayBeside(other, part, 'before')),
  ),
  rule(
    'set',
    '[the] dagen|day foer|inden|before og|and [dagen|the] [day] efter|after <holiday>',
    ([part]) => bothSides(day(part, 'before'), day(part, 'after')),
    {
      'dagen før og dagen efter efterårsferien': '10-09+10-19',
      'dagen før og efter efterårsferien': '10-09+10-19',
    },
  ),
  rule(
    'set',
    '[den|the] <weekday> <side> <holiday> og|and [den|the] <weekday> <side> [it|den]',
    ([{ weekday: one }, first, part, { weekday: other }, second]) =>
      bothSides(
        weekdayBeside(one, part, first < 0 ? 'before' : 'after'),
        weekdayBeside(other, part, second < 0 ? 'before' : 'after'),
      ),
    { 'the Friday before the autumn holiday and the Monday after it': '10-09+10-19' },
  ),
  rule(
    'day',
    '[on|paa] [den|the] <weekday> <side> <holiday>',
    ([{ weekday }, side, part]) => weekdayBeside(weekday, part, side < 0 ? 'before' : 'after'),
    {
      'mandagen efter efterårsferien': '10-19',
      'mandag og tirsdag efter efterårsferien': '10-19+10-20',
      'torsdag og fredag lige op til efterårsferien': '10-08+10-09',
      'mandag til onsdag før efterårsferien': '10-05..10-07',
      'the Monday and Tuesday following the autumn holiday': '10-19+10-20',
    },
  ),
  rule(
    'set',
    '<side> <holiday> ,|( <set>',
    ([side, part, set]) => (onlyWeekdays(set) ? inWeekBeside(set, part, side) : undefined),
    { 'lige efter efterårsferien, mandag og tirsdag': '10-19+10-20' },
  ),
  rule('side', 'op til', () => -1),
  rule('set', 'op til <holiday>', () => loose),
  rule('week', 'ugen foer|inden <holiday>', ([part]) => weekBeside(part, 'before'), {
    'ugen før efterårsferien': '10-05..10-09',
    'ahead: ugen før juleferien': '12-14..12-18',
  }),
  rule('week', '[the] ugen|week lige|just|right foer|inden|before|op [til] <holiday>', ([part]) =>
    weekBeside(part, 'before'),
  ),
  rule('week', '[the] ugen|week lige|just|right efter|after <holiday>', ([part]) =>
    weekBeside(part, 'after'),
  ),
  rule(
    'set',
    '[baade|both] ugen|week foer|before og|and ugen|week efter|after <holiday>',
    ([part]) => ({
      parts: [weekPart(part, 'before'), weekPart(part, 'after')],
    }),
    {
      'både ugen før og ugen efter efterårsferien': '10-05..10-09+10-19..10-23',
    },
  ),
  rule(
    'set',
    '[on|paa|i|in] [de|the] <number> [school] dage|days|skoledage <side> <holiday>',
    // "three days after Easter" may be the third of them.
    ([{ value }, side, part], { pieces, from, to }) => {
      const days = daysSet(several(value, part, side < 0 ? 'before' : 'after'));
      const isOf = pieces
        .slice(from, to)
        .some(({ norm }) => /^(?:de|the|on|paa|skoledage|school)$/.test(norm));
      return isOf ? days : { ...days, unsure: true };
    },
    {
      'on the two school days following the autumn holiday': '10-19+10-20',
    },
  ),
  rule(
    'day',
    '[den|the] sidste|last <weekday> <side> <holiday>',
    ([{ weekday }, side, part]) => (side < 0 ? weekdayBeside(weekday, part, 'before') : undefined),
    {
      'the last Thursday before the autumn holiday': '10-08',
    },
  ),
  rule(
    'set',
    '[den|the] sidste|last [school] dag|day|skoledag <side> <holiday> og|and [den|the] foerste|first [school] [dag|day|skoledag] efter|after',
    ([side, part]) => (side < 0 ? aroundOf(1, part) : undefined),
    { 'sidste skoledag før efterårsferien og første skoledag efter': '10-09+10-19' },
  ),
  rule('holiday', 'skolernes|skolens|our|vores <holiday>', ([part]) => part),
  rule('week', 'ugen op til <holiday>', ([part]) => weekBeside(part, 'before'), {
    'ugen op til efterårsferien': '10-05..10-09',
  }),
  rule(
    'week',
    '[den|the] sidste|last uge|week|skoleuge foer|inden|op|before [til] <holiday>',
    ([part]) => weekBeside(part, 'before'),
    { 'the last week before the autumn holiday': '10-05..10-09' },
  ),
  rule('week', '[the] week leading up to <holiday>', ([part]) => weekBeside(part, 'before')),
  rule(
    'week',
    '[den|the] foerste|first uge|week|skoleuge [back] efter|after <holiday>',
    ([part]) => weekBeside(part, 'after'),
    {
      'the first week back after the autumn holiday': '10-19..10-23',
      'første uge efter efterårsferien': '10-19..10-23',
    },
  ),
  rule('week', '[the] week before <holiday>', ([part]) => weekBeside(part, 'before')),
  rule(
    'week',
    '[i|in] [the] ugen|week <side> <holiday>',
    ([side, part]) => weekBeside(part, side < 0 ? 'before' : 'after'),
    {
      'the week following the autumn holiday': '10-19..10-23',
    },
  ),
  rule('week', 'ugen efter <holiday>', ([part]) => weekBeside(part, 'after'), {
    'ugen efter efterårsferien': '10-19..10-23',
  }),
  rule('week', '[the] week after <holiday>', ([part]) => weekBeside(part, 'after')),
  rule(
    'set',
    '[de|the] <number> foerste|first dage|skoledage|days efter|after <holiday>',
    ([{ value }, part]) => daysSet(several(value, part, 'after')),
    {
      'de to første dage efter efterårsferien': '10-19+10-20',
    },
  ),
  rule(
    'set',
    '[de|the] <number> sidste|last dage|skoledage|days foer|inden|before <holiday>',
    ([{ value }, part]) => ({ ...daysSet(several(value, part, 'before')), loose: true }),
  ),
  rule('day', 'juleaften|juleaftensdag', () => on(24, 12), { juleaften: 'ask' }),
  rule('day', 'christmas eve', () => on(24, 12)),
  rule('day', 'christmas day', () => on(25, 12)),
  rule('day', 'boxing day', () => on(26, 12)),
  rule('day', '<ordinal> juledag', ([{ value }]) => (value > 3 ? undefined : on(24 + value, 12)), {
    '1. juledag': 'ask',
  }),
  rule('day', 'juledag', () => on(25, 12)),
  rule('day', 'nytaarsaften|nytaarsaftensdag', () => on(31, 12)),
  rule('day', "new year's|years eve", () => on(31, 12)),
  rule('day', 'nytaarsdag', () => on(1, 1)),
  rule('day', "new year's|years day", () => on(1, 1)),
  rule('day', 'helligtrekonger|helligtrekongersdag', () => on(6, 1)),
  rule('day', 'hellig tre|3 konger|konger|kongers [dag]', () => on(6, 1), {
    'hellig tre kongers dag': '01-06',
  }),
  rule('day', "valentinsdag|valentine's|valentines [day]", () => on(14, 2)),
  rule('day', 'lucia|luciadag', () => on(13, 12)),
  rule('day', 'halloween', () => on(31, 10)),
  rule('day', 'mortensaften|mortensdag', () => on(10, 11), { mortensaften: '11-10' }),
  rule('day', 'grundlovsdag', () => on(5, 6)),
  rule('day', 'fastelavn', () => fromEaster(-49)),
  rule('day', 'fastelavnsmandag', () => fromEaster(-48)),
  rule('day', 'shrove tuesday', () => fromEaster(-47)),
  rule('day', 'pancake day', () => fromEaster(-47)),
  rule('day', 'ash wednesday', () => fromEaster(-46)),
  rule('day', 'palmesoendag', () => fromEaster(-7)),
  rule('day', 'skaertorsdag', () => fromEaster(-3)),
  rule('day', 'maundy thursday', () => fromEaster(-3)),
  rule('day', 'langfredag', () => fromEaster(-2)),
  rule('day', 'good friday', () => fromEaster(-2)),
  rule('day', 'paaskedag', () => fromEaster(0)),
  rule(
    'day',
    '<ordinal> paaskedag',
    ([{ value }]) => (value > 2 ? undefined : fromEaster(value - 1)),
    { '2. påskedag': 'ask' },
  ),
  rule('day', 'easter sunday', () => fromEaster(0)),
  rule('day', 'easter monday', () => fromEaster(1)),
  rule('day', 'himmelfartsdag|himmelfart', () => fromEaster(39)),
  rule('day', 'kr [.] himmelfartsdag|himmelfart', () => fromEaster(39)),
  rule('day', 'kristi himmelfartsdag|himmelfart', () => fromEaster(39)),
  rule('day', 'ascension [day]', () => fromEaster(39)),
  rule('day', 'pinsedag', () => fromEaster(49)),
  rule('day', '<ordinal> pinsedag', ([{ value }]) =>
    value > 2 ? undefined : fromEaster(48 + value),
  ),
  rule('day', 'whit monday', () => fromEaster(50)),

  rule(
    'day',
    '[den] sidste|last [skoledag|dag|day] [inden|foer|before] <holiday>',
    ([part], { pieces, from, to }) =>
      tellsSide(pieces, from, to) ? day(part, 'before') : undefined,
  ),
  rule('day', 'dagen|day foer|inden|before <holiday>', ([part]) => day(part, 'before'), {
    'dagen før efterårsferien': '10-09',
  }),
  rule('day', 'the day before <holiday>', ([part]) => day(part, 'before')),
  rule('day', 'dagen efter <holiday>', ([part]) => day(part, 'after')),
  rule('day', '[den] allerfoerste dag|skoledag|hverdag efter <holiday>', ([part]) =>
    day(part, 'after'),
  ),
  rule('day', '[den] 1 [.] dag|skoledag efter <holiday>', ([part]) => day(part, 'after')),
  rule(
    'day',
    '[den] foerste dag|skoledag|hverdag efter <holiday>',
    ([part]) => day(part, 'after'),
    {
      'første dag efter efterårsferien': '10-19',
    },
  ),
  rule('day', '[the] first day|schoolday after <holiday>', ([part]) => day(part, 'after')),
  rule('day', '[the] first day back after <holiday>', ([part]) => day(part, 'after')),
  rule('day', '[the] first school day after <holiday>', ([part]) => day(part, 'after')),
  rule('day', '[the] last school day before <holiday>', ([part]) => day(part, 'before')),
  rule(
    'set',
    '[i|in|on|paa|for] [de|the] sidste|last <number> [school] dage|days|skoledage [of] [term] <side> <holiday>',
    ([{ value }, side, part]) =>
      side > 0 ? undefined : { ...daysSet(several(value, part, 'before')), loose: true },
    {
      'de sidste to dage før jul': '12-17+12-18',
      'ahead: the last two school days before the Christmas holidays': '12-17+12-18',
    },
  ),
  rule(
    'set',
    '[de|the] foerste|first <number> [school] dage|skoledage|days efter|after <holiday>',
    ([{ value }, part]) => daysSet(several(value, part, 'after')),
    { 'de første to dage efter efterårsferien': '10-19+10-20' },
  ),
  rule(
    'set',
    '[i|in|on|paa|for] [de|the] <number> sidste|last [school] dage|days|skoledage <side> <holiday>',
    ([{ value }, side, part]) => (side > 0 ? undefined : daysSet(several(value, part, 'before'))),
    { 'the two last school days before the autumn holiday': '10-08+10-09' },
  ),
  rule(
    'set',
    '[for] [de|the] foerste|first <number> [school] uger|weeks efter|after <holiday>',
    ([{ value }, part]) =>
      daysSet((context, outlook) => {
        const monday = weekBeside(part, 'after').monday(context, outlook);
        return monday && daysFrom(monday, monday.add({ days: value * 7 - 3 }));
      }),
    {
      'the first two school weeks after the autumn holiday': '10-19..10-23+10-26..10-30',
    },
  ),
  // "de to sidste dage før jul og den første dag efter"
  rule(
    'set',
    '[de|the] sidste|last <number> [school] dage|days|skoledage foer|inden|before <holiday> og|and [den|the] foerste|first [school] dag|day|skoledag efter|after',
    ([{ value }, part]) => aroundOf(value, part),
  ),
  rule(
    'set',
    '[de|the] <number> sidste|last [school] dage|days|skoledage foer|inden|before <holiday> og|and [den|the] foerste|first [school] dag|day|skoledag efter|after',
    ([{ value }, part]) => aroundOf(value, part),
    {
      'de to sidste skoledage inden efterårsferien og den første skoledag efter':
        '10-08+10-09+10-19',
    },
  ),
  rule('set', '[the] first <number> [school] days [back] after <holiday>', ([{ value }, part]) =>
    daysSet(several(value, part, 'after')),
  ),
  rule(
    'set',
    'siden|since [efter] [the] <holiday>',
    ([part]) => daysSet(sinceDay((context) => listOf(beside(part, 'after', context)))),
    { 'siden efterårsferien': '10-19..11-25' },
  ),
  rule('set', 'efter|after <holiday>', unlessAny),
  rule('set', 'foer|inden|before <holiday>', unlessAny),
  rule('set', 'i|over|in|paa|during [the] <holiday>', unlessAny, { 'i efterårsferien': 'ask' }),
  rule('part', '<day> <to> <holiday>', ([first, , part]) => ({ days: upToHoliday(first, part) }), {
    'fra d. 14. december til jul': '12-14..12-18',
  }),
  rule(
    'part',
    'fra|from [og] [med] <day> <to> <holiday>',
    ([first, , part]) => ({ days: upToHoliday(first, part) }),
    { 'from Monday 5 October right through to the autumn holiday': '10-05..10-09' },
  ),
  rule(
    'set',
    'indtil|til|until|til <holiday>',
    ([part]) =>
      daysSet((context) => {
        const last = lastBefore(part).on(context, 'ahead');
        return last && daysFrom(context.today, last);
      }),
    { 'ahead: indtil jul': '11-25..12-18' },
  ),
  rule('set', 'frem til <holiday>', ([part]) =>
    setOf({ from: { on: ({ today }) => today }, to: lastBefore(part) }),
  ),
];

/** So many school days before a holiday, and the first one after it. */
function aroundOf(count: number, part: string) {
  return union(daysSet(several(count, part, 'before')), daysSet(several(1, part, 'after')));
}

const bothSides = (one: Day, other: Day) => union(dayAlone(one), dayAlone(other));

function tellsSide(pieces: readonly { norm: string }[], from: number, to: number): boolean {
  return (
    pieces.slice(from, to).some(({ norm }) => /^(inden|foer|before)$/.test(norm)) &&
    pieces.slice(from, to).some(({ norm }) => /^(dag|skoledag|day)$/.test(norm))
  );
}

function weekBeside(part: string, side: 'before' | 'after'): Week {
  return {
    monday: (context, outlook) => {
      const found = beside(part, side, context, outlook);
      return found && weekMonday(found);
    },
  };
}

function inWeekBeside(set: TimeSet, part: string, side: number): TimeSet {
  const { monday } = weekBeside(part, side < 0 ? 'before' : 'after');
  return daysSet((context, outlook) => inWeek(set, monday(context, outlook)));
}

function weekPart(part: string, side: 'before' | 'after'): Part {
  const week = weekBeside(part, side);
  return { days: schoolWeek(week), week };
}

function weekdayBeside(weekday: number, part: string, side: 'before' | 'after'): Day {
  return weekdayIn(weekBeside(part, side), weekday);
}
