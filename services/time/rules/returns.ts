import { daysSet, resolve } from '../algebra.ts';
import { type DateContext, daysFrom, type Outlook, weekdayAfter } from '../calendarDays.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, TimeSet, Week } from '../when.ts';

type PlainDate = Temporal.PlainDate;

/** From a day to the day before somebody was back; read back where it is only said when it was, not that it went on. */
function upToReturn(first: Day, back: Day, told: 'from' | 'on'): TimeSet {
  const days = daysSet((context, outlook) => {
    const from = first.on(context, outlook);
    const until = from && after(from, back, context, outlook);
    return until && daysFrom(from, until.subtract({ days: 1 }));
  });
  return told === 'from' ? days : { ...days, unsure: true };
}

/** The days after the last day at school, up to the day before somebody is back. */
function between(last: Day, back: Day): Days {
  return (context, outlook) => {
    const from = last.on(context, outlook)?.add({ days: 1 });
    const until = back.on(context, outlook)?.subtract({ days: 1 });
    return from && until && daysFrom(from, until);
  };
}

/** A week up to the day before somebody was back; read back, since the day may be of another week. */
function upToWeekday(week: Week, weekday: number): TimeSet | undefined {
  if (weekday === 1) return undefined;
  const days = daysSet((context) => {
    const monday = week.monday(context);
    return monday && daysFrom(monday, monday.add({ days: weekday - 2 }));
  });
  return { ...days, unsure: true };
}

/** A weekday is the first one after the day before it. */
function after(
  from: PlainDate,
  back: Day,
  context: DateContext,
  outlook: Outlook,
): PlainDate | undefined {
  if (back.weekday === undefined) return back.on(context, outlook);
  return weekdayAfter(from, back.weekday);
}

/** Days that end right before the first one back; asked where they do not. */
function endsBefore(set: TimeSet, back: Day): TimeSet | undefined {
  if (set.asked || set.noDay || set.loose) return undefined;
  return daysSet((context, outlook) => {
    const days = resolve(set, context, outlook);
    const last = days?.at(-1);
    const next = last && context.calendar.onOrAfter(last.add({ days: 1 }));
    const first = back.on(context, outlook);
    return next && first?.equals(next) ? days : undefined;
  });
}

/** "syg fra fredag og kom tilbage i går": up to the day before somebody was back. */
export const returns: readonly Told[] = [
  rule(
    'returned',
    'returned|returning|returns|back|tilbage|retur|raskmeldt|friskmeldt',
    () => true,
  ),
  rule(
    'returned',
    'vender|vendte|came|come|comes|kom|kommer|er|var|is|was|be <returned>',
    () => true,
  ),
  rule('returned', "he|she|they|han|hun|de|he's|she's|og|and|men|but|, <returned>", () => true),
  rule('returned', 'kom|came i|in|to skole|school igen|again', () => true),
  rule(
    'set',
    '<set> ,|( foerste|first [school] skoledag|day [back|igen] [er|is|:] <day>',
    ([set, day]) => endsBefore(set, day),
    {
      '9. november 2026 - 11. november 2026 (første skoledag 12. november 2026': '11-09..11-11',
      '9. november 2026 - 11. november 2026 (første skoledag 16. november 2026': 'ask',
    },
  ),
  rule('returned', 'i|in|at skole|school igen|again', () => true),
  rule('returned', 'return', () => true),
  rule('returned', 'date <returned>', () => true),
  rule('returned', 'date of <returned>', () => true),
  rule('returned', '<returned> og|and moedt|moeder|moedte [igen|ind|in]', () => true),
  rule('returned', 'until|til|indtil <returned>', () => true),
  rule('returned', 'moeder|moedte|starter|startede|begynder [foerst] igen', () => true),
  rule('returned', '; <returned>', () => true),
  rule('returned', '<returned> in|ind', () => true),
  rule('returned', '. <returned>', () => true),
  rule('returned', 'first day <returned>', () => true),
  rule('returned', '<returned> date|:|pr', () => true),
  rule('returned', '<returned> pr .', () => true),
  rule('returned', 'will|rask|frisk|well|first|foerst|only <returned>', () => true),
  rule('returned', '<returned> igen|again|paa|on|den|fra|from|is|er', () => true),
  rule('returned', '<returned> i|in|at|to skole|school|skolen|class', () => true),

  rule(
    'set',
    'fra|from|siden|since <day> <returned> <day>',
    ([first, , back]) => upToReturn(first, back, 'from'),
    {
      'fra fredag og kom tilbage i går': '11-20+11-23',
      'from Friday and came back yesterday': '11-20+11-23',
      'fra den 12. november. Møder igen den 17. november': '11-12+11-13+11-16',
      'from Monday, back in today': '11-23+11-24',
      'since Thursday, he was back in school on Monday': '11-19+11-20',
    },
  ),
  rule('set', 'fra og med <day> <returned> <day>', ([first, , back]) =>
    upToReturn(first, back, 'from'),
  ),
  rule(
    'set',
    'fra|from|siden|since <day> <returned> the|den <weekday> after|efter',
    ([first, , { weekday }]) => upToReturn(first, { weekday, on: () => undefined }, 'from'),
    { 'from 3 November, and he came back the Monday after': '11-03..11-06' },
  ),
  rule(
    'set',
    '[i|in] <week> <returned> [the|den] <weekday>',
    ([week, , { weekday }]) => upToWeekday(week, weekday),
    { 'the week of 9 November, back on the Thursday': '11-09..11-11' },
  ),
  rule(
    'part',
    'sidste skoledag|dag [er] <day> <returned> <day>',
    ([first, , back]) => ({ days: between(first, back) }),
    {
      'sidste skoledag fredag den 6. november, tilbage mandag den 16. november': '11-09..11-13',
    },
  ),
  rule(
    'set',
    '<day> <returned> <day>',
    ([first, , back]) => (first.written ? upToReturn(first, back, 'on') : undefined),
    {
      'Monday 16th November, returned Thursday 19th November': '11-16..11-18',
    },
  ),
  rule('set', '<day> <returned> the|den <weekday> after|efter', ([first, , { weekday }]) =>
    upToReturn(first, { weekday, on: () => undefined }, 'on'),
  ),
];
