import { type DateContext, holiday } from '../calendarDays.ts';
import { bareDay, inMonth, nthInMonth, nthWeekday } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Period } from '../when.ts';
import { schoolDaysIn } from './periods.ts';

/** One day, counted from another: "third Tuesday after the Christmas holiday", "3 Fridays from now". */
export const points: readonly Told[] = [
  rule(
    'day',
    '<number> <again> from|fra now|today|nu|idag',
    ([{ value }, [weekday]]) => (weekday === undefined ? undefined : fromNow(value, weekday)),
    { 'ahead: 3 Fridays from now': '12-11' },
  ),
  rule(
    'day',
    'om <number> <again>',
    ([{ value }, [weekday]]) => (weekday === undefined ? undefined : fromNow(value, weekday)),
    { 'ahead: om 3 fredage': '12-11' },
  ),
  rule(
    'day',
    '<number> <again> back|siden',
    ([{ value }, [weekday]]) => (weekday === undefined ? undefined : fromNow(-value, weekday)),
    { '2 Thursdays back': '11-12' },
  ),
  rule(
    'day',
    '[den|the] <ordinal> <weekday> <side> <day>',
    ([{ value }, { weekday }, side, day]) => ({
      written: true,
      on: (context, outlook) => nthWeekday(day.on(context, outlook), weekday, value * side),
    }),
    { 'the 2nd Monday before 16 November': '11-02' },
  ),
  rule(
    'day',
    '[den|the] <ordinal> <weekday> <side> <holiday>',
    ([{ value }, { weekday }, side, part]) => besideHoliday(value, weekday, side, part),
    { 'third Tuesday after Christmas': '01-19', 'anden mandag efter efterårsferien': '10-26' },
  ),
  rule(
    'day',
    '[den|the] <ordinal> <weekday> i|of|in <which> maaned|month',
    ([{ value }, { weekday }, which]) => ({
      written: true,
      on: ({ today }) => nthInMonth(today.with({ day: 1 }).add({ months: which }), weekday, value),
    }),
    { 'the 4th Friday of last month': '10-23' },
  ),
  rule(
    'day',
    '[den|the] penultimate|naestsidste|naest [sidste] [school] dag|day|skoledag i|of|in <period>',
    ([period]) => fromEnd(period, 1),
    { 'the penultimate day of September 2026': '09-29' },
  ),
  rule(
    'day',
    '[den|the] second|naest last|sidste [school] dag|day|skoledag i|of|in <period>',
    ([period]) => fromEnd(period, 1),
  ),
  rule(
    'day',
    '[den|the] sidste|last business|working|week day i|of|in <period>',
    ([period]) => fromEnd(period, 0),
    { 'the last business day of October 2026': '10-30' },
  ),
  rule('day', '[den|the] sidste|last hverdag|arbejdsdag|weekday i|of|in <period>', ([period]) =>
    fromEnd(period, 0),
  ),
  rule(
    'day',
    '<number> dage|days <side> <day>',
    ([{ value }, side, day], { before }) =>
      (day.isToday || day.toCome || day.isYesterday) &&
      !/^(?:de|the|for|i)$/.test(before?.norm ?? '')
        ? { on: (context, outlook) => day.on(context, outlook)?.add({ days: value * side }) }
        : undefined,
    { 'two days before today': '11-23', 'ahead: 18 days after tomorrow': '12-14' },
  ),
  rule(
    'day',
    '[den|the] closest|nearest|naermeste <weekday> to|til <day>',
    ([{ weekday }, day]) => nearestTo(weekday, day),
    { 'the closest Monday to Nov 11th': '11-09' },
  ),
  rule('day', 'a week [on] <weekday>', ([{ weekday }]) => ({
    ahead: true,
    on: ({ today }) => nthWeekday(today, weekday, 2),
  })),
  rule(
    'day',
    '[the] <ordinal> day|dag of|i <which> month|maaned',
    ([{ value }, which]) => (value < 1 ? undefined : inMonth(bareDay(value), which)),
    { 'the 10th day of next month': '12-10' },
  ),
  // Without "for": that day and not the days until then.
  rule(
    'day',
    '[a] <number> week|weeks from|after <day>',
    ([{ value }, day], { before }) => weeksAfter(value, day, before?.norm),
    { 'ahead: two weeks from this Friday': '12-11' },
  ),
  rule('day', 'a week after <day>', ([day], { before }) => weeksAfter(1, day, before?.norm), {
    'ahead: a week after this Friday': '12-04',
  }),
];

/** The nth of a weekday from tomorrow on, or back from yesterday; today may be meant or not: asked. */
function fromNow(count: number, weekday: number): Day {
  return {
    ahead: true,
    unsure: true,
    on: ({ today }: DateContext) =>
      today.dayOfWeek === weekday ? undefined : nthWeekday(today, weekday, count),
  };
}

/** Of the weekdays around a day the one that is nearer. */
function nearestTo(weekday: number, day: Day): Day {
  return {
    written: true,
    on: (context, outlook) => {
      const found = day.on(context, outlook);
      const days = found && ((weekday - found.dayOfWeek + 10) % 7) - 3;
      return days === undefined ? undefined : found?.add({ days });
    },
  };
}

function besideHoliday(value: number, weekday: number, side: -1 | 1, part: string): Day {
  return {
    written: true,
    unsure: true,
    on: (context, outlook) => {
      const found = holiday(part, context, outlook);
      return nthWeekday(side > 0 ? found?.to : found?.from, weekday, value * side);
    },
  };
}

/** The last school day of a time, or one before it. */
function fromEnd(period: Period, before: number): Day {
  return { written: true, on: (context) => schoolDaysIn(period, context)?.at(-1 - before) };
}

/** Of a day that is not told by its date: "two weeks from 16/11" lasts as long. */
function weeksAfter(count: number, day: Day, before: string | undefined): Day | undefined {
  if (day.written || day.dayOfMonth !== undefined || /^(?:for|i)$/.test(before ?? ''))
    return undefined;
  return {
    unsure: true,
    on: (context, outlook) => day.on(context, outlook)?.add({ weeks: count }),
  };
}
