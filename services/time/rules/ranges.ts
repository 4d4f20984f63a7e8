import { weekMonday } from '../../calendar/weekMonday.ts';
import {
  besideWeek,
  daysSet,
  inWeek,
  nextSchoolDays,
  onlyWeekdays,
  open,
  resolve,
  schoolWeek,
  setOf,
  sinceDay,
  union,
  weekSet,
} from '../algebra.ts';
import { type DateContext, daysFrom, inSchoolYear } from '../calendarDays.ts';
import type { Around, Piece } from '../chart.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, Part, TimeSet, Values, Week } from '../when.ts';

type PlainDate = Temporal.PlainDate;

const verbs = /^(var|er|kom|har|havde|gik|moedte|blev|pjaekkede|was|came|is|has|had|he|she|they)$/;

function isNot(pieces: readonly Piece[], from: number): boolean {
  const before = pieces.slice(Math.max(0, from - 4), from);
  const mark = before.findLastIndex(({ kind }) => kind === 'mark');
  return before
    .slice(mark + 1)
    .some(({ norm }) => /^(?:ikke|not|won't|isn't|wasn't|can't|cannot|didn't|ej)$/.test(norm));
}

/** From a day on: up to today; from a day to come the end is not known. */
function openEnd(day: Day): TimeSet {
  const days = daysSet((context, outlook) => {
    const from = day.on(context, outlook);
    if (!from || outlook === 'ahead') return undefined;
    return Temporal.PlainDate.compare(from, context.today) <= 0
      ? daysFrom(from, context.today)
      : undefined;
  });
  return { ...days, fromDay: day };
}

/** From a day to the Friday of its week; of one that began before today it is asked whether the rest is foretold. */
function toFriday(day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    const last = first?.add({ days: 5 - first.dayOfWeek });
    if (!first || !last) return undefined;
    const over = Temporal.PlainDate.compare(last, context.today) <= 0;
    const toCome = Temporal.PlainDate.compare(first, context.today) >= 0;
    return over || toCome || outlook === 'ahead' ? daysFrom(first, last) : undefined;
  });
}

function from(part: { from: Day; to: Day | undefined }): Part {
  return part;
}

const single = (day: Day): Part => from({ from: day, to: undefined });
const range = (one: Day, other: Day): Part => from({ from: besideWeek(one, other), to: other });

/** A bare number that begins a range whose end names the month: "2-4 marts". */
function bareStart(
  number: { value: number; digits: string | undefined },
  end: Day,
): Part | undefined {
  const { value, digits } = number;
  if (digits === undefined || value < 1 || value > 31 || !end.written) return undefined;
  return range({ on: () => undefined, dayOfMonth: value }, end);
}

/** "Thursday 5 to Monday 9 November": the month at the end is of both; asked where the weekday is of another day. */
function fromWeekdayOn(
  weekday: number,
  { value, digits }: { value: number; digits: string | undefined },
  end: Day,
): Part | undefined {
  if (digits === undefined || value < 1 || value > 31 || !end.written) return undefined;
  return {
    days: (context, outlook) => {
      const last = end.on(context, outlook);
      const first = last && dayBefore(weekday, value, last);
      return first && daysFrom(first, last);
    },
  };
}

/** "2-4 and 9-11 February": the month at the end is of both. */
function twoRanges(
  one: { value: number; digits: string | undefined },
  two: { value: number; digits: string | undefined },
  rest: TimeSet,
): TimeSet | undefined {
  const [next] = rest.parts;
  const end = next && 'from' in next ? next.to : undefined;
  if (!end?.written || one.digits === undefined || two.digits === undefined) return undefined;
  const days: Days = (context, outlook) => {
    const last = end.on(context, outlook);
    const isOf = last && two.value <= last.day && one.value < two.value && one.value > 0;
    return isOf
      ? daysFrom(last.with({ day: one.value }), last.with({ day: two.value }))
      : undefined;
  };
  return union({ parts: [{ days }] }, rest);
}

/** The weekday with a number in the month of a later day, or the month before it; undefined if it is another's. */
function dayBefore(weekday: number, value: number, end: PlainDate): PlainDate | undefined {
  const month = value > end.day ? end.subtract({ months: 1 }) : end;
  if (value > month.daysInMonth) return undefined;
  const day = month.with({ day: value });
  return day.dayOfWeek === weekday ? day : undefined;
}

/** Weekdays of a week named for them. */
function weekdaysIn(set: TimeSet, week: Week): TimeSet | undefined {
  return onlyWeekdays(set) ? daysSet((context) => inWeek(set, week.monday(context))) : undefined;
}

/** Weekdays of several weeks. */
function eachInWeeks(set: TimeSet, { parts }: TimeSet): TimeSet | undefined {
  const weeks = parts.map((part) => ('days' in part ? part.week : undefined));
  if (!onlyWeekdays(set) || weeks.length < 2 || weeks.some((week) => !week)) return undefined;
  return daysSet((context, outlook) =>
    weeks.flatMap((week) => inWeek(set, week?.monday(context, outlook)) ?? []),
  );
}

/** From a weekday to Friday of a week. */
function fromIn(day: Day, week: Week): TimeSet | undefined {
  const { weekday } = day;
  if (weekday === undefined) return undefined;
  return daysSet((context) => {
    const monday = week.monday(context);
    return monday && daysFrom(monday.add({ days: weekday - 1 }), monday.add({ days: 4 }));
  });
}

/** The members of a list; a clause of its own after the comma is none. */
function listed(
  part: Part,
  rest: TimeSet,
  { after }: Around,
  joint: Values['and'],
): TimeSet | undefined {
  const comma = joint === 'comma';
  if ((comma || joint === 'clause') && rest.parts.length === 1 && verbs.test(after?.norm ?? ''))
    return undefined;
  if (rest.closed || rest.loose) return undefined;
  // "uge 50, hele ugen": that week.
  if ('days' in part && part.week && rest.running) return setOf(part);
  const [next] = rest.parts;
  if (!('from' in part))
    return part.week && comma && onlyWeekdays(rest) ? undefined : union(setOf(part), rest);
  if (!next || !('from' in next))
    // "tirsdag og torsdag i både uge 46 og uge 47": the weekday before it is of the same weeks.
    return isBareWeekday(part) ? undefined : union(setOf(part), rest);
  const { from: day, to } = part;
  if (comma && !to && isToldByDate(day, next.from)) return undefined;
  const moved = { from: besideWeek(day, next.from), to: to && besideWeek(to, next.from) };
  return union(
    setOf(moved),
    orders(day, joint) ? { ...rest, parts: rest.parts.map((one) => afterDay(day, one)) } : rest,
  );
}

/** "mandag, den 16. november" is one day. */
function isToldByDate(day: Day, next: Day): boolean {
  return (day.weekday !== undefined || day.ahead === true) && next.written === true && !next.week;
}

function isBareWeekday(part: Part): boolean {
  return 'from' in part && !part.to && part.from.weekday !== undefined && !part.from.week;
}

/** Whether a day says when the bare weekdays are that are listed after it. */
function orders({ ahead, isToday, toCome }: Day, joint: Values['and']): boolean {
  return ahead === true || isToday === true || (toCome === true && joint === 'word');
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
    return first?.add({ days: ((weekday - first.dayOfWeek + 6) % 7) + 1 });
  };
  return { from: { on, ahead: true }, to: undefined };
}

/** Whether a sentence goes on with another word. */
function goesOn(after: Piece | undefined): boolean {
  return after !== undefined && after.kind !== 'mark' && !after.newLine;
}

/** Single days, ranges and lists. */
export const ranges: readonly Told[] = [
  rule('to', 't ~/ ~m', () => true),
  rule('to', '. ~.', () => true),
  rule(
    'part',
    '<day> ->|→|=> <day>',
    ([one, other]) => (one.written && other.written ? range(one, other) : undefined),
    {
      '16/11 → 18/11': '11-16..11-18',
    },
  ),
  rule('part', '<number> ->|→|=> <day>', ([one, other]) => bareStart(one, other), {
    '16 → 18 nov': '11-16..11-18',
  }),
  rule('part', '<number> ~. ~. <day>', ([one, other]) => bareStart(one, other), {
    '16..19/11': '11-16..11-19',
  }),
  rule(
    'set',
    '[fra|from] <number> <to> <number> og|and|, [fra|from] <set>',
    ([one, , two, set]) => twoRanges(one, two, set),
    { '2-4 and 9-11 November': '11-02..11-04+11-09..11-11' },
  ),
  rule(
    'part',
    '<ordinal> ~- ~<ordinal> ~- ~<day>',
    ([one, two, other]) =>
      two.value === one.value + 1
        ? bareStart({ value: one.value, digits: String(one.value) }, other)
        : undefined,
    { '16.-17.-18. november': '11-16..11-18' },
  ),
  rule(
    'part',
    '<number> ~- ~<number> ~- ~<day>',
    ([one, two, other]) => (two.value === one.value + 1 ? bareStart(one, other) : undefined),
    { '16-17-18/11': '11-16..11-18' },
  ),
  rule(
    'part',
    '<day> ~/ ~<day>',
    ([one, other], { pieces, from }) =>
      pieces[from]?.text.length === 4 ? range(one, other) : undefined,
    { '2026-11-17/2026-11-20': '11-17..11-20' },
  ),
  rule(
    'part',
    'fra|from|start|startdato|begin : <day> [,] til|to|slut|slutdato|end : <day>',
    ([one, other]) => range(one, other),
    {
      'Fra: 17-11-2026 Til: 19-11-2026': '11-17..11-19',
    },
  ),
  rule('part', 'startdato|start <day> [,] slutdato|slut <day>', ([one, other]) =>
    range(one, other),
  ),
  rule('edge', 'foerste|first <dayOff>', () => 'first'),
  rule('edge', '1 [.] <dayOff>', () => 'first'),
  rule('edge', '[date] absence began|started|begins', () => 'first'),
  rule('edge', 'fra|start dato', () => 'first'),
  rule('edge', 'til|slut dato', () => 'last'),
  rule('edge', 'sidste|last <dayOff>', () => 'last'),
  rule('edge', '<edge> :|er|var|is|was|of|absence|fravaer', ([edge]) => edge),
  rule('dayOff', 'fravaersdag|sygedag|feriedag|fridag|dag|day|date', () => true),
  rule(
    'part',
    '<edge> <day> [,|.|;] [og|and] <edge> <day>',
    ([begins, one, ends, other]) =>
      begins === 'first' && ends === 'last' ? range(one, other) : undefined,
    {
      'første fraværsdag 16/11, sidste fraværsdag 19/11': '11-16..11-19',
      'Første fridag: 16. november. Sidste fridag: 18. november': '11-16..11-18',
      'first day of absence: 16/11/2026, last day of absence: 18/11/2026': '11-16..11-18',
    },
  ),
  rule(
    'part',
    '[fra] <day> til [,] men ikke med [,] <day>',
    ([one, other]) =>
      range(one, { on: (context, outlook) => other.on(context, outlook)?.subtract({ days: 1 }) }),
    {
      'fra 16/11 til, men ikke med, 19/11': '11-16..11-18',
    },
  ),
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
  rule('to', '-|–|—', () => true),
  rule('to', 'til|to|until|till|through|thru|indtil|tom|tem', () => true),
  rule('to', 'til|indtil og med', () => true),
  rule('to', 'og|frem|lige til|indtil', () => true),
  rule('to', 'og [helt] frem til', () => true),
  rule('to', 'helt [frem] til', () => true),
  rule('to', 'right|all up|through to|until', () => true),
  rule('to', 'right|helt <to>', () => true),
  rule('to', 'og helt <to>', () => true),
  rule('to', 'frem til og med', () => true),
  rule('to', 'og til og med', () => true),
  rule('to', 't [.] ~o [.] ~m [.]', () => true),
  rule('to', 'up|through to', () => true),
  rule('to', 'till|until and with', () => true),
  rule('to', '[up] to|until|till and including', () => true),
  rule('and', 'og|and|samt|plus', () => 'word'),
  rule('and', 'og|and igen|again', () => 'word'),
  rule('and', ', og|and|samt', () => 'clause'),
  rule('and', '&|+', () => 'word'),
  // The slash of "14/1-15/1." joins no days.
  rule('and', '/', (_, { pieces, from }) => {
    const isNumber = (at: number) => pieces[at]?.kind === 'number';
    return isNumber(from - 1) && isNumber(from + 1) && pieces[from]?.glued ? undefined : 'word';
  }),
  rule('and', ',', () => 'comma'),

  rule('part', '<day>', ([day]) => single(day), { mandag: '11-23' }),
  rule('part', '<day> <to> <day>', ([one, , other]) => range(one, other), {
    '16/11 til 19/11': '11-16..11-19',
    '16/11-26 til 19/11-26': '11-16..11-19',
    'd. 16-11-2026 til d. 19-11-2026': '11-16..11-19',
    'd. 16-11 til d. 19-11': '11-16..11-19',
    '16. nov. 2026 - 19. nov. 2026': '11-16..11-19',
    '16-11-2026 t.o.m. 19-11-2026': '11-16..11-19',
    '12.-13. november': '11-12..11-13',
    'mandag til onsdag': '11-23..11-25',
    '16th to 19th November': '11-16..11-19',
  }),
  rule('part', 'fra|from <day> <to> <day>', ([one, , other]) => range(one, other), {
    'fra d. 16. til d. 19. november': '11-16..11-19',
    'fra torsdag d. 5. til mandag d. 9. november': '11-05..11-09',
    'from Thursday 5th to Monday 9th November': '11-05..11-09',
  }),
  rule(
    'part',
    '[fra|from] <weekday> <number> <to> <day>',
    ([{ weekday }, number, , other]) => fromWeekdayOn(weekday, number, other),
    {
      'from Thursday 5 to Monday 9 November': '11-05..11-09',
      'torsdag 5 til mandag 9. november': '11-05..11-09',
      'from Friday 5 to Monday 9 November': 'ask',
    },
  ),
  rule('part', 'fra og med <day> <to> <day>', ([one, , other]) => range(one, other), {
    'fra og med 16/11 til og med 19/11': '11-16..11-19',
  }),
  rule('part', 'ml . <day> og <day>', ([one, other]) => range(one, other), {
    'ml. 16/11 og 19/11': '11-16..11-19',
  }),
  rule(
    'part',
    '[fra] <day> <to> <weekday> [i|of] [den|the] samme|same uge|week',
    ([first, , { weekday }]) => ({ days: toWeekday(first, weekday) }),
    {
      'fra tirsdag i sidste uge og til og med fredag samme uge': '11-17..11-20',
    },
  ),
  rule('part', 'mellem|ml|between <day> og|and <day>', ([one, other]) => range(one, other), {
    'mellem 16/11 og 19/11': '11-16..11-19',
    'between november 16th and november 19th': '11-16..11-19',
  }),
  rule(
    'part',
    '[fra|from|mellem|between] <number> <to> <day>',
    ([one, , other]) => bareStart(one, other),
    { '16-19/11': '11-16..11-19', '2-4 november': '11-02..11-04' },
  ),
  rule(
    'part',
    '[fra|from|mellem|between] <ordinal> <to> <day>',
    ([{ value }, , other]) => bareStart({ value, digits: String(value) }, other),
    { 'fra sekstende til nittende november': '11-16..11-19' },
  ),
  rule('part', 'mellem|between <number> og|and <day>', ([one, other]) => bareStart(one, other)),
  rule(
    'part',
    '<month> <number> <to> <number>',
    ([month, one, , other], { after }) =>
      monthFirst(
        month,
        one.value,
        other.value,
        one.digits !== undefined &&
          other.digits !== undefined &&
          !(after?.glued && /^(st|nd|rd|th)$/.test(after.norm)),
      ),
    {
      'November 16-19': '11-16..11-19',
    },
  ),
  rule(
    'part',
    '<month> <ordinal> <to> <ordinal>',
    ([month, one, , other]) => monthFirst(month, one.value, other.value, true),
    { 'November 16th to 19th': '11-16..11-19' },
  ),
  rule('part', '<month> <ordinal> <to> <number>', ([month, one, , other], { after }) =>
    after?.glued && /^(st|nd|rd|th)$/.test(after.norm)
      ? undefined
      : monthFirst(month, one.value, other.value, other.digits !== undefined),
  ),
  rule('part', 'from <month> <number> <to> <number>', ([month, one, , other], { after }) =>
    after?.glued && /^(st|nd|rd|th)$/.test(after.norm)
      ? undefined
      : monthFirst(month, one.value, other.value, true),
  ),
  rule(
    'part',
    '<day> i|in|of <week> <to> <day>',
    ([one, week, , other]) => ({
      days: (context, outlook) => {
        const first =
          one.weekday === undefined
            ? undefined
            : week.monday(context)?.add({ days: one.weekday - 1 });
        const last =
          first &&
          (other.weekday === undefined
            ? other.on(context, outlook)
            : first.add({ days: (other.weekday - first.dayOfWeek + 7) % 7 }));
        return last && daysFrom(first, last);
      },
    }),
    { 'fra torsdag i sidste uge til i går': '11-19..11-24' },
  ),

  rule('part', '[hele|i] <week>', ([week]) => ({ days: schoolWeek(week), week })),
  rule('set', '<part>', ([part]) =>
    'days' in part && part.week ? weekSet(part.week) : setOf(part),
  ),
  rule('set', '<set> <set>', ([one, other]) => toldTwice(one, other), {
    'torsdag og fredag den 12. og 13. november': '11-12+11-13',
  }),
  rule('set', '<set> ,|( <set>', ([one, other]) => toldTwice(one, other), {
    'Thursday and Friday last week, November 19th and 20th': '11-19+11-20',
    'mandag og tirsdag, 23. og 24. november': '11-23+11-24',
    'mandag og tirsdag, 18. og 19. november': '11-18+11-19+11-23+11-24',
  }),
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
    '[on|paa] <weekday> [den|d|the] <number> [.] og|and|,|&|+ <set>',
    ([{ weekday }, number, set]) => weekdayListed(weekday, number, set),
    { 'Monday 9 and Monday 16 November': '11-09+11-16' },
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

  rule(
    'set',
    '[fra|from] <day> og|and [saa|then] [the] resten|rest af|of [den|that|the] [samme] uge|ugen|week',
    ([day]) => toFriday(day),
    {
      'fra d. 9/11 og resten af den uge': '11-09..11-13',
      'Tuesday and the rest of the week': 'ask',
      'fra i dag og resten af ugen': '11-25..11-27',
      'ahead: i morgen og resten af ugen': '11-26..11-27',
      'ahead: i morgen og så resten af ugen': '11-26..11-27',
    },
  ),
  rule(
    'set',
    '[fra|from] <day> og|and|samt [saa|then] [for] [hele|all] [the] [whole] ugen|week efter|after|derefter',
    ([day]) => andWeekAfter(day),
    {
      '13/11 og hele ugen efter': '11-13+11-16..11-20',
      'Friday 13 November and the whole week after': '11-13+11-16..11-20',
    },
  ),
  rule('set', '<day> to date|dato', ([day]) => daysSet(sinceDay(only(day))), {
    '23 Nov to date': '11-23..11-25',
  }),
  rule('set', 'fra|from <day>', ([day]) => openEnd(day), {
    'fra mandag': '11-23..11-25',
    'ahead: fra mandag': 'ask',
  }),
  rule('set', 'fra og med <day>', ([day]) => openEnd(day), { 'fra og med mandag': '11-23..11-25' }),
  rule('set', '[fra|from] <day> og frem', ([day]) => openEnd(day), {
    'mandag og frem': '11-23..11-25',
  }),
  rule('set', '[fra|from] <day> og fremefter', ([day]) => openEnd(day)),
  rule(
    'set',
    '[from] <day> on|onwards|onward',
    // "away today on account of a fever" has no end to ask for.
    ([day], { after, pieces, from, to }) =>
      pieces[to - 1]?.norm === 'on' && pieces[from]?.norm !== 'from' && goesOn(after)
        ? undefined
        : openEnd(day),
    {
      'from Monday onwards': '11-23..11-25',
    },
  ),
  rule('set', 'til og med|frem <day>', ([day]) => upTo(day), {
    'til og med fredag': '11-25..11-27',
  }),
  rule('set', 'to|until|till and including <day>', ([day]) => upTo(day), {
    'until and including Friday': '11-25..11-27',
  }),
  rule(
    'set',
    'indtil|until|till|til|tom|through|thru <day>',
    ([day], { before, pieces, from }) => {
      if (/^(ret|rettes|rettelse)$/.test(before?.norm ?? '')) return undefined;
      // "dem ser vi ikke noget til i dag"
      if (/^(?:noget|intet)$/.test(before?.norm ?? '') && pieces[from]?.norm === 'til')
        return undefined;
      // "fri til fredag" is until then, or on that day; "not in until Monday" is back then.
      const night = /^(?:nat|natten|aften|aftenen)$/.test(before?.norm ?? '');
      const either =
        /^(?:til|till|until)$/.test(pieces[from]?.norm ?? '') && !day.written && !night;
      return either ? { ...upTo(day), unsure: true } : upTo(day);
    },
    { 'until Friday': '11-25..11-27', 'til fredag': '11-25..11-27' },
  ),
  rule('set', 't [.] ~o [.] ~m [.] <day>', ([day]) => upTo(day), {
    't.o.m. fredag': '11-25..11-27',
  }),
  rule(
    'set',
    'til og med|frem <day> [,] siden|since <day>',
    ([last, first]) => backwards(first, last),
    { 'til og med i dag, siden mandag': '11-23..11-25' },
  ),
  rule(
    'set',
    't [.] ~o [.] ~m [.] <day> [,] siden|since <day>',
    ([last, first]) => backwards(first, last),
    { 't.o.m. i dag, siden mandag': '11-23..11-25' },
  ),

  rule('set', 'siden|since [i] <day>', ([day]) => daysSet(sinceDay(only(day))), {
    'siden mandag': '11-23..11-25',
    'siden 16/11': '11-16..11-25',
    'since last Monday': '11-23..11-25',
  }),
  rule('set', '[starting] as of|from <day>', ([day]) => daysSet(sinceDay(only(day))), {
    'as of yesterday': '11-24..11-25',
  }),
  rule('set', 'with effect from|since <day>', ([day]) => daysSet(sinceDay(only(day))), {
    'with effect from Monday': '11-23..11-25',
  }),
  rule('set', 'lige siden <day>', ([day]) => daysSet(sinceDay(only(day)))),
  rule(
    'set',
    'siden|since [i] <week>',
    // Which day of that week is not said.
    ([week]) => ({
      ...daysSet(sinceDay((context) => listOf(week.monday(context)))),
      unsure: true,
    }),
    { 'siden uge 47': '11-16..11-25' },
  ),
  rule(
    'set',
    'siden|since [i] <month>',
    ([month]) =>
      daysSet(sinceDay((context, outlook) => listOf(monthStart(month).on(context, outlook)))),
    { 'siden november': '11-01..11-25' },
  ),
  rule('set', 'siden|since <day> <to> <day>', ([first, , last]) => setOf(range(first, last)), {
    'siden mandag til i går': '11-23..11-24',
  }),

  rule(
    'set',
    '<set> ,|:|( <set>',
    ([counted, named]) =>
      counted.loose && named.parts.every((part) => 'from' in part)
        ? namedOf(counted, named)
        : undefined,
    {
      '2 dage i denne uge, mandag og tirsdag': '11-23+11-24',
      'to dage i sidste uge, onsdag og torsdag': '11-18+11-19',
      'de sidste 3 dage, i dag': '11-23..11-25',
    },
  ),
  rule('set', 'resten|rest af|of <week> fra|from <day>', ([week, day]) => fromIn(day, week)),
  rule(
    'set',
    'resten af ugen fra <day>',
    ([day]) => (day.weekday === undefined ? toFriday(day) : undefined),
    { 'resten af ugen fra i dag': '11-25..11-27', 'resten af ugen fra i går': 'ask' },
  ),
  rule('set', '<week> fra|from <day>', ([week, day]) => fromIn(day, week), {
    'sidste uge fra onsdag': '11-18..11-20',
  }),
  rule('set', '[i|in] <week> ,|:|paa|on|( <set>', ([week, set]) => weekdaysIn(set, week), {
    'i sidste uge, torsdag og fredag': '11-19+11-20',
    'uge 47: man-ons': '11-16..11-18',
  }),
  rule('set', '[i|in] <week> fra|from <day> <rest>', ([week, day]) => fromIn(day, week), {
    'ahead: next week from Wednesday and the rest of the week': '12-02..12-04',
  }),
  rule(
    'set',
    '<day> og|and [on|paa] <weekday> [i|in|of] [den|the] samme|same uge|week',
    ([day, { weekday }]) => bothInWeek(day, weekday),
    { 'Tuesday last week and Friday the same week': '11-17+11-20' },
  ),
  rule('set', '[i|in] <week> <set>', ([week, set]) => weekdaysIn(set, week), {
    'i næste uge fra onsdag til fredag': '12-02..12-04',
    'i uge 47 mandag og tirsdag': '11-16+11-17',
  }),
  rule('set', '<set> i|in|of [baade|both] <set>', ([set, weeks]) => eachInWeeks(set, weeks), {
    'tirsdag og torsdag i både uge 46 og uge 47': '11-10+11-12+11-17+11-19',
  }),
  rule(
    'set',
    '<set> i|in|of <week>',
    ([set, week]) => (set.parts.length > 1 || isRange(set) ? weekdaysIn(set, week) : undefined),
    { 'torsdag og fredag i sidste uge': '11-19+11-20', 'ma.-on. i sidste uge': '11-16..11-18' },
  ),
  rule(
    'set',
    '<set> [,|(] <week>',
    ([set, week]) => (set.parts.length > 1 || isRange(set) ? weekdaysIn(set, week) : undefined),
    { 'mandag til onsdag uge 47': '11-16..11-18' },
  ),

  rule(
    'set',
    '<set> [,] <start> <day>',
    ([set, , day]) => (set.upTo ? startsAt(day, set.upTo) : undefined),
    {
      't.o.m. i går, startede torsdag den 19.': '11-19..11-24',
      'ahead: through December 3rd, starting this coming Monday': '11-30..12-03',
    },
  ),
  rule('start', 'startede|begyndte|started|began', () => true),
  rule(
    'set',
    '<set> [,|(] both|begge days|dage included|inclusive|incl|inkl|inklusive',
    ([set]) => set,
    {
      'from the 9th to 13th of November, both days included': '11-09..11-13',
    },
  ),
  // "8/10 og 9/10, lige før efterårsferien", "24/6 og 25/6, det er de sidste to skoledage": dates, and what they are.
  rule(
    'set',
    '[i] <which> maaned|month ,|:|( <set>',
    ([, set]) => (areDates(set) ? set : undefined),
    {
      'next month, Thursday 10/12 and Friday 11/12': '12-10+12-11',
    },
  ),
  rule('set', '<set> [,|-|of|af|i|in] <year>', ([set, year]) => ofYear(set, year), {
    'tredje tirsdag i september 2026': '09-15',
    'uge 46-47 2026': '11-09..11-13+11-16..11-20',
    'tredje tirsdag i september 2027': 'ask',
  }),
  rule('set', '<set> ( <week> )', ([set]) => (areDates(set) ? set : undefined), {
    '9/11 til 11/11 2026 (uge 46)': '11-09..11-11',
  }),
  rule(
    'part',
    '[fra|from] <day> , <number> <unit> , <to> <day>',
    ([first, , , , last]) => range(first, last),
    {
      'fra onsdag den 18. november, tre dage, til og med fredag den 20. november': '11-18..11-20',
    },
  ),
  rule(
    'part',
    '<edge> <day> [,|.|;] <returned> <day>',
    ([edge, first, , back]) =>
      edge === 'first' ? { days: upToDayBefore(first, back) } : undefined,
    {
      'first day of absence 17/11/2026, date of return 20/11/2026': '11-17..11-19',
      'first date 17/11/2026, return to school date: 20/11/2026': '11-17..11-19',
    },
  ),
  rule('set', 'i|in|for dagene|perioden|datoerne [fra|mellem] <set>', ([set]) => set, {
    'i dagene 16/11 - 19/11': '11-16..11-19',
    'i perioden 16. november 2026 - 20. november 2026': '11-16..11-20',
  }),
  rule('namely', "altsaa|dvs|nemlig|namely|ie|that's", () => true),
  rule('namely', 'that is', () => true),
  rule('namely', 'i . e', () => true),
  rule('namely', '<namely> .|,|:', () => true),
  rule('set', '<set> [,|(] <namely> <set>', ([set, , other]) => retold(set, other), {
    '3-5 May, i.e. the three days up to Ascension': '05-03..05-05',
    'de sidste tre dage op til efterårsferien, altså 7.-9. oktober': '10-07..10-09',
    'uge 46, altså 16.-20. november': 'ask',
  }),
  rule(
    'part',
    '[fra|from] <day> <to> den|the foelgende|following|next <weekday>',
    ([first, , { weekday }]) => ({ days: toFollowing(first, weekday) }),
    { 'from Wednesday 28 October to the following Tuesday': '10-28..11-03' },
  ),
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
  rule('part', 'with effect from <day> <to> <day>', ([first, , last]) => range(first, last), {
    'with effect from 16th November 2026 until 18th November 2026': '11-16..11-18',
  }),
  rule(
    'set',
    'siden|since [i] [the] weekenden|weekend',
    () => daysSet(sinceDay(({ today }) => [weekMonday(today)])),
    {
      'since the weekend': '11-23..11-25',
    },
  ),
  rule('set', '<set> omkring|around <holiday>', ([set]) => (areDates(set) ? set : undefined), {
    'fredag den 13/11 og mandag den 16/11 omkring efterårsferien': '11-13+11-16',
  }),
  rule('set', '<set> [,] <side> <holiday>', ([set]) => (areDates(set) ? set : undefined), {
    'Thursday 8 and Friday 9 October, right before the autumn holiday': '10-08+10-09',
  }),
  rule(
    'set',
    '<set> , det|that|it er|is <set>',
    ([set, other]) => (areDates(set) && !areDates(other) ? set : undefined),
    { '12/11 og 13/11, det er de sidste to skoledage': '11-12+11-13' },
  ),
  rule('set', '<set> [,] today|idag included|incl|inkl|inklusive|medregnet', ([one]) => one),
];

function startsAt(first: Day, last: Day): TimeSet {
  return daysSet((context, outlook) => {
    const end = last.on(context, outlook);
    const from = first.on(context, outlook);
    return from && end && daysFrom(from, end);
  });
}

/** The same days told twice, once by their dates; asked where these are others. */
function retold(one: TimeSet, other: TimeSet): TimeSet | undefined {
  const [dates, words] = areDates(other) ? [other, one] : [one, other];
  if (!areDates(dates)) return undefined;
  return daysSet((context, outlook) => {
    const [said, told] = [dates, words].map((set) => {
      const days = resolve(set, context, outlook);
      return days?.filter((day) => context.calendar.isSchoolDay(day));
    });
    const isAmong = said?.every((day) => told?.some((one) => one.equals(day)) !== false);
    return isAmong ? said : undefined;
  });
}

function toFollowing(first: Day, weekday: number): Days {
  return (context, outlook) => {
    const from = first.on(context, outlook);
    return from && daysFrom(from, from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 }));
  };
}

/** Days with their year after them; asked where they are of another. */
function ofYear(set: TimeSet, year: number): TimeSet | undefined {
  if (set.asked || set.noDay || set.loose) return undefined;
  const days = daysSet((context, outlook) => {
    const some = resolve(set, context, outlook);
    return some?.every((day) => day.year === year) ? some : undefined;
  });
  return set.unsure ? { ...days, unsure: true } : days;
}

/** Days that were counted, or worked out, and are no week by itself. */
function areCounted(set: TimeSet): boolean {
  const { parts, asked, week, closed, upTo, noDay } = set;
  const isPlain = !set.loose && !asked && !week && !closed && !upTo && !noDay;
  return isPlain && parts.every((part) => 'days' in part);
}

/** Dates with their month. */
function areDates({ parts }: TimeSet): boolean {
  return (
    parts.some((part) => 'from' in part && (part.to ?? part.from).written) &&
    parts.every(
      (part) => 'from' in part && (part.from.written || part.from.dayOfMonth !== undefined),
    )
  );
}

/** "3 dage, mandag til onsdag": the days that are named, unless they are only some of those that were counted. */
function namedOf(counted: TimeSet, named: TimeSet): TimeSet {
  const { among } = counted;
  return daysSet((context, outlook) => {
    if (among && onlyWeekdays(named)) return inWeek(named, among.monday(context, outlook));
    const [all, some] = [resolve(counted, context, outlook), resolve(named, context, outlook)];
    const only =
      some?.every((day) => all?.some((one) => one.equals(day))) && some.length < (all?.length ?? 0);
    return only ? all : some;
  });
}

/** A day and so many school days after it. */
function withNext(day: Day, count: number): TimeSet | undefined {
  if (count > mostAfter) return undefined;
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    return first && nextSchoolDays(count + 1, context, first);
  });
}

const mostAfter = 20;

/** "Monday 7 and Monday 14 December": the month at the end is of both; asked where the weekday is of another day. */
function weekdayListed(
  weekday: number,
  { value, digits }: { value: number; digits: string | undefined },
  rest: TimeSet,
): TimeSet | undefined {
  const [next] = rest.parts;
  if (digits === undefined || value < 1 || value > 31 || !next || !('from' in next))
    return undefined;
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

function upToDayBefore(first: Day, back: Day): Days {
  return (context, outlook) => {
    const [from, until] = [first.on(context, outlook), back.on(context, outlook)];
    return from && until && daysFrom(from, until.subtract({ days: 1 }));
  };
}

function toWeekday(first: Day, weekday: number): Days {
  return (context, outlook) => {
    const from = first.on(context, outlook);
    return from && daysFrom(from, weekMonday(from).add({ days: weekday - 1 }));
  };
}

function bothInWeek(day: Day, weekday: number): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    return first && [first, weekMonday(first).add({ days: weekday - 1 })];
  });
}

function andWeekAfter(day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    const monday = first && weekMonday(first).add({ weeks: 1 });
    return first && monday && [first, ...(daysFrom(monday, monday.add({ days: 4 })) ?? [])];
  });
}

function isRange({ parts }: TimeSet): boolean {
  return parts.some((part) => 'from' in part && part.to !== undefined);
}

function only(day: Day): Days {
  return (context) => listOf(day.on(context, 'past'));
}

function listOf(day: Temporal.PlainDate | undefined) {
  return day && [day];
}

function monthStart(month: number): Day {
  return monthDay(1, month);
}

function upTo(day: Day): TimeSet {
  const days = daysSet((context) => {
    const last = day.on(context, 'ahead');
    return last && daysFrom(context.today, last);
  });
  // "til 14." may be an hour.
  return { ...days, upTo: day, ...(day.dayOfMonth === undefined ? {} : { unsure: true as const }) };
}

function backwards(first: Day, last: Day): TimeSet {
  return daysSet((context) => {
    const [from, to] = [first.on(context, 'past'), last.on(context, 'past')];
    return from && to && daysFrom(from, to);
  });
}

function monthDay(day: number, month: number): Day {
  return { on: (context) => inSchoolYear(day, month, context), written: true };
}

function monthFirst(month: number, one: number, other: number, sure: boolean): Part | undefined {
  return sure && other > one ? range(monthDay(one, month), monthDay(other, month)) : undefined;
}

/** "March 4 and 5": days of one month, in order. */
function ofMonth(month: number, days: readonly number[]): TimeSet | undefined {
  const inOrder = days.every((day, at) => day >= 1 && day <= 31 && day > (days[at - 1] ?? 0));
  return inOrder ? { parts: days.map((day) => single(monthDay(day, month))) } : undefined;
}

const countedUnits =
  /^(?:lessons?|periods?|days?|weeks?|hours?|minutes?|pupils|students|others?|more|lektioner|timer|dage|uger|elever|th|st|nd|rd)$/;

/** "November 16 and 3 lessons": a number of something. */
function isCounted(after: Piece | undefined): boolean {
  return after !== undefined && !after.newLine && countedUnits.test(after.norm);
}

/** "Thursday and Friday this week, March 4th and 5th": the same days again, by their dates; else a list. */
function toldTwice(one: TimeSet, other: TimeSet): TimeSet | undefined {
  const byDate = (part: Part) =>
    'from' in part && !part.to && (part.from.written || part.from.dayOfMonth !== undefined);
  const dates =
    other.parts.every(byDate) && other.parts.some((part) => 'from' in part && part.from.written);
  const weekdays = onlyWeekdays(one)
    ? one.parts.length > 1
    : one.parts.every((part) => 'days' in part);
  if (!dates || !weekdays || other.parts.length < 2 || other.closed || one.loose || one.week)
    return undefined;
  return daysSet((context, outlook) => {
    const [first, second] = [resolve(one, context, outlook), resolve(other, context, outlook)];
    if (!first || !second) return undefined;
    const same =
      first.length === second.length &&
      first.every((day, at) => day.dayOfWeek === second[at]?.dayOfWeek);
    return same ? second : [...first, ...second];
  });
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
  return union(setOf({ from: { on: () => undefined, dayOfMonth: value }, to: undefined }), rest);
}
