import { weekMonday } from '../../calendar/weekMonday.ts';
import { daysSet, nothing, open, resolve, schoolWeek, upToToday, weekSet } from '../algebra.ts';
import {
  type DateContext,
  daysFrom,
  inSchoolYear,
  mondayOf,
  mondayOfWeek,
} from '../calendarDays.ts';
import type { Piece } from '../chart.ts';
import { months } from '../lexicon.ts';
import { isDate } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, TimeSet, Week } from '../when.ts';

function offset(weeks: number): Week {
  return { monday: (context) => mondayOf(context, weeks) };
}

const lessons = /^(lek|lekt|lektion|lektioner|time|timer|gange|dage|min|minutter|lessons?|dag)$/;

/** "U 3. lektion" is a code, and "uge 3 dage" counts. */
function numbered(number: number, after: Piece | undefined, year?: number): Week | undefined {
  if (number < 1 || number > 53 || lessons.test(after?.norm ?? '')) return undefined;
  return { monday: (context) => mondayOfWeek(number, context, year) };
}

/** All the days of a month; of the running one, those up to today for what has happened. */
function monthDays(first: (context: DateContext) => Temporal.PlainDate | undefined): Days {
  return (context, outlook) => {
    const start = first(context);
    const days = start && daysFrom(start, start.add({ days: start.daysInMonth - 1 }));
    return outlook === 'past' ? upToToday(days, context) : days;
  };
}

const month = (number: number, year?: number) => (context: DateContext) =>
  inSchoolYear(1, number, context, year);
const thisWeek: TimeSet = { ...weekSet(offset(0)), running: true };
const monthFromNow =
  (months: number) =>
  ({ today }: DateContext) =>
    today.with({ day: 1 }).add({ months });

/** Weeks and months. */
export const weeks: readonly Told[] = [
  rule('week', 'ugen med <day>', ([day]) => around(day), {
    'ugen med den 9. november': '11-09..11-13',
  }),
  rule('week', '[the] weekending <day>', ([day]) => around(day), {
    'weekending 13 November': '11-09..11-13',
  }),
  rule('week', '[the] week ending <day>', ([day]) => around(day)),
  rule('week', 'wk|week beg|beginning|commencing|starting [.] <day>', ([day]) => around(day), {
    'wk beg 9/11/26': '11-09..11-13',
  }),
  rule('week', '[the] wc <day>', ([day]) => around(day), { 'wc 9 November': '11-09..11-13' }),
  rule(
    'week',
    '[the] week of|commencing|beginning|starting <day>',
    // "the rest of the week starting tomorrow"
    ([day], { pieces, from }) =>
      pieces.slice(Math.max(0, from - 3), from).some(({ norm }) => norm === 'rest')
        ? undefined
        : around(day),
    { 'the week of November 9': '11-09..11-13' },
  ),
  rule(
    'week',
    'uge|week <number> ~/ ~<year>',
    ([{ value }, year], { after }) => numbered(value, after, year),
    { 'uge 47/2026': '11-16..11-20' },
  ),
  rule('week', 'uge nr [.] <number> ~/ ~<year>', ([{ value }, year], { after }) =>
    numbered(value, after, year),
  ),
  rule('week', 'ugenr [.] <number>', ([{ value }], { after }) => numbered(value, after), {
    'ugenr. 47': '11-16..11-20',
  }),
  rule('week', '<year> ~- ~w ~<number>', ([year, { value }]) => numbered(value, undefined, year), {
    '2026-W46': '11-09..11-13',
  }),
  rule(
    'set',
    'uge|week <number>',
    ([{ value, digits }]) => (value > 53 && digits !== undefined ? open : undefined),
    { 'uge 54': 'ask' },
  ),
  rule('week', 'ugen efter naeste uge', () => offset(2), {
    'ahead: ugen efter næste uge': '12-07..12-11',
  }),
  rule('week', 'ugen foer sidste uge', () => offset(-2), { 'ugen før sidste uge': '11-09..11-13' }),
  rule('week', '[i] overnaeste uge', () => offset(2), { 'ahead: overnæste uge': '12-07..12-11' }),
  rule('week', 'ugen efter den naeste', () => offset(2)),
  rule('week', 'forforrige uge', () => offset(-2)),
  rule('week', 'the whole|entire week before last', () => offset(-2)),
  rule('set', 'hele ugen i <week>', ([week]) => weekSet(week), {
    'hele ugen i uge 47': '11-16..11-20',
  }),
  rule('week', 'the week before last', () => offset(-2), {
    'the week before last': '11-09..11-13',
  }),
  rule('week', 'all|whole week ,|( <week>', ([week]) => week, {
    'all week, 2026-W46': '11-09..11-13',
  }),
  rule('week', 'hele ugen ,|( <week>', ([week]) => week),
  rule('week', '[the] [whole|entire|full] week after next', () => offset(2), {
    'ahead: the whole week after next': '12-07..12-11',
  }),
  rule('set', '<week> [,|:|(|=] <set>', ([week, set]) => inside(week, set), {
    'uge 46, 9/11-11/11': '11-09..11-11',
  }),
  rule('week', 'ugen foer', (_, { after }) =>
    after === undefined || after.kind === 'mark' ? offset(-1) : undefined,
  ),
  rule('set', 'ugen|week ud|out', () => daysSet(restOf(offset(0))), {
    'ahead: ugen ud': '11-25..11-27',
  }),
  rule('set', 'maaneden ud', () => daysSet(restOfMonth(monthFromNow(0))), {
    'ahead: måneden ud': '11-25..11-30',
  }),
  rule(
    'week',
    'uge|ugen|week|wk|wks <number>',
    ([{ value, digits }], { after, pieces, from }) =>
      digits === undefined && pieces[from]?.norm !== 'uge' ? undefined : numbered(value, after),
    { 'uge 47': '11-16..11-20', 'uge syvogfyrre': '11-16..11-20' },
  ),
  rule(
    'week',
    'uge|week <number> <year>',
    ([{ value }, year], { after }) => numbered(value, after, year),
    { 'uge 47 2026': '11-16..11-20' },
  ),
  rule('week', 'uge nr [.] <number>', ([{ value }], { after }) => numbered(value, after), {
    'uge nr. 47': '11-16..11-20',
  }),
  // "v. 36", as Swedes write it.
  rule(
    'set',
    '[i] v . <number>',
    ([{ value, digits }], { after }) => {
      const week = digits?.length === 2 ? numbered(value, after) : undefined;
      return week && { ...weekSet(week), unsure: true };
    },
    { 'v. 46': '11-09..11-13' },
  ),
  rule(
    'week',
    'u [.] <number>',
    // "U 3. lektion" is a code for absence.
    ([{ value, digits }], { after, pieces, from }) => {
      const isCode = pieces[from]?.capital && !(pieces[from + 1]?.glued && digits?.length === 2);
      return isCode || after?.text === '.' ? undefined : numbered(value, after);
    },
    { u47: '11-16..11-20', 'u. 47': '11-16..11-20', U47: '11-16..11-20' },
  ),
  rule('which', 'sidste|forrige|last|previous|foregaaende|forgangne|forloebne', () => -1),
  rule('which', 'denne|this|indevaerende', () => 0),
  rule('which', 'den her', () => 0),
  rule('which', 'naeste|kommende|next|coming|foelgende', () => 1),
  rule('week', '<which> uge|week', ([which]) => offset(which), {
    'sidste uge': '11-16..11-20',
    'denne uge': '11-23..11-25',
  }),
  rule('week', 'den|the <which> uge|week', ([which]) => offset(which), {
    'den forrige uge': '11-16..11-20',
  }),
  rule('week', 'i ugens loeb', () => offset(0)),
  rule('week', 'ugen igennem|rundt', () => offset(0), { 'ugen igennem': '11-23..11-25' }),
  // "det er fars uge": with whom a child lives.
  rule(
    'set',
    "[det|it] [er|is] [his|her] fars|mors|hans|hendes|dad's|mum's|mom's uge|week",
    () => nothing,
    {
      'det er fars uge': '',
    },
  ),
  rule('week', 'gennem ugen', () => offset(0)),
  rule('set', '[i|for] [den|the] hele|hel|whole|all|entire <week>', ([week]) => weekSet(week), {
    'hele sidste uge': '11-16..11-20',
  }),
  rule('set', 'den hele <week>', ([week]) => weekSet(week)),
  rule('set', 'the whole|entire <week>', ([week]) => weekSet(week), {
    'the whole last week': '11-16..11-20',
  }),
  rule('set', 'all of <week>', ([week]) => weekSet(week), { 'all of last week': '11-16..11-20' }),
  rule(
    'set',
    '[i] [den] hele|hel uge|ugen',
    (_, around) => (isOther(around.after) ? undefined : thisWeek),
    { 'hele ugen': '11-23..11-25' },
  ),
  rule('set', '[for] [the] whole|all|entire week', () => thisWeek, {
    'the whole week': '11-23..11-25',
  }),
  rule('set', 'all week', () => thisWeek, { 'all week': '11-23..11-25' }),
  rule('set', 'i ugen', (_, around) => (isOther(around.after) ? undefined : thisWeek), {
    'i ugen': '11-23..11-25',
  }),
  rule(
    'set',
    'every|each|all|alle|hver weekday|weekdays|hverdag|hverdage [i|in|of] <week>',
    ([week]) => weekSet(week),
    {
      'every weekday last week': '11-16..11-20',
    },
  ),
  rule('set', 'hver|alle eneste|sammen dag|dage [i] <week>', ([week]) => weekSet(week), {
    'hver eneste dag i sidste uge': '11-16..11-20',
  }),
  rule(
    'set',
    '[de|the] fem|five|5 [school] skoledage|hverdage|days i|in|of <week>',
    ([week]) => weekSet(week),
    { 'de fem skoledage i uge 47': '11-16..11-20' },
  ),
  rule('set', 'alle|all <number> dage|days i|in|of <week>', ([, week]) => weekSet(week), {
    'alle fem dage i sidste uge': '11-16..11-20',
    'all five days of last week': '11-16..11-20',
  }),
  rule('set', 'every day in|of <week>', ([week]) => weekSet(week), {
    'every day of last week': '11-16..11-20',
  }),
  rule('set', 'hver dag i|paa <week>', ([week]) => weekSet(week), {
    'hver dag i uge 47': '11-16..11-20',
  }),
  rule(
    'set',
    'alle|all|hver|every dage|days|dag|day i|in|of <set>',
    ([set]) => (onlyWeeks(set) ? set : undefined),
    {
      'alle dage i uge 46 og 47': '11-09..11-13+11-16..11-20',
    },
  ),
  rule('set', '<each> day|dag so far <week>', ([, week]) => weekSet(week), {
    'every day so far this week': '11-23..11-25',
  }),
  rule('set', '<each> day|dag <week>', ([, week]) => weekSet(week), {
    'every single day last week': '11-16..11-20',
  }),
  rule('set', 'i|in|for|during <week>', ([week]) => weekSet(week), { 'i uge 47': '11-16..11-20' }),
  rule('set', 'i|in|for|during|hele <set>', ([set]) => (onlyWeeks(set) ? set : undefined), {
    'i uge 46 og 47': '11-09..11-13+11-16..11-20',
  }),
  rule('set', '<week>', ([week]) => weekSet(week), { 'uge 47': '11-16..11-20' }),
  rule(
    'set',
    '<week> og|and|,|+|& <number>',
    ([week, next], { after, pieces, to }) => {
      // "uge 46 og 12.11", not "uge 46 og 47." at the end of a sentence.
      const dot = after?.glued === true && /^[/.]$/.test(after.text) ? pieces[to + 1] : after;
      const isDate = (dot !== after && dot?.kind === 'number') || months.has(dot?.norm ?? '');
      if (next.digits === undefined || next.digits.length > 2 || isDate) return undefined;
      const second = numbered(next.value, after);
      return several([week, second]);
    },
    { 'uge 46 og 47': '11-09..11-13+11-16..11-20' },
  ),
  rule(
    'set',
    '<week> ,|+ <number> og|and|,|+ <number>',
    ([week, two, three], { after }) => {
      const more = [two, three].map(({ value }) => numbered(value, after));
      return several([week, ...more]);
    },
    { 'uge 45, 46 og 47': '11-02..11-06+11-09..11-13+11-16..11-20' },
  ),
  rule(
    'set',
    '<week> <to> <number>',
    ([week, , last], { after, pieces, from }) => {
      // "2026-W46-3" is a day.
      if (pieces[from]?.kind === 'number') return undefined;
      const end =
        last.digits === undefined || last.digits.length > 2
          ? undefined
          : numbered(last.value, after);
      return end && weeksBetween(week, end);
    },
    { 'uge 46-47': '11-09..11-13+11-16..11-20' },
  ),
  rule('set', 'fra|from <week> <to> <week>', ([week, , end]) => weeksBetween(week, end), {
    'fra uge 46 til og med uge 47': '11-09..11-13+11-16..11-20',
  }),
  rule('set', '<week> <to> <week>', ([week, , end]) => weeksBetween(week, end), {
    'uge 46 til uge 47': '11-09..11-13+11-16..11-20',
  }),
  rule(
    'set',
    'ugerne|weeks|wks|uger <number> <to> <number>',
    ([first, , last], { after }) => {
      const [from, to] = [numbered(first.value, undefined), numbered(last.value, after)];
      return from && to && weeksBetween(from, to);
    },
    { 'ugerne 46-47': '11-09..11-13+11-16..11-20' },
  ),
  rule(
    'set',
    'ugerne|weeks|wks|uger <number> , <number> og|and|,|& <number>',
    ([one, two, three], { after }) =>
      several([
        numbered(one.value, undefined),
        numbered(two.value, undefined),
        numbered(three.value, after),
      ]),
    { 'ugerne 45, 46 og 47': '11-02..11-06+11-09..11-13+11-16..11-20' },
  ),
  rule(
    'set',
    'ugerne|weeks|wks|uger <number> og|and|,|&|+ <number>',
    ([one, other], { after }) => {
      const both = [numbered(one.value, undefined), numbered(other.value, after)];
      return several(both);
    },
    { 'ugerne 46 og 47': '11-09..11-13+11-16..11-20' },
  ),
  rule('set', 'hele <month>', ([number]) => daysSet(monthDays(month(number))), {
    'hele oktober': '10-01..10-31',
    'hele november': '11-01..11-25',
  }),
  rule('set', 'hele <month> maaned', ([number]) => daysSet(monthDays(month(number)))),
  rule('set', 'all of|whole <month>', ([number]) => daysSet(monthDays(month(number))), {
    'all of October': '10-01..10-31',
  }),
  rule('set', 'all|entire <month>', ([number]) => daysSet(monthDays(month(number)))),
  rule(
    'set',
    'i|hele <number>',
    ([{ value, digits }], { after }) => bareWeek(value, digits, after),
    { 'i 49': '11-30..12-04', 'hele 46': '11-09..11-13' },
  ),
  rule('set', '[i] [den] hele maaned|maaneden', () => daysSet(monthDays(monthFromNow(0))), {
    'hele måneden': '11-01..11-25',
  }),
  rule('set', '[the] whole|all|entire month', () => daysSet(monthDays(monthFromNow(0)))),
  rule('set', 'hele denne maaned', () => daysSet(monthDays(monthFromNow(0)))),
  rule('set', 'hele sidste|forrige maaned', () => daysSet(monthDays(monthFromNow(-1))), {
    'hele sidste måned': '10-01..10-31',
  }),
  rule('set', 'all [of] last month', () => daysSet(monthDays(monthFromNow(-1)))),
  rule('set', '[i] <which> maaned|month', () => open, { 'sidste måned': 'ask' }),
  rule('set', '[i] <which> aar|skoleaar|year', () => open, { 'sidste år': 'ask' }),
  rule('set', 'i aar|maaneden|fjor', () => open),
  rule('set', 'hele aaret|skoleaaret', () => open),
  rule('set', 'i|in|of|during <month>', () => open, { 'i november': 'ask' }),
  rule('set', 'resten|rest af|of <week>', ([week]) => daysSet(restOf(week)), {
    'ahead: resten af denne uge': '11-25..11-27',
    'resten af denne uge': '11-25..11-27',
    'resten af sidste uge': 'ask',
  }),
  rule('set', 'the rest of <week>', ([week]) => daysSet(restOf(week))),
  rule('set', 'resten|rest af|of ugen', () => daysSet(restOf(offset(0))), {
    'resten af ugen': '11-25..11-27',
  }),
  rule('set', '[the] rest of [the] week', () => daysSet(restOf(offset(0))), {
    'ahead: the rest of the week': '11-25..11-27',
  }),
  rule(
    'set',
    'til|indtil|frem udgangen|slutningen af <week>',
    ([week]) => daysSet(upToFriday(week)),
    {
      'til udgangen af næste uge': '11-25..12-04',
    },
  ),
  rule('set', 'til|indtil udgangen|slutningen af ugen', () => daysSet(upToFriday(offset(0)))),
  rule('set', 'until|till|through|to [the] end of <week>', ([week]) => daysSet(upToFriday(week)), {
    'until the end of next week': '11-25..12-04',
  }),
  rule('set', 'until|till|through|to [the] end of the week', () => daysSet(upToFriday(offset(0))), {
    'until the end of the week': '11-25..11-27',
  }),
  rule('set', 'resten af maaneden', () => daysSet(restOfMonth(monthFromNow(0)))),
  rule('set', '[the] rest of the month', () => daysSet(restOfMonth(monthFromNow(0)))),
  rule(
    'set',
    '[the] resten|rest af|of <month>',
    ([number]) => daysSet(restOfMonth(month(number))),
    { 'ahead: resten af november': '11-25..11-30' },
  ),
];

/** "fri i 49", "hele 46": a week by its number alone, read back first. */
function bareWeek(
  value: number,
  digits: string | undefined,
  after: Piece | undefined,
): TimeSet | undefined {
  const ends =
    after === undefined || after.newLine || /^(?:[,;!)]|minus|undtagen)$/.test(after.text);
  if (digits?.length !== 2 || !ends) return undefined;
  const week = numbered(value, undefined);
  return week && { ...weekSet(week), unsure: true };
}

/** "ugen op til ferien" is another week. */
function isOther(after: Piece | undefined): boolean {
  return /^(op|foer|inden|efter|before|after)$/.test(after?.norm ?? '');
}

/** From today on, whatever the reason; of a week that is over the rest is not known. */
function restOf(week: Week): Days {
  return (context) => {
    const first = week.monday(context);
    if (!first) return undefined;
    const from = Temporal.PlainDate.compare(first, context.today) > 0 ? first : context.today;
    return daysFrom(from, first.add({ days: 4 }));
  };
}

/** From today to the Friday of a week. */
function upToFriday(week: Week): Days {
  return (context) => {
    const first = week.monday(context);
    return first && daysFrom(context.today, first.add({ days: 4 }));
  };
}

function restOfMonth(first: (context: DateContext) => Temporal.PlainDate | undefined): Days {
  return (context, outlook) => {
    const start = first(context);
    if (!start || outlook === 'past') return undefined;
    const from = Temporal.PlainDate.compare(start, context.today) > 0 ? start : context.today;
    return daysFrom(from, start.add({ days: start.daysInMonth - 1 }));
  };
}

function weeksBetween(one: Week, other: Week): TimeSet {
  const days: Days = (context, outlook) => {
    const [first, last] = [one.monday(context), other.monday(context)];
    const all = first && last && daysFrom(first, last.add({ days: 4 }));
    return outlook === 'past' ? upToToday(all, context) : all;
  };
  return { parts: [{ days, week: one }] };
}

/** Several weeks, if each is one. */
function several(weeks: readonly (Week | undefined)[]): TimeSet | undefined {
  const known = weeks.flatMap((week) => (week ? [{ days: schoolWeek(week), week }] : []));
  return known.length === weeks.length ? { parts: known } : undefined;
}

function onlyWeeks({ parts }: TimeSet): boolean {
  return parts.every((part) => 'days' in part && part.week !== undefined);
}

/** The week a date lies in. */
function around(day: Day): Week | undefined {
  if (day.weekday !== undefined && !day.written && day.dayOfMonth === undefined) return undefined;
  return {
    monday: (context) => {
      const found = day.on(context, 'past');
      return found && weekMonday(found);
    },
  };
}

/** "uge 46, 9/11-11/11": dates that lie in the week say which of its days. */
function inside(week: Week, set: TimeSet): TimeSet | undefined {
  const dated = set.parts.every((part) => 'from' in part && isDate(part.from));
  if (!dated && !set.dated) return undefined;
  return daysSet((context, outlook) => {
    const monday = week.monday(context);
    const days = resolve(set, context, outlook);
    const within = days?.every(
      (day) => monday && monday.until(day).days >= 0 && monday.until(day).days < 7,
    );
    return within ? days : undefined;
  });
}
