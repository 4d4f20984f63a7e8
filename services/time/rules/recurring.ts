import { daysSet, open, resolve, upToToday } from '../algebra.ts';
import { daysFrom, inSchoolYear } from '../calendarDays.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, TimeSet } from '../when.ts';

/** The weekdays of a name such as "fredage", "mandagene". */
const plural = new Map(
  ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'].flatMap((name, at) =>
    ['en', 'e', 'ene'].map((end): [string, number] => [`${name}${end}`, at + 1]),
  ),
);
const english = new Map(
  ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays'].map((name, at) => [name, at + 1]),
);
const pluralWords = [...plural.keys()].join('|');
const englishWords = [...english.keys()].join('|');

/** Every such weekday of a month, up to today. */
function ofMonth(weekday: number, month: number): TimeSet {
  return daysSet((context, outlook) => {
    const first = inSchoolYear(1, month, context);
    const days = first && daysFrom(first, first.add({ days: first.daysInMonth - 1 }));
    const named = days?.filter((day) => day.dayOfWeek === weekday);
    return outlook === 'past' ? upToToday(named, context) : named;
  });
}

/** Every such weekday of a longer time. */
function within(weekday: number, set: TimeSet): TimeSet | undefined {
  return daysSet((context, outlook) =>
    resolve(set, context, outlook)?.filter((day) => day.dayOfWeek === weekday),
  );
}

/** Days that come again. Without an end they are asked. */
export const recurring: readonly Told[] = [
  rule(
    'day',
    '[den|the] <ordinal> <weekday> i|of|in <month>',
    ([{ value }, { weekday }, month]) => nthOf(value, weekday, month),
    {
      'anden torsdag i november': '11-12',
      'the second Thursday of November': '11-12',
    },
  ),
  rule('set', 'hver|every|each <weekday>', () => open, { 'hver mandag': 'ask' }),
  rule(
    'set',
    'hver|every|each <weekday> i|in <month>',
    ([{ weekday }, month]) => ofMonth(weekday, month),
    {
      'hver mandag i november': '11-02+11-09+11-16+11-23',
      'every Monday in November': '11-02+11-09+11-16+11-23',
    },
  ),
  rule(
    'set',
    'hver|every|each <weekday> [i] <set>',
    ([{ weekday }, set]) =>
      set.parts.every((part) => 'days' in part || part.to) ? within(weekday, set) : undefined,
    {
      'hver mandag siden 2/11': '11-02+11-09+11-16+11-23',
    },
  ),
  rule('set', 'hver|every anden|other <weekday>', () => open, { 'hver anden fredag': 'ask' }),
  rule('set', 'hver anden|other dag|day', () => open),
  rule('set', 'every other day', () => open),
  rule('set', 'hver|every|each dag|day|morgen|morning', () => open, { 'hver dag': 'ask' }),
  rule('set', 'hver eneste dag', () => open),
  rule('set', 'hver eneste <weekday>', () => open),
  rule('set', `om|paa|alle ${pluralWords}`, () => open, { 'om fredagen': 'ask' }),
  rule('set', `on|all ${englishWords}`, () => open),
  rule(
    'set',
    `alle ${pluralWords} i <month>`,
    ([month], { pieces, from }) => {
      const weekday = plural.get(pieces[from + 1]?.norm ?? '');
      return weekday === undefined ? undefined : ofMonth(weekday, month);
    },
    { 'alle fredage i november': '11-06+11-13+11-20' },
  ),
  rule('set', `all ${englishWords} in <month>`, ([month], { pieces, from }) => {
    const weekday = english.get(pieces[from + 1]?.norm ?? '');
    return weekday === undefined ? undefined : ofMonth(weekday, month);
  }),
];

/** The second Thursday of a month. */
function nthOf(count: number, weekday: number, month: number): Day {
  return {
    written: true,
    on: (context) => {
      const first = inSchoolYear(1, month, context);
      const day = first?.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (count - 1) });
      return day?.month === month ? day : undefined;
    },
  };
}
