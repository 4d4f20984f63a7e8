import { weekMonday } from '../../calendar/weekMonday.ts';
import { daysSet, inWeek, onlyWeekdays } from '../algebra.ts';
import { daysFrom } from '../calendarDays.ts';
import { dayAlone, isRange, toFriday } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, TimeSet, Week } from '../when.ts';

/** Weekdays of a week or of several. */
export const daysOfWeeks: readonly Told[] = [
  rule('set', 'resten|rest af|of <week> <start> <day>', ([week, , day]) => fromIn(day, week)),
  rule(
    'set',
    '[the] resten|rest af|of [the] ugen|week [,] <start> <day>',
    ([, day]) => (day.weekday === undefined ? toFriday(day) : undefined),
    {
      'ahead: the rest of the week starting tomorrow': '11-26+11-27',
      'resten af ugen fra i dag': '11-25..11-27',
      'resten af ugen fra i går': 'ask',
    },
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
  rule(
    'set',
    '<weekday> i|in|of [de|the] foelgende|disse|these|following uger|weeks [:] <set>',
    ([{ weekday }, weeks]) => eachInWeeks(weekdayAlone(weekday), weeks),
    { 'mandag i følgende uger: uge 45, 46 og 47': '11-02+11-09+11-16' },
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
];

/** Weekdays of a week named for them. */
function weekdaysIn(set: TimeSet, week: Week): TimeSet | undefined {
  return onlyWeekdays(set) ? daysSet((context) => inWeek(set, week.monday(context))) : undefined;
}

const weekdayAlone = (weekday: number): TimeSet => dayAlone({ on: () => undefined, weekday });

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

function bothInWeek(day: Day, weekday: number): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    return first && [first, weekMonday(first).add({ days: weekday - 1 })];
  });
}
