import { daysSet, inWeek, onlyWeekdays, resolve, union, weekSet } from '../algebra.ts';
import { type DateContext, nearestWeekday, type Outlook } from '../calendarDays.ts';
import { dayAlone } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, TimeSet, Week } from '../when.ts';

type PlainDate = Temporal.PlainDate;

/** What is left out of a time: "uge 47, men ikke fredag", "week 47, but he came on the Friday". */
export const exceptions: readonly Told[] = [
  rule(
    'but',
    'undtagen|undtaget|minus|except|excepting|excluding|uden|bar|paanaer|fraregnet',
    () => true,
  ),
  rule('but', 'bortset|undtaget|except|apart|aside|bort fra|from|for', () => true),
  rule('but', 'paa naer', () => true),
  rule('but', 'undt|excl|exc|ekskl [.]', () => true),
  rule('but', 'not counted', () => true),
  rule('but', 'save|safe [for]', () => true),
  rule('but', 'without', () => true),
  rule('but', 'other than', () => true),
  rule('but', 'med undtagelse af', () => true),
  rule('but', 'with the exception of', () => true),
  rule('but', 'not counting|including', () => true),
  rule('but', 'men|dog|but ikke|not', () => true),
  rule('but', 'naar man ser bort fra', () => true),
  rule('but', ',|(|–|- <but>', () => true),
  rule('but', '<but> om|paa|on|i|in', () => true),

  rule('out', '[om|paa|on] [the] <weekday>', ([{ weekday }]) => alone(weekday)),
  rule('out', '[the] [two|to] <again>', ([days]) => everyOne(days)),
  rule('out', '<set>', ([set]) => set),
  rule('out', '<out> og|and|, <out>', ([one, other]) => union(one, other)),
  rule('out', '<out> when|where|hvor|da <there>', ([set]) => set),

  // There is no school in it anyway.
  rule('set', '<set> <but> [the] holiday week', ([all]) => (all.each ? all : undefined)),
  rule('set', '<set> <but> [the] <holiday>', ([all]) => (isLong(all) ? all : undefined), {
    'fra 5. til 20. oktober, dog ikke i efterårsferien': '10-05..10-20',
    'hver mandag i oktober, når man ser bort fra efterårsferien': '10-05+10-19+10-26',
    'alle onsdage i oktober på nær i efterårsferien': '10-07+10-21+10-28',
  }),
  rule('set', '<set> <but> <out>', ([all, , left]) => exceptDays(all, left), {
    'om tirsdagen fra d. 20. oktober til d. 17. november (på nær i uge 45':
      '10-20+10-27+11-10+11-17',
    '16-20/11, dog ikke den 18.': '11-16+11-17+11-19+11-20',
    'uge 47 men ikke fredag': '11-16..11-19',
    '16/11 til 19/11, dog ikke onsdag': '11-16+11-17+11-19',
    'hele sidste uge undtagen tirsdag': '11-16+11-18+11-19+11-20',
    'uge 47 bortset fra fredag': '11-16..11-19',
    'all of week 47 apart from the Friday': '11-16..11-19',
    'all of last week bar the Tuesday': '11-16+11-18+11-19+11-20',
    'uge 46, men ikke om mandagen': '11-10..11-13',
    '27/10 og 29/10, men ikke den 28.': '10-27+10-29',
    'uge 47 pånær onsdag': '11-16+11-17+11-19+11-20',
    'hele oktober med undtagelse af uge 44': '10-01..10-23',
    'all of last week apart from the Monday and the Friday': '11-17..11-19',
    'from 2 to 13 November, except Tuesdays': '11-02+11-04..11-09+11-11..11-13',
    'i uge 46 og 47, undtagen fredage': '11-09..11-12+11-16..11-19',
    'from Wed 28 Oct to Friday 6 Nov, except Monday 2 Nov when she made it in':
      '10-28..10-30+11-03..11-06',
    'from 2 to 13 November, save for Friday the 6th and Thursday the 12th':
      '11-02..11-05+11-09..11-11+11-13',
  }),
  rule(
    'set',
    '[i] <week> [,|:] alle|every|all dage|dag|day|days <but> <out>',
    ([week, , left]) => exceptDays(weekSet(week), left),
    {
      'i sidste uge, alle dage på nær fredag': '11-16..11-19',
      'last week, every day except Wednesday': '11-16+11-17+11-19+11-20',
    },
  ),
  rule(
    'set',
    'all|whole|hele <week> but <out>',
    ([week, left]) => exceptDays(weekSet(week), left),
    {
      'all last week but Thursday': '11-16+11-17+11-18+11-20',
    },
  ),
  rule(
    'set',
    'every|each|all day|days [in|of] <week> but <out>',
    ([week, left]) => exceptDays(weekSet(week), left),
    {
      'every day last week but Friday': '11-16..11-19',
    },
  ),
  rule('set', 'alle|hver|every|all dage|dag|day|days [i] <week> <but> <out>', ([week, , left]) =>
    exceptDays(weekSet(week), left),
  ),
  rule(
    'set',
    '[i|in] <week> ,|( ikke|not [on|om|paa] [the] <weekday> [though|dog]',
    ([week, { weekday }]) => exceptDays(weekSet(week), alone(weekday)),
    { 'week 47, not the Thursday though': '11-16+11-17+11-18+11-20' },
  ),
  rule(
    'set',
    '<set> ,|( ikke|not <set> hvor|where <there>',
    ([all, left]) => exceptDays(all, left),
    { '16/11 to 20/11, not the 18th where she was here': '11-16+11-17+11-19+11-20' },
  ),

  rule(
    'there',
    'kom|kommer|came|come|comes|moedte|moeder|moedt|attended|attends|present|here|her|tilstede|deltog',
    () => true,
  ),
  rule('there', 'turned|showed|turn|show|dukkede up|op', () => true),
  rule('there', 'made|make it', () => true),
  rule('there', 'drag|dragged|dragging himself|herself in', () => true),
  rule('there', 'in|at|i school|skole|class|skolen', () => true),
  rule('there', 'til stede', () => true),
  rule(
    'there',
    'var|er|was|is|were|did|will|be|he|she|they|han|hun|de|dog|nu|actually|faktisk|gerne|til <there>',
    () => true,
  ),
  rule(
    'there',
    '<there> her|here|in|op|up|alligevel|igen|again|on|om|paa|den|the|han|hun|he|she',
    () => true,
  ),
  rule('there', '<there> i|in|to|at skole|school|skolen|class', () => true),
  rule('set', '<set> men|but|dog|though <there> <out>', ([all, , left]) =>
    withoutPresent(all, left),
  ),
  rule(
    'set',
    '<set> ,|( men|but|dog|though <there> <out>',
    ([all, , left]) => withoutPresent(all, left),
    {
      'from the 9th to the 13th of November, but he came on the 11th': '11-09+11-10+11-12+11-13',
      'siden den 16. november, men var dog i skole den 19. og den 20.': '11-16..11-18+11-23..11-25',
      'weeks 46 and 47, but he did turn up on Friday 20 November': '11-09..11-13+11-16..11-19',
      'week 46, but she was here on Monday 16/11': '11-09..11-13',
      'uge 46, men kom om fredagen': '11-09..11-12',
      '16/11-20/11, men møder onsdag d. 18.': '11-16+11-17+11-19+11-20',
      'uge 46, dog kom han torsdag': '11-09..11-11+11-13',
    },
  ),
  rule('set', '<set> [,] men|but <out> <there>', ([all, left]) => withoutPresent(all, left), {
    'uge 47, men onsdag var han her': '11-16+11-17+11-19+11-20',
  }),
];

/** A weekday, of whatever week stands beside it. */
function alone(weekday: number): TimeSet {
  const on: Day['on'] = (context, outlook) => nearestWeekday(weekday, context, outlook);
  return dayAlone({ weekday, on });
}

/** "except Tuesdays": each of them. */
function everyOne(days: readonly number[]): TimeSet {
  return { parts: days.flatMap((weekday) => alone(weekday).parts), each: true };
}

/** "27/10 og 29/10, men ikke den 28." */
function areSingle({ parts }: TimeSet): boolean {
  return parts.length > 1 && parts.every((part) => 'from' in part && !part.to);
}

/** More than one day. */
function isLong({ parts, asked }: TimeSet): boolean {
  if (asked) return false;
  return parts.length > 1 || parts.some((part) => 'days' in part || part.to !== undefined);
}

/** Days without those that are left out; asked where that would leave out none of a longer time. */
function exceptDays(all: TimeSet, left: TimeSet): TimeSet | undefined {
  if (!isLong(all)) return undefined;
  return daysSet((context, outlook) => {
    const some = resolve(all, context, outlook);
    const rest = without(all, left, some, context, outlook);
    if (areSingle(all)) return rest ?? some;
    return rest && rest.length < (some?.length ?? 0) ? rest : undefined;
  });
}

/** Days without those on which somebody was there: none of them may be among them, but not all. */
function withoutPresent(all: TimeSet, left: TimeSet): TimeSet | undefined {
  if (!isLong(all)) return undefined;
  return daysSet((context, outlook) => {
    const some = resolve(all, context, outlook);
    const named = onlyWeekdays(left) ? resolve(left, context, outlook) : undefined;
    const isOther =
      named && !some?.some((day) => named.some((one) => one.dayOfWeek === day.dayOfWeek));
    const rest = isOther ? some : without(all, left, some, context, outlook);
    return rest && rest.length > 0 ? rest : undefined;
  });
}

function without(
  { week }: TimeSet,
  left: TimeSet,
  some: readonly PlainDate[] | undefined,
  context: DateContext,
  outlook: Outlook,
): readonly PlainDate[] | undefined {
  const out = some && leftOut(left, some, context, outlook, week);
  return out && some.filter((day) => !out.some((one) => one.equals(day)));
}

/** The days that are taken away, told as they were told before: "14. til 25. september, undtagen fredag den 18.". */
function leftOut(
  left: TimeSet,
  some: readonly PlainDate[],
  context: DateContext,
  outlook: Outlook,
  week: Week | undefined,
): readonly PlainDate[] | undefined {
  if (left.each) return some.filter((day) => isNamed(day, left));
  if (onlyWeekdays(left)) return weekdaysOut(left, some, context, outlook, week);
  const numbers = left.parts.map((part) =>
    'from' in part && !part.to && !part.from.written ? part.from.dayOfMonth : undefined,
  );
  if (numbers.some((number) => number === undefined)) return resolve(left, context, outlook);
  const days = some.filter(({ day }) => numbers.includes(day));
  return days.length === numbers.length ? days : undefined;
}

const isNamed = ({ dayOfWeek }: PlainDate, { parts }: TimeSet) =>
  parts.some((part) => 'from' in part && part.from.weekday === dayOfWeek);

/** A weekday is the one among those days, and where it comes twice it is asked. */
function weekdaysOut(
  left: TimeSet,
  some: readonly PlainDate[],
  context: DateContext,
  outlook: Outlook,
  week: Week | undefined,
): readonly PlainDate[] | undefined {
  if (week) return inWeek(left, week.monday(context, outlook));
  const named = resolve(left, context, outlook)?.map(({ dayOfWeek }) => dayOfWeek);
  const days = some.filter(({ dayOfWeek }) => named?.includes(dayOfWeek));
  return days.length === named?.length ? days : undefined;
}
