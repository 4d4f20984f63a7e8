import { daysSet, inWeek, onlyWeekdays, resolve, setOf, weekSet } from '../algebra.ts';
import { type DateContext, nearestWeekday, type Outlook } from '../calendarDays.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, TimeSet, Week } from '../when.ts';

/** What is left out of a time: "uge 47, men ikke fredag". */
export const exceptions: readonly Told[] = [
  rule(
    'set',
    '<set> [,] men|dog|but ikke|not [om|paa|on] [the] <weekday>',
    ([all, { weekday }]) => exceptDays(all, alone(weekday)),
    { 'uge 46, men ikke om mandagen': '11-10..11-13' },
  ),
  rule('set', '<set> [,] men|dog|but ikke|not <set>', ([all, left]) => exceptDays(all, left), {
    '16-20/11, dog ikke den 18.': '11-16+11-17+11-19+11-20',
    'uge 47 men ikke fredag': '11-16..11-19',
    '16/11 til 19/11, dog ikke onsdag': '11-16+11-17+11-19',
  }),
  rule(
    'set',
    '<set> [,] undtagen|undtaget|minus|except|uden|bar <set>',
    ([all, left]) => exceptDays(all, left),
    {
      'hele sidste uge undtagen tirsdag': '11-16+11-18+11-19+11-20',
    },
  ),
  rule(
    'set',
    '<set> [,] bortset|undtaget|except fra|for <set>',
    ([all, left]) => exceptDays(all, left),
    { 'uge 47 bortset fra fredag': '11-16..11-19' },
  ),
  rule(
    'set',
    '[i] <week> ,|: alle|every|all dage|dag|day|days [paa] undtagen|naer|except|but|bar <set>',
    ([week, left]) => exceptDays(weekSet(week), left),
    {
      'i sidste uge, alle dage på nær fredag': '11-16..11-19',
      'last week, every day except Wednesday': '11-16+11-17+11-19+11-20',
    },
  ),
  rule(
    'set',
    'alle|hver|every|all dage|dag|day|days [i] <week> [paa] undtagen|naer|except|but|bar <set>',
    ([week, left]) => exceptDays(weekSet(week), left),
  ),
  rule('set', '<set> apart|aside from <set>', ([all, left]) => exceptDays(all, left), {
    'all of week 47 apart from Friday': '11-16..11-19',
  }),
  rule(
    'set',
    '<set> apart|aside|except|bar [from|for] the <weekday>',
    ([all, { weekday }]) => exceptDays(all, alone(weekday)),
    {
      'all of week 47 apart from the Friday': '11-16..11-19',
      'all of last week bar the Tuesday': '11-16+11-18+11-19+11-20',
    },
  ),
  rule('set', '<set> [,] paa naer <set>', ([all, left]) => exceptDays(all, left)),
  rule('set', '<set> [,] paanaer <set>', ([all, left]) => exceptDays(all, left), {
    'uge 47 pånær onsdag': '11-16+11-17+11-19+11-20',
  }),
];

/** A weekday, of whatever week stands beside it. */
function alone(weekday: number): TimeSet {
  const on: Day['on'] = (context, outlook) => nearestWeekday(weekday, context, outlook);
  return setOf({ from: { weekday, on }, to: undefined });
}

/** Days without those that are left out; asked where that would leave out none. */
function exceptDays(all: TimeSet, left: TimeSet): TimeSet {
  const week = all.week;
  return daysSet((context, outlook) => {
    const some = resolve(all, context, outlook);
    const without = leftOut(left, some ?? [], context, outlook, week);
    const rest = some?.filter((day) => !without?.some((one) => one.equals(day)));
    return without && rest && rest.length < (some?.length ?? 0) ? rest : undefined;
  });
}

/** The days that are taken away; a weekday is the one among those days, and where it comes twice it is asked. */
function leftOut(
  left: TimeSet,
  some: readonly Temporal.PlainDate[],
  context: DateContext,
  outlook: Outlook,
  week: Week | undefined,
): readonly Temporal.PlainDate[] | undefined {
  if (!onlyWeekdays(left)) return resolve(left, context, outlook);
  if (week) return inWeek(left, week.monday(context));
  const named = resolve(left, context, outlook)?.map(({ dayOfWeek }) => dayOfWeek);
  const days = some.filter(({ dayOfWeek }) => named?.includes(dayOfWeek));
  return days.length === named?.length ? days : undefined;
}
