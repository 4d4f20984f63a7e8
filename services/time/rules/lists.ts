import {
  besideWeek,
  daysSet,
  nextSchoolDays,
  onlyWeekdays,
  open,
  setOf,
  union,
} from '../algebra.ts';
import { type DateContext, weekdayAfter } from '../calendarDays.ts';
import type { Around, Piece } from '../chart.ts';
import { areDates, dayAlone, dayBefore, monthDay, monthless, single } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, Part, TimeSet, Values } from '../when.ts';

const verbs = /^(var|er|kom|har|havde|gik|moedte|blev|pjaekkede|was|came|is|has|had|he|she|they)$/;

const mostAfter = 20;

const countedUnits =
  /^(?:lessons?|periods?|days?|weeks?|hours?|minutes?|pupils|students|others?|more|lektioner|timer|dage|uger|elever|th|st|nd|rd)$/;

/** Several times, one after another. */
export const lists: readonly Told[] = [
  rule(
    'set',
    '<number> <and> <set>',
    ([number, , rest], around) => bareListed(number, rest, around),
    {
      '9, 11 og 13/11': '11-09+11-11+11-13',
      '12+13/11': '11-12+11-13',
    },
  ),
  rule(
    'set',
    '<number> <set>',
    ([number, rest], around) =>
      rest.parts.length > 1 ? bareListed(number, rest, around) : undefined,
    {
      '12 13 og 16 nov': '11-12+11-13+11-16',
    },
  ),
  rule('set', 'hverken|neither <set> eller|nor <set>', ([one, other]) => union(one, other), {
    'hverken i går eller i dag': '11-24+11-25',
  }),
  rule(
    'set',
    '[enten|either] <set> eller|or <set>',
    // "won't be in today or tomorrow": on neither.
    ([one, other], { pieces, from }) => (isNot(pieces, from) ? union(one, other) : open),
    {
      'enten mandag eller tirsdag': 'ask',
      'Monday or Tuesday': 'ask',
    },
  ),
  rule('set', '[enten|either] [i|in|for|during] <week> eller|or <number>', () => open, {
    'uge 9 eller 10': 'ask',
    'week 9 or 10': 'ask',
  }),
  rule(
    'set',
    '<set> [,] eller|or [ogsaa|maaske|muligvis|maybe|perhaps|possibly|else] [var|er|was|is] [det|it|that|this] <set>',
    () => open,
    {
      'i tirsdags, eller også var det onsdag': 'ask',
      'mandag eller måske tirsdag': 'ask',
      'Monday, or was it Tuesday': 'ask',
      'yesterday, or was that Monday': 'ask',
      '16/11, eller 17/11': 'ask',
    },
  ),
  rule(
    'set',
    '<month> [the] <number> <and> <number>',
    ([month, one, , other], { after }) =>
      one.digits === undefined || other.digits === undefined || isCounted(after)
        ? undefined
        : ofMonth(month, [one.value, other.value]),
    { 'November 16 and 17': '11-16+11-17' },
  ),
  rule(
    'set',
    '<month> [the] <number> , <number> <and> <number>',
    ([month, one, two, , three], { after }) =>
      one.digits === undefined || two.digits === undefined || isCounted(after)
        ? undefined
        : ofMonth(month, [one.value, two.value, three.value]),
    { 'November 16, 17 and 19': '11-16+11-17+11-19' },
  ),
  rule(
    'set',
    '<part> <and> <set>',
    ([part, joint, rest], around) => listed(part, rest, around, joint),
    {
      'hele uge 46 og mandag i uge 47': '11-09..11-13+11-16',
      'på torsdag og fredag': '11-26+11-27',
      '9/11, 12/11 og 16/11': '11-09+11-12+11-16',
      '12., 13. og 16. november': '11-12+11-13+11-16',
      'mandag og onsdag': '11-23+11-25',
      'i morgen og fredag': '11-26+11-27',
      '12/11+13/11': '11-12+11-13',
      'October 1st and 2nd': '10-01+10-02',
      'November 12th, 13th and 16th': '11-12+11-13+11-16',
      '16. oktober og den 17.': '10-16+10-17',
      '30. november og den 1.': '11-30+12-01',
      '16. oktober og den 9.': 'ask',
    },
  ),
  rule(
    'set',
    '<day> <set>',
    ([day, rest]) =>
      day.weekday !== undefined && onlyWeekdays(rest) ? union(setOf(single(day)), rest) : undefined,
    { 'man tirs ons': '11-23+11-24+11-25' },
  ),
  rule(
    'set',
    '[on|paa] <weekday> [den|d|the] <number> [.] og|and|,|&|+|/ <set>',
    ([{ weekday }, number, set]) => weekdayListed(weekday, number, set),
    { 'Monday 9 and Monday 16 November': '11-09+11-16' },
  ),
  rule(
    'set',
    '<day> og|and [de|the] <number> [school] dage|skoledage|days efter|after [det|that|it]',
    ([day, { value }]) => withNext(day, value),
    {
      'the first Monday of September and the two days after that': '09-07..09-09',
    },
  ),
  rule('set', 'baade|both <set>', ([set]) => set, { 'både mandag og tirsdag': '11-23+11-24' }),
  rule(
    'set',
    '[fra|from] <day> samt|plus|og|and [de|the] <number> foelgende|efterfoelgende|naeste|following|next [school] dage|skoledage|days',
    ([day, { value }]) => withNext(day, value),
    {
      '12/11 samt de to følgende skoledage': '11-12+11-13+11-16',
      'Thursday 12 November and the two following days': '11-12+11-13+11-16',
    },
  ),
  rule(
    'set',
    '<day> og|and|samt|plus|+ [the] dagen|day efter|after',
    ([day], { after }) => (after && after.kind !== 'mark' ? undefined : withNext(day, 1)),
    { '12/11 og dagen efter': '11-12+11-13' },
  ),
  rule('set', '[fra|from] <day> og|and|+ <number> dage|days frem', ([day, { value }]) =>
    daysSet((context, outlook) => {
      const first = day.on(context, outlook);
      return first && nextSchoolDays(value, context, first);
    }),
  ),
  rule('set', 'dagene <set>', ([set]) => (areDates(set) ? set : undefined), {
    'dagene 16/11 - 18/11': '11-16..11-18',
  }),
  rule('set', 'on|paa : <set>', ([set]) => set, {
    'on: Monday 9 November, Thursday 12 November': '11-09+11-12',
  }),
  rule('set', 'for|on|i|in|paa <set>', ([set]) => (areCounted(set) ? set : undefined), {
    'on the first three school days of November': '11-02..11-04',
  }),
  rule(
    'set',
    'on|paa <set>',
    ([set]) => (areDates(set) && set.parts.length > 1 ? set : undefined),
    {
      'on November 10, 11 and 12': '11-10..11-12',
    },
  ),
];

function isNot(pieces: readonly Piece[], from: number): boolean {
  const before = pieces.slice(Math.max(0, from - 4), from);
  const mark = before.findLastIndex(({ kind }) => kind === 'mark');
  return before
    .slice(mark + 1)
    .some(({ norm }) => /^(?:ikke|not|won't|isn't|wasn't|can't|cannot|didn't|ej)$/.test(norm));
}

/** The members of a list; a clause of its own after the comma is none. */
function listed(
  part: Part,
  rest: TimeSet,
  { after }: Around,
  joint: Values['and'],
): TimeSet | undefined {
  const comma = joint === 'comma';
  const isClause = (comma || joint === 'clause') && rest.parts.length === 1;
  if (rest.closed || rest.loose || (isClause && verbs.test(after?.norm ?? ''))) return undefined;
  if (!('from' in part)) return afterDays(part, rest, comma);
  const [next] = rest.parts;
  if (!next || !('from' in next))
    // "tirsdag og torsdag i både uge 46 og uge 47": the weekday before it is of the same weeks.
    return isBareWeekday(part) ? undefined : union(setOf(part), rest);
  const { from: day, to } = part;
  if (comma && isToldByDate(to ?? day, next.from)) return undefined;
  const moved = { from: besideWeek(day, next.from), to: to && besideWeek(to, next.from) };
  return union(
    setOf(moved),
    orders(day, joint, rest)
      ? { ...rest, parts: rest.parts.map((one) => afterDay(day, one)) }
      : rest,
  );
}

/** "uge 50, hele ugen" is that week; weekdays after a week are of it. */
function afterDays(part: Exclude<Part, { from: Day }>, rest: TimeSet, comma: boolean) {
  if (part.week && rest.running) return setOf(part);
  return part.week && comma && onlyWeekdays(rest) ? undefined : union(setOf(part), rest);
}

/** "mandag, den 16. november" is one day, and so is the end of "1 Dec until Thu, 10 Dec". */
function isToldByDate(day: Day, next: Day): boolean {
  const isDate = next.written === true || next.dayOfMonth !== undefined;
  return (day.weekday !== undefined || day.ahead === true) && isDate && !next.week;
}

function isBareWeekday(part: Part): boolean {
  return 'from' in part && !part.to && part.from.weekday !== undefined && !part.from.week;
}

/** Whether a day says when the bare weekdays are that are listed after it. */
function orders({ ahead, isToday, toCome }: Day, joint: Values['and'], rest: TimeSet): boolean {
  const isList = joint === 'word' || rest.parts.length > 1;
  return ahead === true || isToday === true || (toCome === true && isList);
}

/** "syg i dag og fredag", on a Wednesday: of this week, and read back; "i dag og mandag" is the last one. */
function laterThisWeek(day: Day, weekday: number): Day {
  const isLater = ({ today }: DateContext) => weekday > today.dayOfWeek;
  return {
    ...day,
    on: (context, outlook) => day.on(context, isLater(context) ? 'ahead' : outlook),
    unsure: isLater,
  };
}

/** "på torsdag og fredag": the bare weekdays that follow come after it. */
function afterDay(day: Day, part: Part): Part {
  if (!('from' in part) || part.to || part.from.weekday === undefined || part.from.week)
    return part;
  const { weekday } = part.from;
  if (day.isToday) return { from: laterThisWeek(part.from, weekday), to: undefined };
  const on: Day['on'] = (context, outlook) => {
    const first = day.on(context, outlook);
    // "tomorrow, Thursday and Friday": Thursday is tomorrow.
    const isSame = day.toCome && first?.dayOfWeek === weekday;
    return isSame ? first : first && weekdayAfter(first, weekday);
  };
  return { from: { on, ahead: true }, to: undefined };
}

/** Days that were counted, or worked out, and are no week by itself. */
function areCounted(set: TimeSet): boolean {
  const { parts, asked, week, closed, upTo, noDay } = set;
  const isPlain = !set.loose && !asked && !week && !closed && !upTo && !noDay;
  return isPlain && parts.every((part) => 'days' in part);
}

/** A day and so many school days after it. */
function withNext(day: Day, count: number): TimeSet | undefined {
  if (count > mostAfter) return undefined;
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    return first && nextSchoolDays(count + 1, context, first);
  });
}

/** "Monday 7 and Monday 14 December": the month at the end is of both; asked where the weekday is of another day. */
function weekdayListed(
  weekday: number,
  { value, digits }: { value: number; digits: string | undefined },
  rest: TimeSet,
): TimeSet | undefined {
  if (digits === undefined || value < 1 || value > 31) return undefined;
  const last = rest.parts.at(-1);
  const end = last && 'from' in last ? last.from : undefined;
  if (!end?.written) return undefined;
  const days: Days = (context, outlook) => {
    const month = end.on(context, outlook);
    const day = month && dayBefore(weekday, value, month);
    return day && [day];
  };
  return union({ parts: [{ days }] }, rest);
}

/** "March 4 and 5": days of one month, in order. */
function ofMonth(month: number, days: readonly number[]): TimeSet | undefined {
  const inOrder = days.every((day, at) => day >= 1 && day <= 31 && day > (days[at - 1] ?? 0));
  return inOrder ? { parts: days.map((day) => single(monthDay(day, month))) } : undefined;
}

/** "November 16 and 3 lessons": a number of something. */
function isCounted(after: Piece | undefined): boolean {
  return after !== undefined && !after.newLine && countedUnits.test(after.norm);
}

/** "9, 11 og 13/11": a bare number before days of a month. */
function bareListed(
  number: { value: number; digits: string | undefined },
  rest: TimeSet,
  { before, pieces, from: at }: Around,
): TimeSet | undefined {
  const { value, digits } = number;
  const inside = pieces[at]?.glued === true && /^[/.\-–]$/.test(before?.text ?? '');
  if (inside || pieces[at + 1]?.text === '/') return undefined;
  const [next] = rest.parts;
  if (digits === undefined || digits.length > 2 || value < 1 || value > 31) return undefined;
  if (rest.closed || rest.loose || !next || !('from' in next)) return undefined;
  const { from } = next;
  if (!from.written && from.dayOfMonth === undefined) return undefined;
  if (!rest.parts.some((part) => 'from' in part && part.from.written)) return undefined;
  return union(dayAlone(monthless(value)), rest);
}
