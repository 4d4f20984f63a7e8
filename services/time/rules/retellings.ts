import { daysSet, inWeek, onlyWeekdays, resolve } from '../algebra.ts';
import { areDates, isDate, isRange } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Part, TimeSet } from '../when.ts';

/** A time that is told twice, or with what it is called beside it. */
export const retellings: readonly Told[] = [
  rule('set', '<set> <set>', ([one, other]) => toldTwice(one, other), {
    'torsdag og fredag den 12. og 13. november': '11-12+11-13',
  }),
  rule('set', '<set> ,|( <set>', ([one, other]) => toldTwice(one, other), {
    'Thursday and Friday last week, November 19th and 20th': '11-19+11-20',
    'mandag og tirsdag, 23. og 24. november': '11-23+11-24',
    'mandag og tirsdag, 18. og 19. november': '11-18+11-19+11-23+11-24',
    'Mon-Fri, 9-13 Nov': '11-09..11-13',
  }),
  rule(
    'set',
    '<set> ,|:|( <set>',
    ([counted, named]) =>
      counted.loose && !named.loose && !named.asked && !named.noDay
        ? namedOf(counted, named)
        : undefined,
    {
      '2 dage i denne uge, mandag og tirsdag': '11-23+11-24',
      'to dage i sidste uge, onsdag og torsdag': '11-18+11-19',
      'de sidste 3 dage, i dag': '11-23..11-25',
    },
  ),
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
    '[i] <which> maaned|month ,|:|( [on|paa] <set>',
    ([which, set]) => (areDates(set) ? set : ofMonth(set, which)),
    {
      'next month, Thursday 10/12 and Friday 11/12': '12-10+12-11',
      'ahead: next month, on the 7th, 8th and 9th': '12-07..12-09',
    },
  ),
  rule('set', '<set> [,|-|of|af|i|in] <year>', ([set, year]) => ofYear(set, year), {
    'tredje tirsdag i september 2026': '09-15',
    'uge 46-47 2026': '11-09..11-13+11-16..11-20',
    'tredje tirsdag i september 2027': 'ask',
  }),
  rule('set', '<set> next|naeste year|aar', ([set]) => ofNextYear(set), {
    'ahead: weeks 5 and 6 next year': '02-01..02-05+02-08..02-12',
  }),
  rule('set', '<set> ( <week> )', ([set]) => (areDates(set) ? set : undefined), {
    '9/11 til 11/11 2026 (uge 46)': '11-09..11-11',
  }),
  rule('namely', "altsaa|dvs|nemlig|namely|ie|that's", () => true),
  rule('namely', 'that is', () => true),
  rule('namely', 'i . e', () => true),
  rule('namely', '<namely> .|,|:', () => true),
  rule('set', '<set> [,|(] <namely> <set>', ([set, , other]) => toldByDates(set, other), {
    '3-5 May, i.e. the three days up to Ascension': '05-03..05-05',
    'de sidste tre dage op til efterårsferien, altså 7.-9. oktober': '10-07..10-09',
    'uge 46, altså 16.-20. november': 'ask',
  }),
  rule('set', '<set> omkring|around <holiday>', ([set]) => (areDates(set) ? set : undefined), {
    'fredag den 13/11 og mandag den 16/11 omkring efterårsferien': '11-13+11-16',
  }),
  rule(
    'set',
    '<set> [,] <side> <holiday>',
    ([set]) => (areDates(set) || set.week ? set : undefined),
    {
      'uge 41 op til efterårsferien': '10-05..10-09',
      'Thursday 8 and Friday 9 October, right before the autumn holiday': '10-08+10-09',
    },
  ),
  rule(
    'set',
    '<set> , det|that|it er|is <set>',
    ([set, other]) => (areDates(set) && !areDates(other) ? set : undefined),
    { '12/11 og 13/11, det er de sidste to skoledage': '11-12+11-13' },
  ),
  rule('set', '<set> [,] today|idag included|incl|inkl|inklusive|medregnet', ([one]) => one),
];

/** The same days told twice, once by their dates; asked where these are others. */
function toldByDates(one: TimeSet, other: TimeSet): TimeSet | undefined {
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

function ofNextYear(set: TimeSet): TimeSet | undefined {
  if (set.asked || set.noDay || set.loose) return undefined;
  return daysSet((context, outlook) => {
    const some = resolve(set, context, outlook);
    return some?.every((day) => day.year === context.today.year + 1) ? some : undefined;
  });
}

/** Days of the month alone, of a month that was named before them. */
function ofMonth({ parts }: TimeSet, which: -1 | 0 | 1): TimeSet | undefined {
  const numbers = parts.map((part) =>
    'from' in part && !part.to ? part.from.dayOfMonth : undefined,
  );
  if (numbers.some((number) => number === undefined)) return undefined;
  return daysSet(({ today }) => {
    const month = today.with({ day: 1 }).add({ months: which });
    return numbers.map((number) => month.with({ day: Math.min(number ?? 1, month.daysInMonth) }));
  });
}

/** Days with their year after them; asked where they are of another. */
function ofYear(set: TimeSet, year: number): TimeSet | undefined {
  if (set.asked || set.noDay || set.loose) return undefined;
  const days = daysSet((context, outlook) => {
    const some = resolve(set, context, outlook);
    return some?.every((day) => day.year === year) ? some : undefined;
  });
  const dated = areDates(set) ? { dated: true as const } : {};
  return set.unsure ? { ...days, unsure: true } : { ...days, ...dated };
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

/** "Thursday and Friday this week, March 4th and 5th": the same days again, by their dates; else a list. */
function toldTwice(one: TimeSet, other: TimeSet): TimeSet | undefined {
  const byDate = (part: Part) => 'from' in part && isDate(part.from);
  const isWritten = (part: Part) => 'from' in part && (part.to ?? part.from).written === true;
  const dates = other.parts.every(byDate) && other.parts.some(isWritten);
  const ranged = isRange(one);
  if (isRange(other) && !ranged) return undefined;
  if (ranged && (!onlyWeekdays(one) || one.parts.some(isWritten))) return undefined;
  const weekdays = onlyWeekdays(one)
    ? one.parts.length > 1 || ranged
    : one.parts.every((part) => 'days' in part);
  const several = other.parts.length > 1 || ranged;
  if (!dates || !weekdays || !several || other.closed || one.loose || one.week) return undefined;
  return daysSet((context, outlook) => {
    const [first, second] = [resolve(one, context, outlook), resolve(other, context, outlook)];
    if (!first || !second) return undefined;
    const same =
      first.length === second.length &&
      first.every((day, at) => day.dayOfWeek === second[at]?.dayOfWeek);
    if (same) return second;
    return ranged ? undefined : [...first, ...second];
  });
}
