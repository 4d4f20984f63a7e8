import { daysSet, nothing } from '../algebra.ts';
import type { DateContext } from '../calendarDays.ts';
import type { Piece } from '../chart.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, TimeSet } from '../when.ts';

/** A day so far from today. */
function away(days: number): Day {
  return { on: ({ today }: DateContext) => today.add({ days }) };
}

const today: Day = { ...away(0), isToday: true };
const yesterday: Day = { ...away(-1), isYesterday: true };
const beforeYesterday = away(-2);
const tomorrow: Day = { ...away(1), toCome: true };
const afterTomorrow: Day = { ...away(2), toCome: true };

const onEnglish = /^(?:leave|off|out|ill|sick|away|absent|late|missing)$/;

/** Days told from today: "i går", "om 5 dage", "a week ago". */
export const days: readonly Told[] = [
  rule('set', 'i gaar aftes', () => nothing, { 'i går aftes': '' }),
  rule('set', 'igaar aftes', () => nothing, { 'igår aftes': '' }),
  rule('set', 'i aftes|nat|aften', () => nothing, { 'i nat': '' }),
  rule('set', 'yesterday evening|night', () => nothing),
  rule('set', 'last night', () => nothing, { 'last night': '' }),
  rule('set', 'all night', () => nothing),
  rule('set', 'hele natten|aftenen', () => nothing),
  rule('day', 'i dag', () => today, { 'i dag': '11-25' }),
  rule('day', 'idag|today|dd', () => today, { idag: '11-25', today: '11-25' }),
  rule('day', 'd ~. ~d [.]', () => today, { 'd.d.': '11-25' }),
  rule('day', 'dags dato', () => today, { 'dags dato': '11-25' }),
  rule('day', '[her|nu] til morgen', () => today, { 'her til morgen': '11-25' }),
  rule('day', 'i morges|formiddags|formiddag|eftermiddag|middags', () => today, {
    'i morges': '11-25',
    'i formiddag': '11-25',
  }),
  rule('day', 'imorges', () => today),
  rule('day', 'this morning|afternoon', () => today, { 'this morning': '11-25' }),
  rule('day', 'i gaar', () => yesterday, { 'i går': '11-24' }),
  rule('day', "gaarsdagens|gaarsdagen|yesterday's|yesterdays", () => yesterday, {
    "yesterday's": '11-24',
  }),
  rule('day', 'igaar|yesterday|yday|yest', () => yesterday, {
    yesterday: '11-24',
    yday: '11-24',
  }),
  rule('day', 'i forgaars', () => beforeYesterday, { 'i forgårs': '11-23' }),
  rule('day', 'iforgaars|forgaars', () => beforeYesterday),
  rule('day', 'i foergaars', () => beforeYesterday),
  rule('day', 'dagen foer i gaar', () => beforeYesterday, { 'dagen før i går': '11-23' }),
  rule('day', 'before yesterday', () => ({ ...beforeYesterday, unsure: true }), {
    'before yesterday': '11-23',
  }),
  rule('day', '[the] day before yesterday', () => beforeYesterday, {
    'the day before yesterday': '11-23',
  }),
  rule('day', 'i morgen|morgon', () => tomorrow, { 'i morgen': '11-26' }),
  rule('day', 'in morgen', () => tomorrow),
  // In Danish "tom." is "til og med", and a day follows.
  rule('day', 'tom [.]', (_, { before, after }) =>
    onEnglish.test(before?.norm ?? '') && (after === undefined || after.newLine)
      ? { ...tomorrow, unsure: true }
      : undefined,
  ),
  rule('day', "tomorrow's|tomorrows|morgendagens", () => tomorrow, { "tomorrow's": '11-26' }),
  rule('day', 'a|one <unit> from now|today', ([unit]) => ago(-1, unit), {
    'a day from now': '11-26',
  }),
  rule('day', '<number> mornings ago', ([{ value }]) => away(-value), {
    '5 mornings ago': '11-20',
  }),
  rule('day', 'imorgen|imorgon|tomorrow|tmrw|tmw|tmr|tomo|tomoz|imrgn', () => tomorrow, {
    tomorrow: '11-26',
    tomoz: '11-26',
  }),
  rule('day', 'i overmorgen', () => afterTomorrow, { 'i overmorgen': '11-27' }),
  rule('day', '[i] over morgen|imorgen', () => afterTomorrow, { 'i over morgen': '11-27' }),
  rule('day', 'i for gaars', () => beforeYesterday, { 'i for gårs': '11-23' }),
  rule('day', '<number> ~d ago', ([{ value }]) => away(-value), { '1d ago': '11-24' }),
  rule('day', 'om <number> ~d', ([{ value }]) => away(value)),
  rule('day', '<number> <unit> fra nu|idag', ([{ value }, unit]) => ago(-value, unit), {
    '2 dage fra nu': '11-27',
    '1 uge fra nu': '12-02',
  }),
  rule('day', 'overmorgen|iovermorgen', () => afterTomorrow, { overmorgen: '11-27' }),
  rule('day', 'dagen efter i morgen', () => afterTomorrow, { 'dagen efter i morgen': '11-27' }),
  rule('day', '[the] day after tomorrow', () => afterTomorrow, {
    'the day after tomorrow': '11-27',
  }),
  rule('day', '<number> business|school|working days ago', ([{ value }]) => schoolDaysBack(value), {
    'three business days ago': '11-20',
  }),
  rule(
    'day',
    '[for] <number> skoledage|hverdage|arbejdsdage siden',
    ([{ value }]) => schoolDaysBack(value),
    {
      'for tre skoledage siden': '11-20',
    },
  ),
  rule('day', 'for <number> <unit> siden', ([{ value }, unit]) => ago(value, unit), {
    'for 3 dage siden': '11-22',
    'for en uge siden': '11-18',
    'for to uger siden': '11-11',
  }),
  rule('day', '<number> <unit> siden', ([{ value }, unit]) => ago(value, unit), {
    '14 dage siden': '11-11',
  }),
  rule('day', '<number> <unit> ago', ([{ value }, unit]) => ago(value, unit), {
    '3 days ago': '11-22',
    'two weeks ago': '11-11',
  }),
  rule(
    'day',
    '<number> <again> ago',
    ([{ value }, [weekday]]) =>
      value < 2 || weekday === undefined ? undefined : weekdaysBack(value, weekday),
    { '3 Thursdays ago': '11-05' },
  ),
  rule('day', 'a <unit> ago', ([unit]) => ago(1, unit), { 'a week ago': '11-18' }),
  rule('day', 'a <unit> ago today', ([unit]) => ago(1, unit), { 'a week ago today': '11-18' }),
  rule('day', '<number> <unit> ago tomorrow', ([{ value }, unit]) => moved(ago(value, unit), 1), {
    '1 week ago tomorrow': '11-19',
  }),
  rule('day', '<number> <unit> ago yesterday', ([{ value }, unit]) => moved(ago(value, unit), -1), {
    'two weeks ago yesterday': '11-10',
  }),
  rule(
    'day',
    '<number> uge|uger|week|weeks foer|before|efter|after <day>',
    ([{ value }, day], { pieces, from, to }) =>
      moved(
        day,
        pieces.slice(from, to).some(({ norm }) => /^(?:foer|before)$/.test(norm))
          ? -7 * value
          : 7 * value,
      ),
    {
      '2 weeks before yesterday': '11-10',
    },
  ),
  rule('day', "in a|one week's time", () => away(7), { "in a week's time": '12-02' }),
  rule('day', "in <number> weeks|weeks' ['] time", ([{ value }]) => away(7 * value), {
    'in two weeks time': '12-09',
  }),
  rule('day', 'a fortnight hence', () => away(14)),
  rule('day', 'a week ago yesterday', () => away(-8), { 'a week ago yesterday': '11-17' }),
  rule('day', 'a fortnight ago [today]', () => away(-14), {
    'a fortnight ago': '11-11',
    'a fortnight ago today': '11-11',
  }),
  rule('day', '<number> <unit> ago today', ([{ value }, unit]) => ago(value, unit), {
    'two weeks ago today': '11-11',
  }),
  rule('day', 'for <number> <unit> siden i dag', ([{ value }, unit]) => ago(value, unit), {
    'for en uge siden i dag': '11-18',
    'for 14 dage siden i dag': '11-11',
  }),
  rule('day', '<day> a fortnight ago', ([day]) => past(day, 2), {
    'today a fortnight ago': '11-11',
  }),
  rule('day', 'today|tomorrow|yesterday week', (_, { pieces, from }) => weekBeside(pieces[from]), {
    'today week': '12-02',
    'tomorrow week': '12-03',
    'yesterday week': '11-17',
  }),
  rule('day', 'this day week', () => away(7), { 'this day week': '12-02' }),
  rule('day', 'a week today|tomorrow', (_, { pieces, to }) => weekBeside(pieces[to - 1]), {
    'a week today': '12-02',
  }),
  rule('day', 'a fortnight today', () => away(14)),
  rule('day', 'in a fortnight', () => away(14), { 'in a fortnight': '12-09' }),
  rule('day', 'om fjorten dage', () => away(14)),
  rule('day', '<day> am|pm', ([day]) => (day.written ? day : undefined), {
    '12/11/2026 AM': '11-12',
  }),
  rule('day', 'a couple of <unit> ago', () => unknown, { 'a couple of days ago': 'ask' }),
  rule('day', 'for et par|nogle|flere <unit> siden', () => unknown, {
    'for et par dage siden': 'ask',
  }),
  rule('day', 'om <number> <unit>', ([{ value }, unit]) => ago(-value, unit), {
    'om 5 dage': '11-30',
    'om en uge': '12-02',
  }),
  rule(
    'day',
    'in <number> <unit>',
    ([{ value }, unit], { after }) =>
      /^(row|a)$/.test(after?.norm ?? '') ? undefined : ago(-value, unit),
    { 'in 2 days': '11-27' },
  ),
  rule(
    'set',
    '<day> <weekday>',
    ([day, { weekday }], { after }) =>
      day.written && (after === undefined || /^[.,;!)]$/.test(after.text))
        ? agoOn(day, weekday)
        : undefined,
    { '11 Nov Wed': '11-11' },
  ),
  rule(
    'set',
    '<day> ,|( [en|a|on|den] <weekday>',
    // "mandag den 3. maj, tirsdag den 4. maj": the weekday of the next.
    ([day, { weekday }], { after }) =>
      day.written && (after === undefined || /^[.,;!)]$/.test(after.text))
        ? agoOn(day, weekday)
        : undefined,
    { 'Nov 10, Tue': '11-10', '12. november 2026, en torsdag': '11-12', '12/11, fredag': 'ask' },
  ),
  rule(
    'set',
    'in|om <number> <unit> ,|( [on|den|om|paa] <weekday>',
    ([{ value }, unit, { weekday }]) => agoOn(ago(-value, unit), weekday),
    { 'ahead: in 12 days, on Monday': '12-07' },
  ),
  rule(
    'set',
    '[for] <number> <unit> siden|ago ,|( [on|den|om|paa] <weekday>',
    ([{ value }, unit, { weekday }]) => agoOn(ago(value, unit), weekday),
    { 'for 14 dage siden, onsdag': '11-11', 'for 14 dage siden, tirsdag': 'ask' },
  ),
  rule('day', '<number> <unit> hence', ([{ value }, unit]) => ago(-value, unit)),
  rule('day', 'a <unit> hence', ([unit]) => ago(-1, unit), { 'a week hence': '12-02' }),
  rule('day', 'in a <unit>', ([unit]) => ago(-1, unit), { 'in a week': '12-02' }),
  rule('day', '<number> <unit> from now|today', ([{ value }, unit]) => ago(-value, unit), {
    '5 days from now': '11-30',
  }),
  rule('day', '<day> om <number> uge|uger', ([day, { value }]) => moved(day, value * 7), {
    'i morgen om en uge': '12-03',
  }),
  rule('day', 'i morgen 8|otte dage', () => ({ ...away(8), unsure: true })),
  rule('day', 'i dag 8|otte dage', () => ({ ...away(7), unsure: true })),
  rule('day', '<day> om 8|otte dage', ([day]) => moved(day, 7)),
  // "mandag om 14 dage" may be the second Monday.
  rule('day', '<day> om 14|fjorten dage', ([day]) => {
    const found = moved(day, 14);
    return found && day.weekday !== undefined ? { ...found, unsure: true } : found;
  }),
  rule('day', '<day> for <number> uge|uger siden', ([day, { value }]) => past(day, value), {
    'mandag for to uger siden': '11-09',
    'i fredags for en uge siden': '11-13',
  }),
  rule('day', '<day> for 14|fjorten dage siden', ([day]) => past(day, 2), {
    'mandag for 14 dage siden': '11-09',
  }),
  rule('day', '<day> <number> week|weeks ago', ([day, { value }]) => past(day, value)),
  rule('day', '<day> a week ago', ([day]) => past(day, 1), { 'Monday a week ago': '11-16' }),
  rule('day', '[a] week from <day>', ([day]) => moved(day, 7), {
    'a week from tomorrow': '12-03',
  }),
  rule('day', '[den|the] sidste|forrige|last|previous skoledag|schoolday', () => lastSchoolDay, {
    'sidste skoledag': '11-24',
  }),
  rule('day', '[the] last|previous school day', () => lastSchoolDay, {
    'last school day': '11-24',
  }),
  rule('day', 'dagen efter|foer ferien', () => unknown, { 'dagen før ferien': 'ask' }),
  rule('day', '[the] day before|after [the] holiday|holidays|vacation', () => unknown),
  rule('day', 'dagen efter|foer <day>', ([day], { pieces, from }) =>
    moved(day, pieces[from + 1]?.norm === 'foer' ? -1 : 1),
  ),
  rule(
    'day',
    '[the] day after|before <day>',
    ([day], { pieces, to, from }) =>
      pieces.slice(from, to).some(({ norm }) => norm === 'before') ? moved(day, -1) : moved(day, 1),
    { 'the day after Whit Monday': '05-18' },
  ),
  rule(
    'day',
    '[hele] <day> morgen|formiddag|eftermiddag|eftermiddags|formiddags|tidlig|morning|afternoon|middag',
    ([day]) => day,
    { 'i går eftermiddags': '11-24', 'mandag morgen': '11-23' },
  ),
];

/** The nearest school day before today, over a holiday too. */
const lastSchoolDay: Day = {
  on: ({ today: now, calendar }) =>
    Array.from({ length: 90 }, (_, back) => now.subtract({ days: back + 1 })).find((day) =>
      calendar.isSchoolDay(day),
    ),
};

/** The school day so many before today. */
function schoolDaysBack(count: number): Day {
  return {
    on: ({ today: now, calendar }) => {
      const before = calendar.onOrBefore(now.subtract({ days: 1 }));
      const at = before && calendar.indexOf(before);
      return at === undefined ? undefined : calendar.days[at - count + 1];
    },
  };
}

/** The last but so many of a weekday; on that weekday today may be counted or not: asked. */
function weekdaysBack(count: number, weekday: number): Day {
  return {
    on: ({ today: now }) => {
      const back = (now.dayOfWeek - weekday + 7) % 7;
      return back === 0 ? undefined : now.subtract({ days: back + 7 * (count - 1) });
    },
  };
}

const unknown: Day = { on: () => undefined };

/** A day so many units back; a month or year back is not one day. */
function ago(count: number, unit: 'day' | 'week' | 'month' | 'year'): Day | undefined {
  if (unit === 'day') return away(-count);
  return unit === 'week' ? away(-count * 7) : unknown;
}

/** A day that is told with its weekday as well; asked where it is another. */
function agoOn(day: Day | undefined, weekday: number): TimeSet {
  return daysSet((context, outlook) => {
    const found = day?.on(context, outlook);
    return found?.dayOfWeek === weekday ? [found] : undefined;
  });
}

function moved(day: Day | undefined, days: number): Day | undefined {
  if (!day) return undefined;
  return { on: (context, outlook) => day.on(context, outlook)?.add({ days }) };
}

/** "today week", "a week tomorrow" are to come; "yesterday week" is a week before it. */
function weekBeside(day: Piece | undefined): Day {
  if (day?.norm === 'yesterday') return away(-8);
  return away(day?.norm === 'tomorrow' ? 8 : 7);
}

/** Weeks before the nearest such day back. */
function past(day: Day, weeks: number): Day {
  return { on: (context) => day.on(context, 'past')?.subtract({ weeks }) };
}
