import { daysSet, inWeek, onlyWeekdays, resolve, setOf, union, weekSet } from '../algebra.ts';
import { type DateContext, nearestWeekday, type Outlook } from '../calendarDays.ts';
import { weekdays } from '../lexicon.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Part, TimeSet, Week } from '../when.ts';

type PlainDate = Temporal.PlainDate;

const plurals =
  'mondays|tuesdays|wednesdays|thursdays|fridays|mandage|tirsdage|onsdage|torsdage|fredage|mandagene|tirsdagene|onsdagene|torsdagene|fredagene';

/** What is left out of a time: "uge 47, men ikke fredag", "week 47, but he came on the Friday". */
export const exceptions: readonly Told[] = [
  rule(
    'but',
    'undtagen|undtaget|minus|except|excepting|excluding|uden|bar|paanaer|fraregnet',
    () => true,
  ),
  rule('but', 'bortset|undtaget|except|apart|aside|bort fra|from|for', () => true),
  rule('but', 'paa naer', () => true),
  rule('but', 'save|safe [for]', () => true),
  rule('but', 'without', () => true),
  rule('but', 'other than', () => true),
  rule('but', 'med undtagelse af', () => true),
  rule('but', 'with the exception of', () => true),
  rule('but', 'not counting|including', () => true),
  rule('but', 'men|dog|but ikke|not', () => true),
  rule('but', 'naar man ser bort fra', () => true),
  rule('but', ', <but>', () => true),
  rule('but', '<but> om|paa|on|i|in', () => true),

  rule(
    'set',
    '<set> <but> <set> when|where|hvor|da <there>',
    ([all, , left]) => exceptDays(all, left),
    {
      'from Wed 28 Oct to Friday 6 Nov, except Monday 2 Nov when she made it in':
        '10-28..10-30+11-03..11-06',
    },
  ),
  rule(
    'set',
    `<set> <but> [the] [two|to] ${plurals}`,
    ([all], { pieces, to }) => withoutEach(all, pieces[to - 1]?.norm ?? ''),
    {
      'from 2 to 13 November, except Tuesdays': '11-02+11-04..11-09+11-11..11-13',
      'i uge 46 og 47, undtagen fredage': '11-09..11-12+11-16..11-19',
    },
  ),
  // There is no school in it anyway.
  rule('set', '<set> <but> <holiday>', ([all]) => (all.each ? all : undefined), {
    'hver mandag i oktober, når man ser bort fra efterårsferien': '10-05+10-19+10-26',
    'alle onsdage i oktober på nær i efterårsferien': '10-07+10-21+10-28',
  }),
  rule(
    'set',
    '<set> <but> [the] <weekday>',
    ([all, , { weekday }]) => exceptDays(all, alone(weekday)),
    {
      'uge 46, men ikke om mandagen': '11-10..11-13',
      'all of week 47 apart from the Friday': '11-16..11-19',
      'all of last week bar the Tuesday': '11-16+11-18+11-19+11-20',
    },
  ),
  rule(
    'set',
    '<set> <but> [the] <weekday> og|and [the] <weekday>',
    ([all, , one, other]) => exceptDays(all, union(alone(one.weekday), alone(other.weekday))),
    { 'all of last week apart from the Monday and the Friday': '11-17..11-19' },
  ),
  rule('set', '<set> <but> <set>', ([all, , left]) => exceptDays(all, left), {
    '16-20/11, dog ikke den 18.': '11-16+11-17+11-19+11-20',
    'uge 47 men ikke fredag': '11-16..11-19',
    '16/11 til 19/11, dog ikke onsdag': '11-16+11-17+11-19',
    'hele sidste uge undtagen tirsdag': '11-16+11-18+11-19+11-20',
    'uge 47 bortset fra fredag': '11-16..11-19',
    'all of week 47 apart from Friday': '11-16..11-19',
    'uge 47 pånær onsdag': '11-16+11-17+11-19+11-20',
    'hele oktober med undtagelse af uge 44': '10-01..10-23',
  }),
  rule(
    'set',
    '[i] <week> ,|: alle|every|all dage|dag|day|days <but> <set>',
    ([week, , left]) => exceptDays(weekSet(week), left),
    {
      'i sidste uge, alle dage på nær fredag': '11-16..11-19',
      'last week, every day except Wednesday': '11-16+11-17+11-19+11-20',
    },
  ),
  rule('set', 'alle|hver|every|all dage|dag|day|days [i] <week> <but> <set>', ([week, , left]) =>
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

  rule('there', 'kom|came|moedte|moedt|attended|present|here|her|tilstede|deltog', () => true),
  rule('there', 'turned|showed|turn|show|dukkede up|op', () => true),
  rule('there', 'made|make it', () => true),
  rule('there', 'drag|dragged|dragging himself|herself in', () => true),
  rule('there', 'in|at|i school|skole|class|skolen', () => true),
  rule('there', 'til stede', () => true),
  rule(
    'there',
    'var|er|was|is|were|did|he|she|they|han|hun|de|dog|nu|actually|faktisk|gerne|til <there>',
    () => true,
  ),
  rule('there', '<there> her|here|in|op|up|alligevel|igen|again|on|om|paa|den|the', () => true),
  rule('there', '<there> i|in|to|at skole|school|skolen|class', () => true),
  rule(
    'set',
    '<set> [,] men|but|dog|though <there> <weekday>',
    ([all, , { weekday }]) => withoutPresent(all, alone(weekday)),
    { 'uge 46, men kom om fredagen': '11-09..11-12' },
  ),
  rule('set', '<set> men|but|dog|though <there> <set>', ([all, , left]) =>
    withoutPresent(all, left),
  ),
  rule(
    'set',
    '<set> ,|( men|but|dog|though <there> <set>',
    ([all, , left]) => withoutPresent(all, left),
    {
      'from the 9th to the 13th of November, but he came on the 11th': '11-09+11-10+11-12+11-13',
      'siden den 16. november, men var dog i skole den 19. og den 20.': '11-16..11-18+11-23..11-25',
      'weeks 46 and 47, but he did turn up on Friday 20 November': '11-09..11-13+11-16..11-19',
      'week 46, but she was here on Monday 16/11': '11-09..11-13',
    },
  ),
  rule('set', '<set> [,] men|but <set> <there>', ([all, left]) => withoutPresent(all, left), {
    'uge 47, men onsdag var han her': '11-16+11-17+11-19+11-20',
  }),
];

/** A weekday, of whatever week stands beside it. */
function alone(weekday: number): TimeSet {
  const on: Day['on'] = (context, outlook) => nearestWeekday(weekday, context, outlook);
  return setOf({ from: { weekday, on }, to: undefined });
}

/** "except Tuesdays": none of them. */
function withoutEach(all: TimeSet, word: string): TimeSet {
  const weekday = weekdays.get(word.replace(/(?<=dag)(?:e|ene|en)$/, ''));
  return daysSet((context, outlook) =>
    resolve(all, context, outlook)?.filter((day) => day.dayOfWeek !== weekday),
  );
}

/** More than one day. */
function isLong({ parts }: TimeSet): boolean {
  return parts.length > 1 || parts.some((part) => 'days' in part || part.to !== undefined);
}

/** Days without those that are left out; asked where that would leave out none. */
function exceptDays(all: TimeSet, left: TimeSet): TimeSet {
  return daysSet((context, outlook) => {
    const some = resolve(all, context, outlook);
    const rest = without(all, left, some, context, outlook);
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

const isWritten = (part: Part) => 'from' in part && part.from.written === true;

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

/** The days that are taken away; a weekday is the one among those days, and where it comes twice it is asked. */
function leftOut(
  left: TimeSet,
  some: readonly PlainDate[],
  context: DateContext,
  outlook: Outlook,
  week: Week | undefined,
): readonly PlainDate[] | undefined {
  const numbers = left.parts.map((part) =>
    'from' in part && !part.to ? part.from.dayOfMonth : undefined,
  );
  // "14. til 25. september, undtagen den 18.": of the same month.
  if (numbers.every((number) => number !== undefined) && !left.parts.some(isWritten)) {
    const days = some.filter(({ day }) => numbers.includes(day));
    return days.length === numbers.length ? days : undefined;
  }
  if (!onlyWeekdays(left)) return resolve(left, context, outlook);
  if (week) return inWeek(left, week.monday(context));
  const named = resolve(left, context, outlook)?.map(({ dayOfWeek }) => dayOfWeek);
  const days = some.filter(({ dayOfWeek }) => named?.includes(dayOfWeek));
  return days.length === named?.length ? days : undefined;
}
