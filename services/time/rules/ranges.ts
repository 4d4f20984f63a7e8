import { weekMonday } from '../../calendar/weekMonday.ts';
import { schoolWeek, setOf, union, weekdayIn, weekSet } from '../algebra.ts';
import { daysFrom, holiday, weekdayAfter } from '../calendarDays.ts';
import type { Piece } from '../chart.ts';
import { months } from '../lexicon.ts';
import { dayBefore, isDate, monthDay, monthless, range, single } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, Part, TimeSet } from '../when.ts';

/** Single days, and from one day to another. */
export const ranges: readonly Told[] = [
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
    '[fra|from] <number> <to> <number> <and> [fra|from] <set>',
    ([one, , two, , set], { before, pieces, from, to }) =>
      /^[/.-]$/.test(before?.text ?? '') || !namesMonth(pieces.slice(from, to))
        ? undefined
        : rangeBefore(one, two, set),
    {
      '2-4 and 9-11 November': '11-02..11-04+11-09..11-11',
      '16-17,19-20,23 November 2026': '11-16+11-17+11-19+11-20+11-23',
    },
  ),
  rule(
    'set',
    '[fra|from] <ordinal> <to> <ordinal> <and> [fra|from] <set>',
    ([one, , two, , set]) =>
      one.word ? undefined : rangeBefore(digitsOf(one), digitsOf(two), set),
    { '9.-11. og 16. november': '11-09..11-11+11-16' },
  ),
  rule('set', 'rykket|flyttet|udsat|moved|postponed til|to <day>', ([day]) => setOf(single(day)), {
    'rykket til den 7.12.26': '12-07',
  }),
  rule(
    'part',
    '<start> <day> og|and ended|endte|sluttede|slut [on] <day>',
    ([, first, last]) => range(first, last),
    { 'started on 9 November and ended on 11 November': '11-09..11-11' },
  ),
  rule(
    'part',
    '[fra|from] <day> , <to> <day>',
    // "ti 17/11, to 19/11": a Thursday.
    ([first, , last], { pieces, from, to }) => {
      const isEnd = pieces[from]?.norm === 'from' || !pieces.slice(from, to).some(isTo);
      return isEnd && first.written && last.written ? range(first, last) : undefined;
    },
    { 'from Monday, 9 November, through Wednesday, 11 November': '11-09..11-11' },
  ),
  rule(
    'part',
    '[fra|from] <day> <to> [the] end|slutningen|udgangen of|af [that|the|den] month|maaned|maaneden',
    ([first]) => ({
      days: (context, outlook) => {
        const from = first.on(context, outlook);
        return from && daysFrom(from, from.with({ day: from.daysInMonth }));
      },
    }),
    { '16 November to the end of that month': '11-16..11-30' },
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
    '[fra] <day> til [,] men ikke med [,] <day>',
    ([one, other]) =>
      range(one, { on: (context, outlook) => other.on(context, outlook)?.subtract({ days: 1 }) }),
    {
      'fra 16/11 til, men ikke med, 19/11': '11-16..11-18',
    },
  ),
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
  rule(
    'part',
    '[det|it] <start> <day> [,] [og|and] [,] ending|ends|slutter|slut [on|med|with|den] <day>',
    ([, first, last]) => range(first, last),
    {
      'beginning on 12 November and ending on 16 November': '11-12..11-16',
    },
  ),
  rule(
    'part',
    'fra|from <day> , til|to [(] [inclusive] [)] <day>',
    ([one, other]) => range(one, other),
    {
      'from 16/11/2026, to (inclusive) 19/11/2026': '11-16..11-19',
    },
  ),
  rule('part', 'fom . <day> tom . <day>', ([one, other]) => range(one, other), {
    'fom. 16.11.26 tom. 18.11.26': '11-16..11-18',
  }),
  rule(
    'part',
    '[fra|from] <number> <to> <number> <which> maaned|month',
    ([one, , two, which]) => inMonth(one.value, two.value, which),
    { 'from 4 to 6 this month': '11-04..11-06' },
  ),
  rule(
    'part',
    '[i|in] <which> maaned|month ,|fra|from <number> <to> <number>',
    ([which, one, , two], { after }) =>
      after?.glued === true || one.digits === undefined || two.digits === undefined
        ? undefined
        : inMonth(one.value, two.value, which),
    { 'denne måned fra 2 til 5': '11-02..11-05' },
  ),
  rule(
    'part',
    '[fra|from] <ordinal> <to> <ordinal> <which> maaned|month',
    ([one, , two, which]) => inMonth(one.value, two.value, which),
    { 'ahead: fra 7. til 9. næste måned': '12-07..12-09' },
  ),
  rule(
    'part',
    'from the end of <holiday> <to> <day>',
    ([part, , last]) => ({
      days: (context, outlook) => {
        const first = holiday(part, context, outlook)?.to.add({ days: 1 });
        const end = first && last.on(context, outlook);
        return first && end && daysFrom(first, end);
      },
    }),
    { 'from the end of the autumn holiday until Wednesday 21 October': '10-19..10-21' },
  ),
  rule(
    'part',
    '<week> <weekday> <to> <week> <weekday>',
    ([one, from, , other, to]) => range(weekdayIn(one, from.weekday), weekdayIn(other, to.weekday)),
    {
      'uge 46 torsdag – uge 47 tirsdag': '11-12..11-17',
    },
  ),
  rule('part', 'fom <day> <to> <day>', ([one, , other]) => range(one, other), {
    'fom 16/11 tom 19/11': '11-16..11-19',
  }),
  rule('part', 'f [.] ~o [.] ~m [.] <day> <to> <day>', ([one, , other]) => range(one, other), {
    'f.o.m. 16/11 t.o.m. 19/11': '11-16..11-19',
  }),
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
    '[fra|from] <day> <to> den|the foelgende|following|next <weekday>',
    ([first, , { weekday }]) => ({ days: toFollowing(first, weekday) }),
    { 'from Wednesday 28 October to the following Tuesday': '10-28..11-03' },
  ),
];

/** A bare number that begins a range whose end names the month: "2-4 marts". */
function bareStart(
  number: { value: number; digits: string | undefined },
  end: Day,
): Part | undefined {
  const { value, digits } = number;
  if (digits === undefined || value < 1 || value > 31 || !end.written) return undefined;
  return range(monthless(value), end);
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

const isTo = ({ norm }: Piece) => norm === 'to';

const digitsOf = ({ value }: { value: number }) => ({ value, digits: String(value) });

/** "2-4 and 9-11 February", "16-17, 23 February": the month that is said after them is of them as well. */
function rangeBefore(
  one: { value: number; digits: string | undefined },
  two: { value: number; digits: string | undefined },
  rest: TimeSet,
): TimeSet | undefined {
  if (one.digits === undefined || two.digits === undefined || rest.closed || rest.loose)
    return undefined;
  if (one.value < 1 || two.value <= one.value || two.value > 31) return undefined;
  const [next] = rest.parts;
  if (!next || !('from' in next) || !isDate(next.from)) return undefined;
  const ofMonth = rest.parts.some((part) => 'from' in part && (part.to ?? part.from).written);
  return ofMonth
    ? union(setOf({ from: monthless(one.value), to: monthless(two.value) }), rest)
    : undefined;
}

/** A month by its name, or after a slash or dot: in "4-11, 17-11" each is a date. */
const namesMonth = (pieces: readonly Piece[]) =>
  pieces.some(({ norm, text }) => months.has(norm) || /^[/.]$/.test(text));

/** "from 4 to 6 this month" */
function inMonth(one: number, two: number, which: -1 | 0 | 1): Part | undefined {
  if (one < 1 || two <= one || two > 31) return undefined;
  return {
    days: ({ today }) => {
      const month = today.with({ day: 1 }).add({ months: which });
      return two > month.daysInMonth
        ? undefined
        : daysFrom(month.with({ day: one }), month.with({ day: two }));
    },
  };
}

function toFollowing(first: Day, weekday: number): Days {
  return (context, outlook) => {
    const from = first.on(context, outlook);
    return from && daysFrom(from, weekdayAfter(from, weekday));
  };
}

function toWeekday(first: Day, weekday: number): Days {
  return (context, outlook) => {
    const from = first.on(context, outlook);
    return from && daysFrom(from, weekMonday(from).add({ days: weekday - 1 }));
  };
}

function monthFirst(month: number, one: number, other: number, sure: boolean): Part | undefined {
  return sure && other > one ? range(monthDay(one, month), monthDay(other, month)) : undefined;
}
