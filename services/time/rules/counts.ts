import {
  daysSet,
  lastSchoolDays,
  loose,
  nextSchoolDays,
  nothing,
  open,
  resolve,
  setOf,
} from '../algebra.ts';
import { daysFrom, mondayOf } from '../calendarDays.ts';
import type { Around, Piece } from '../chart.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, TimeSet, Week } from '../when.ts';

type Unit = 'day' | 'week' | 'month' | 'year';

/** The last so many days or weeks up to today: school days for days, whole days for weeks. */
function last(count: number, unit: Unit): TimeSet {
  if (unit === 'day') return counted((context) => lastSchoolDays(count, context, context.today));
  if (unit !== 'week') return open;
  return {
    ...daysSet(({ today }) => daysFrom(today.subtract({ days: count * 7 - 1 }), today)),
    unsure: true,
  };
}

/** The next so many school days after today. */
function next(count: number, unit: Unit): TimeSet {
  if (unit === 'day')
    return daysSet((context) => nextSchoolDays(count, context, context.today.add({ days: 1 })));
  if (unit !== 'week') return open;
  return daysSet((context) => {
    const monday = mondayOf(context, 1);
    return daysFrom(monday, monday.add({ days: count * 7 - 3 }));
  });
}

/** How long it has lasted says which days only if it reaches today: read back first. */
function lasting(count: number, unit: Unit): TimeSet {
  if (unit !== 'day') return open;
  return {
    ...daysSet((context, outlook) =>
      outlook === 'past' ? lastSchoolDays(count, context, context.today) : undefined,
    ),
    unsure: true,
  };
}

/** The first or last school days of a week. */
function ofWeek(count: number, side: 'first' | 'last', week: Week): TimeSet {
  return daysSet((context) => {
    const monday = week.monday(context);
    const days =
      monday &&
      daysFrom(monday, monday.add({ days: 4 }))?.filter((day) => context.calendar.isSchoolDay(day));
    return side === 'first' ? days?.slice(0, count) : days?.slice(-count);
  });
}

const thisWeek: Week = { monday: (context) => mondayOf(context, 0) };

/** "3 dag" without its dot: the third one, not three. */
function isNthDay(value: number, unit: Piece | undefined): boolean {
  return value > 1 && unit?.norm === 'dag';
}

/** Counted days: the last three, the next three, the first two of a week. */
export const counts: readonly Told[] = [
  // "7 days from tomorrow" is a week of them, or one day then.
  rule('set', '<number> dage|days fra|from i morgen', ([{ value }]) => fromTomorrow(value), {
    'ahead: 3 dage fra i morgen': '11-26..11-30',
  }),
  rule('set', '<number> dage|days fra|from tomorrow|imorgen', ([{ value }]) => fromTomorrow(value)),
  rule(
    'set',
    '[i|for] <number> dag|dage|skoledage|days|day [i] [traek] fra|from|starting [og] [med] <day>',
    ([{ value }, day]) => startingOn(value, day),
    {
      '3 skoledage fra og med mandag den 16.': '11-16..11-18',
      '3 dage i træk fra tirsdag den 10. november': '11-10..11-12',
    },
  ),
  rule(
    'set',
    '[i|for] [de|the] <number> foregaaende|forudgaaende|preceding|previous [school] dage|skoledage|days',
    ([{ value }]) => daysSet(beforeToday(value)),
    { 'de to foregående dage': '11-23+11-24' },
  ),
  rule(
    'set',
    '[i|for] [de|the] sidste|seneste|past|last <number> [school] dage|skoledage|days [,] not counting|including today',
    ([{ value }]) => counted(beforeToday(value)),
    { 'the past three school days, not counting today': '11-20+11-23+11-24' },
  ),
  rule(
    'set',
    '[i|for] [de|the] naeste|next|kommende <number> [school] dage|skoledage|days [,] <start> <day>',
    ([{ value }, , day]) => startingOn(value, day),
    { 'ahead: de næste 2 skoledage fra i morgen': '11-26+11-27' },
  ),
  rule(
    'set',
    '[i|for] <number> [school] dage|skoledage|days|hverdage [,] <start> <day>',
    ([{ value }, , day]) => startingOn(value, day),
    {
      'ahead: four school days beginning Thursday 10 December': '12-10+12-11+12-14+12-15',
      'ahead: for five school days, starting on Monday': '11-30..12-04',
      '5 consecutive school days starting 9 November': '11-09..11-13',
      'tre skoledage, startende mandag den 16.': '11-16..11-18',
    },
  ),
  rule(
    'set',
    '[i|for] <number> [school] dage|skoledage|days in|i a|traek [row] [,] <start> <day>',
    ([{ value }, , day]) => startingOn(value, day),
    { 'four days in a row from 2 nov': '11-02..11-05' },
  ),
  rule(
    'set',
    '<day> i|for <number> [school] dage|skoledage|days',
    ([day, { value }]) => (day.written ? startingOn(value, day) : undefined),
    { '22 September 2026 for three days': '09-22..09-24' },
  ),
  rule('number', 'praecis|exactly <number>', ([number]) => number),
  rule(
    'number',
    '<number> consecutive|successive|straight|full|whole|hele|sammenhaengende',
    ([number], { after }) =>
      /^(?:dage|skoledage|days|school|uger|weeks)$/.test(after?.norm ?? '') ? number : undefined,
  ),
  rule('start', 'starting|beginning|startende|begyndende|from|fra', () => true),
  rule('start', '[the|den] foerste|first dag|day|one', () => true),
  rule('start', '<start> being|er|var|was|is|:', () => true),
  rule('start', 'fra|regnet [fra] og med', () => true),
  rule('start', '<start> on|fra|med|from|with', () => true),
  rule(
    'set',
    '[i|for] <number> <unit> fra|from <day> <to> <day>',
    ([, , first, , last]) => setOf({ from: first, to: last }),
    { '14 dage fra mandag den 9. nov til fredag den 20. nov': '11-09..11-20' },
  ),
  rule(
    'set',
    '[i|for] a|en|one whole|hel uge|week [,] <start> <day>',
    ([, day]) => weeksOn(1, day),
    {
      'a whole week, from 21 september': '09-21..09-25',
    },
  ),
  rule(
    'set',
    '[i|for] <number> uge|uger|week|weeks [,] <start> <day>',
    ([{ value }, , day], around) => (isPoint(day, around) ? undefined : weeksOn(value, day)),
    {
      'one week from November 16': '11-16..11-20',
    },
  ),
  rule(
    'set',
    '<start> <day> [and|og|,] for|i <number> [school] dage|skoledage|days',
    ([, day, { value }]) => startingOn(value, day),
    { 'ahead: starting next Monday for five school days': '11-30..12-04' },
  ),
  rule(
    'set',
    '[den|the] skoledagen|schoolday <side> <day>',
    ([side, day]) => besideDay(1, side, day),
    { 'skoledagen lige efter 2. pinsedag': '05-18' },
  ),
  rule('set', '[the] school day <side> <day>', ([side, day]) => besideDay(1, side, day)),
  rule(
    'set',
    '[de|the] <number> [school] dage|skoledage|days <side> <day>',
    // "two days before 20 Nov" is the 18th, or both of them.
    ([{ value }, side, day], { pieces, from, to }) => {
      const words = pieces.slice(from, to);
      const isPoint = !/^(?:de|the)$/.test(words[0]?.norm ?? '');
      if (isPoint && (day.isToday || day.toCome || day.isYesterday)) return undefined;
      const isOf = words.some(({ norm }) => /^(?:de|skoledage|school|op)$/.test(norm));
      const days = besideDay(value, side, day);
      return isOf || words[0]?.norm === 'the' ? days : { ...days, unsure: true };
    },
    {
      'de tre skoledage op til Kr. himmelfartsdag': '05-03..05-05',
      'the two school days after Whit Monday': '05-18+05-19',
    },
  ),
  rule('side', 'up to', () => -1),
  rule(
    'set',
    '[fra|from] <day> og|and|+ <number> uge|uger frem',
    ([day, { value }]) => weeksOn(value, day),
    {
      'fra 16/11 og to uger frem': '11-16..11-27',
    },
  ),
  rule(
    'set',
    '[i|for] [de|the] sidste|seneste|last|past <number> [school] <unit>',
    // Before what is not understood: of another time.
    ([{ value }, unit], { after }) =>
      /^(?:foer|inden|before)$/.test(after?.norm ?? '') ? open : last(value, unit),
    {
      'de sidste 3 dage': '11-23..11-25',
      'the last two days': '11-24+11-25',
      'de sidste to uger': '11-12..11-25',
    },
  ),
  rule('set', '[i] [de] <number> sidste|seneste <unit>', ([{ value }, unit]) => last(value, unit), {
    'de to sidste dage': '11-24+11-25',
  }),
  rule('set', 'over|in|within the last|past <number> <unit>', ([{ value }, unit]) =>
    last(value, unit),
  ),
  rule(
    'set',
    '[i] <number> <unit> i traek|streg',
    ([{ value }, unit], { pieces, to }) =>
      isNthDay(value, pieces[to - 3]) ? nothing : last(value, unit),
    { '3 dage i træk': '11-23..11-25', '3 dag i træk': '' },
  ),
  rule('set', '[nu] <number> <unit> paa rad', ([{ value }, unit]) => last(value, unit)),
  rule('set', '[for] <number> <unit> in a row', ([{ value }, unit]) => last(value, unit), {
    '3 days in a row': '11-23..11-25',
  }),
  rule('set', '[for] <number> <unit> running', ([{ value }, unit]) => last(value, unit)),
  rule('set', '[for] <number> school days [now]', ([{ value }]) => last(value, 'day')),
  rule(
    'set',
    '[i|for] [de|the] naeste|kommende|next|coming|foelgende <number> <unit>',
    ([{ value }, unit]) => next(value, unit),
    {
      'de næste 3 dage': '11-26..11-27+11-30',
      'the next two days': '11-26+11-27',
    },
  ),
  rule('set', '[de] <number> naeste|kommende <unit>', ([{ value }, unit]) => next(value, unit)),
  rule(
    'set',
    '<day> og|and|+ de|the naeste|kommende|next|foelgende <number> dage|days',
    ([day, { value }]) =>
      daysSet((context, outlook) => {
        const first = day.on(context, outlook);
        return first && nextSchoolDays(value + 1, context, first);
      }),
    { 'i dag og de næste 2 dage': '11-25..11-27' },
  ),
  rule('set', '<day> og|and|samt|plus dagen|day efter|after', ([day]) => dayAndNext(day), {
    '16/11 og dagen efter': '11-16+11-17',
  }),
  rule(
    'set',
    '<day> og|and|samt den|the efterfoelgende|paafoelgende|naeste|subsequent dag|day',
    ([day]) => dayAndNext(day),
    { '16/11 og den efterfølgende dag': '11-16+11-17' },
  ),
  rule('set', '<day> og den foelgende dag', ([day]) => dayAndNext(day)),
  rule('set', '<day> and the day after', ([day]) => dayAndNext(day)),
  rule('set', '<day> og|and dagen foer|forinden', ([day]) => dayAndBefore(day), {
    'i går og dagen før': '11-23+11-24',
  }),
  rule('set', '<day> and the day before', ([day]) => dayAndBefore(day), {
    'yesterday and the day before': '11-23+11-24',
    'yesterday and the day before yesterday': '11-23+11-24',
  }),
  rule('set', '<day> and the next|following day', ([day]) => dayAndNext(day)),
  rule('set', '<number> dage|days fra|from <day>', ([{ value }, day]) => startingOn(value, day), {
    '3 dage fra mandag': '11-23..11-25',
  }),
  rule('set', '<number> dage fra og med <day>', ([{ value }, day]) => startingOn(value, day)),
  rule('set', '<number> days starting <day>', ([{ value }, day]) => startingOn(value, day)),
  rule('set', '[de|the] foerste|first <number> dage|days af|i|of|in <week>', ([{ value }, week]) =>
    ofWeek(value, 'first', week),
  ),
  rule(
    'set',
    '[de] <number> foerste dage af|i <week>',
    ([{ value }, week]) => ofWeek(value, 'first', week),
    { 'de to første dage i uge 47': '11-16+11-17' },
  ),
  rule(
    'set',
    '[de|the] sidste|last <number> dage|days af|i|of|in <week>',
    ([{ value }, week]) => ofWeek(value, 'last', week),
    { 'de sidste 2 dage i uge 47': '11-19+11-20' },
  ),
  rule('set', '[de] <number> sidste dage af|i <week>', ([{ value }, week]) =>
    ofWeek(value, 'last', week),
  ),
  rule('set', '[de] foerste <number> dage i|af ugen', ([{ value }]) =>
    ofWeek(value, 'first', thisWeek),
  ),
  rule(
    'set',
    '[de] <number> foerste dage i|af ugen',
    ([{ value }]) => ofWeek(value, 'first', thisWeek),
    { 'de to første dage i ugen': '11-23+11-24' },
  ),
  rule('set', '[the] first <number> days of the week', ([{ value }]) =>
    ofWeek(value, 'first', thisWeek),
  ),
  rule('set', '[de] sidste <number> dage i|af ugen', ([{ value }]) =>
    ofWeek(value, 'last', thisWeek),
  ),
  rule('set', '[de] <number> sidste dage i|af ugen', ([{ value }]) =>
    ofWeek(value, 'last', thisWeek),
  ),
  rule('set', 'i <number> <unit>', ([{ value }, unit]) => lasting(value, unit), {
    'i tre dage': '11-23..11-25',
  }),
  rule('set', 'for <number> <unit>', ([{ value }, unit]) => lasting(value, unit), {
    'for three days': '11-23..11-25',
  }),
  rule('set', 'nu [paa] <number> <unit>', ([{ value }, unit]) => lasting(value, unit)),
  rule('set', '<number> <unit> i|in|af|of <week>', ([, , week]) => ({ ...loose, among: week }), {
    '3 dage i sidste uge': 'ask',
  }),
  rule('set', '<number> dage|days <week>', ([, week]) => ({ ...loose, among: week })),
  rule(
    'set',
    '<set> [,|·|(|=] [i] [alt] <number> [school] dag|dage|skoledag|skoledage|days|day',
    ([set, { value }]) => agreeing(set, value),
    { 'mandag og tirsdag, 2 dage': '11-23+11-24', 'mandag og tirsdag, 3 dage': 'ask' },
  ),
  rule(
    'set',
    '<number> <unit>',
    ([{ digits, value }, unit], { before, pieces, to }) =>
      (value > 1 && /^(dag|day)$/.test(pieces[to - 1]?.norm ?? '')) ||
      isAge(before?.norm) ||
      (digits === undefined && value === 1) ||
      unit === 'year'
        ? undefined
        : loose,
    { '3 dage': 'ask' },
  ),
  rule('set', '[paa|the] <ordinal> dag|dagen|sygedag|day [i] [traek|streg]', () => nothing, {
    'the third day': '',
    '3. dag': '',
  }),
  rule(
    'set',
    '<number> dag|sygedag|day [nu|now]',
    ([{ value }]) => (value > 1 ? nothing : undefined),
    { '3 dag': '' },
  ),
  rule('set', 'dag|day [nr] <number>', () => nothing, { 'day 3': '' }),
  rule(
    'set',
    '[for|on] [the] <ordinal> [straight|consecutive] [school] day|schoolday [in] [a] running|row',
    () => nothing,
    {
      'for the third school day running': '',
    },
  ),
  rule('set', '[paa] [den] <ordinal> skoledag i traek|streg', () => nothing),
  // "første fraværsdag 19/11" begins.
  rule(
    'set',
    '[paa] [den] <ordinal> fravaersdag [i] [traek|streg]',
    ([{ value }]) => (value > 1 ? nothing : undefined),
    { '3. fraværsdag i træk': '' },
  ),
  rule('set', 'tredje|anden|fjerde|femte dag|dagen i traek|streg', () => nothing),
  // On which days of it is not said.
  rule(
    'set',
    '<number> gange|times [i|in|during|over] <week>',
    ([, week]) => ({ ...loose, among: week }),
    {
      '3 gange i denne uge': 'ask',
      'three times last week': 'ask',
    },
  ),
  rule(
    'set',
    'once|twice|thrice [in|during|over] <week>',
    ([week]) => ({ ...loose, among: week }),
    {
      'twice last week': 'ask',
    },
  ),
  rule('set', '<number> gange|times siden|since <day>', () => open, {
    '2 gange siden mandag': 'ask',
  }),
  rule('set', '[for] <ordinal> gang|time', () => nothing, { 'for 3. gang': '' }),
  rule('set', '[for] <ordinal> gang|time i|paa|this <week>', () => nothing, {
    'for 3. gang i denne uge': '',
  }),
  rule(
    'set',
    '[for] <ordinal> gang|time i|paa|this uge|ugen|maaned|maaneden|skoleaaret|skoleaar|aar|week|month|year',
    () => nothing,
  ),
  rule(
    'set',
    '[for] <ordinal> gang|time [i] denne|this|sidste|last uge|maaned|week|month|year',
    () => nothing,
  ),
];

function dayAndNext(day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    return first && [first, first.add({ days: 1 })];
  });
}

function dayAndBefore(day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const last = day.on(context, outlook);
    return last && [last.subtract({ days: 1 }), last];
  });
}

function fromTomorrow(count: number): TimeSet {
  return { ...startingOn(count, { on: ({ today }) => today.add({ days: 1 }) }), unsure: true };
}

/** The last so many school days before today. */
function beforeToday(count: number): Days {
  return (context) => lastSchoolDays(count, context, context.today.subtract({ days: 1 }));
}

/** So many school days from a day on; "14 days from today" is that day, read back. */
function startingOn(count: number, day: Day): TimeSet {
  const isPoint = day.isToday === true;
  const days = daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    if (isPoint) return first && [first.add({ days: count })];
    return first && nextSchoolDays(count, context, first);
  });
  return isPoint ? { ...days, unsure: true } : days;
}

/** So many school days right before or after a day. */
function besideDay(count: number, side: -1 | 1, day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const found = day.on(context, outlook);
    if (!found) return undefined;
    return side < 0
      ? lastSchoolDays(count, context, found.subtract({ days: 1 }))
      : nextSchoolDays(count, context, found.add({ days: 1 }));
  });
}

/** "er 12 år", "aged 7". */
function isAge(before: string | undefined): boolean {
  return /^(aged|alder)$/.test(before ?? '');
}

/** Counted days, which days written out after them may name. */
function counted(days: Days): TimeSet {
  return { ...daysSet(days), loose: true };
}

/** Days with their number beside them: two that do not agree are asked. */
function agreeing(set: TimeSet, count: number): TimeSet | undefined {
  if (set.loose || set.closed) return undefined;
  const days = daysSet((context, outlook) => {
    const named = resolve(set, context, outlook);
    const held = new Set(named?.filter((day) => context.calendar.isSchoolDay(day)).map(String));
    return held.size === count ? named : undefined;
  });
  return { ...days, closed: true };
}

/** "two weeks from this Friday": that day, where nothing says that it lasts. */
function isPoint({ written, dayOfMonth }: Day, { before, pieces, from, to }: Around): boolean {
  const words = pieces.slice(from, to).map(({ norm }) => norm);
  const lasts = /^(?:for|i)$/.test(words[0] ?? '') || /^(?:for|i)$/.test(before?.norm ?? '');
  const english = words.includes('from') && words.some((word) => /^weeks?$/.test(word));
  return english && !lasts && written === undefined && dayOfMonth === undefined;
}

/** Whole weeks from a day on, up to the day before the same weekday; "two weeks from today" is that day, read back. */
function weeksOn(count: number, day: Day): TimeSet {
  const isPoint = day.isToday || day.toCome;
  const days = daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    if (isPoint) return first && [first.add({ weeks: count })];
    return first && daysFrom(first, first.add({ days: count * 7 - 1 }));
  });
  return isPoint ? { ...days, unsure: true } : days;
}
