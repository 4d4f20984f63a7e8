import { weekdayIn } from '../algebra.ts';
import { type DateContext, inSchoolYear, mondayOfWeek } from '../calendarDays.ts';
import type { Around, Piece } from '../chart.ts';
import { bareDay, inMonth } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day } from '../when.ts';

type Count = { value: number; digits: string | undefined };

/** A date with its month; undefined days ("31/2") are asked, not skipped. */
function written(day: number, month: number, year?: number): Day {
  return {
    on: (context: DateContext) => inSchoolYear(day, month, context, year),
    written: true,
  };
}

/** Digits only: "to/tre" is no date. */
function numeric(day: Count, month: Count, year?: number): Day | undefined {
  if (day.digits === undefined || month.digits === undefined) return undefined;
  if (day.digits.length > 2 || month.digits.length > 2) return undefined;
  if (day.value < 1) return undefined;
  return written(day.value, month.value, year);
}

function century({ digits }: Count): number | undefined {
  return digits?.length === 2 ? 2000 + Number(digits) : undefined;
}

/** As many days as would still be told as a range. */
const longestRange = 14;

/** "24/11-26": the 24th of November 2026, or the 24th to the 26th. "9-10": the 9th of October, or from 9 to 10. */
function mayBeRange(day: Count, last: Count): boolean {
  return last.value > day.value && last.value <= Math.min(31, day.value + longestRange);
}

/** "4-3" is a date where nothing is counted, and "12.00" a time of day. */
function dashed([day, month]: readonly [Count, Count], around: Around): Day | undefined {
  if ((counts(around.after) && !isAtHour(around)) || month.value > 12 || day.value > 31)
    return undefined;
  if (isPart(around)) return undefined;
  const read = numeric(day, month);
  return read && mayBeRange(day, month) ? { ...read, mayLast: true } : read;
}

/** "19-11 kl. 8:30" */
function isAtHour({ after, pieces, to }: Around): boolean {
  const rest = pieces.slice(to + 1, to + 3);
  return after?.norm === 'kl' && rest.some(({ kind }) => kind === 'clock');
}

/** A longer chain of numbers and the same separator is not a date in its middle. */
function isPart({ before, after, pieces, from, to }: Around): boolean {
  const separator = pieces[from + 1]?.text;
  const joins = (piece: Piece | undefined) => piece?.glued === true && piece.text === separator;
  const longer =
    joins(after) && pieces[to + 1]?.kind === 'number' && pieces[to + 1]?.glued === true;
  return longer || (joins(before) && pieces[from - 2]?.kind === 'number');
}

const counted =
  /^(dag|dage|dagen|sygedag|sygedage|lek|lekt|lektion|lektioner|time|timer|timen|timerne|modul|modulet|moduler|klasse|kl|gang|gange|period|lesson|lessons|uge|uger|min|minutter|minutes|pct|procent|aar|a|b|c|d|e|x|y|z|u)$/;

/** "3. dag", "2. lektion", "7. klasse", "7.b": a number, but not a day of the month. */
function counts(piece: Piece | undefined): boolean {
  return piece !== undefined && !piece.newLine && counted.test(piece.norm);
}

/** "1., 3. og 4. lektion": the list is of lessons. */
function leadsToCount(pieces: readonly Piece[], from: number): boolean {
  let at = from;
  while (
    pieces[at]?.kind === 'number' ||
    /^(og|and|,|-|–|\+|til|&|\.)$/.test(pieces[at]?.norm ?? '')
  )
    at += 1;
  return at > from && (pieces[at]?.norm.length ?? 0) > 1 && counts(pieces[at]);
}

function bare(number: number, { after, pieces, to }: Around): Day | undefined {
  if (number < 1 || number > 31 || counts(after)) return undefined;
  if (leadsToCount(pieces, to)) return undefined;
  return bareDay(number);
}

/** Dates with a month, in every order and with every separator; and a day of the month alone. */
export const dates: readonly Told[] = [
  rule(
    'day',
    '<number> <number> <number>',
    ([day, month, year], { after, before }) => {
      const known = year.value > 24 && year.value < 31 ? century(year) : undefined;
      const alone = (piece: Piece | undefined) =>
        piece === undefined || piece.newLine || piece.kind === 'word' || piece.text === ':';
      if (
        known === undefined ||
        month.value > 12 ||
        !alone(after) ||
        !alone(before) ||
        counts(after)
      )
        return undefined;
      const read = numeric(day, month, known);
      return read && { ...read, unsure: true };
    },
    { '16 11 26': '11-16' },
  ),
  rule('day', '<number> <number> <year>', ([day, month, year]) => numeric(day, month, year), {
    '16 11 2026': '11-16',
  }),
  rule(
    'day',
    '<day> i|of|in [den|the] <which> maaned|month',
    ([day, which]) => inMonth(day, which),
    {
      'den 28. i sidste måned': '10-28',
      'the 3rd of next month': '12-03',
    },
  ),
  rule(
    'day',
    '[den|the] <number> of|i|in <which> month|maaned',
    ([{ value }, which]) => (value < 1 || value > 31 ? undefined : inMonth(bareDay(value), which)),
    {
      '10 of next month': '12-10',
    },
  ),
  rule(
    'day',
    '[den|the] <ordinal> denne|this maaned|month',
    ([{ value }]) => inMonth(bareDay(value), 0),
    { 'den 16. denne måned': '11-16' },
  ),
  rule(
    'day',
    '[i] <which> maaned|month [den|the] <ordinal>',
    ([which, { value }]) => inMonth(bareDay(value), which),
    { 'næste måned den 17.': '12-17' },
  ),
  rule('day', 'on|paa <day>', ([day]) => dated(day)),
  rule(
    'day',
    '<number> ~/ ~<number>',
    ([day, month], around) => (isPart(around) ? undefined : numeric(day, month)),
    { '16/11': '11-16', '31/2': 'ask' },
  ),
  rule(
    'day',
    '<number> ~/ ~<number> ~/ ~<number>',
    ([day, month, year]) => {
      const known = century(year);
      return known === undefined ? undefined : numeric(day, month, known);
    },
    { '16/11/26': '11-16' },
  ),
  rule(
    'day',
    '<number> ~/ ~<number> ~- ~<number>',
    ([day, month, year]) => {
      const known = century(year);
      const read = known === undefined ? undefined : numeric(day, month, known);
      return read && mayBeRange(day, year) ? { ...read, mayLast: true } : read;
    },
    { '16/11-26': '11-16', '30/11-26': '11-30' },
  ),
  rule(
    'day',
    '<number> ~/ ~<number> ~/|- ~<year>',
    ([day, month, year]) => numeric(day, month, year),
    {
      '16/11-2026': '11-16',
      '16/11/2026': '11-16',
    },
  ),
  rule('day', '<number> ~/ ~<number> <year>', ([day, month, year]) => numeric(day, month, year), {
    '16/11 2026': '11-16',
  }),
  rule(
    'day',
    '<number> / <number>',
    ([day, month], { after }) => (counts(after) ? undefined : numeric(day, month)),
    { '16 / 11': '11-16' },
  ),
  rule(
    'day',
    '<ordinal> ~<number>',
    ([day, month], { after, before, pieces, to, from }) => {
      if (
        day.word ||
        month.value > 12 ||
        month.value < 1 ||
        counts(after) ||
        isPart({ after, before, pieces, to, from })
      )
        return undefined;
      return written(day.value, month.value);
    },
    { '16.11': '11-16' },
  ),
  rule(
    'day',
    '<ordinal> ~<ordinal>',
    ([day, month], { after, pieces, to }) => {
      const isCounted = counts(after) && after?.norm !== 'kl';
      if (day.word || month.word || month.value > 12 || month.value < 1 || isCounted)
        return undefined;
      if (pieces[to]?.kind === 'number' && pieces[to]?.glued) return undefined;
      return written(day.value, month.value);
    },
    { '16.11.': '11-16' },
  ),
  rule(
    'day',
    '<ordinal> ~<ordinal> ~<number>',
    ([day, month, year], { after }) => {
      const known = century(year);
      if (known === undefined || (after?.glued && after.kind === 'number')) return undefined;
      return written(day.value, month.value, known);
    },
    { '16.11.26': '11-16' },
  ),
  rule(
    'day',
    '<ordinal> <ordinal> <year>',
    ([day, month, year]) => (day.word ? undefined : written(day.value, month.value, year)),
    { '16.11.2026': '11-16', '16. 11. 2026': '11-16' },
  ),
  rule('day', '<number> ~- ~<number>', dashed, { '16-11': '11-16' }),
  rule(
    'day',
    '<number> ~- ~<number> ~- ~<number>',
    ([day, month, year]) => {
      const known = century(year);
      return known === undefined ? undefined : numeric(day, month, known);
    },
    { '16-11-26': '11-16' },
  ),
  rule(
    'day',
    '<number> ~- ~<number> ~- ~<year>',
    ([day, month, year]) => numeric(day, month, year),
    {
      '16-11-2026': '11-16',
    },
  ),
  rule(
    'day',
    '<year> ~-|/|. ~<number> ~-|/|. ~<number>',
    ([year, month, day]) => written(day.value, month.value, year),
    {
      '2026-11-16': '11-16',
      '2026/11/16': '11-16',
    },
  ),
  rule('day', '<year> ~- ~<number> ~- ~<number> ~t ~<number>', ([year, month, day]) =>
    written(day.value, month.value, year),
  ),
  rule(
    'day',
    '<year> ~-|/|. ~<month> ~-|/|. ~<number>',
    ([year, month, day]) => written(day.value, month, year),
    { '2026/Nov/16': '11-16' },
  ),
  rule(
    'day',
    '<number> ~/ ~<number> -|–|/ ~<number>',
    ([day, month, year]) => spacedYear(day, month, year),
    { '17/12 -26': '12-17' },
  ),
  rule(
    'day',
    '<number> ~/ ~<number> -|–|/ <number>',
    ([day, month, year], { after }) =>
      counts(after) || (after?.glued && /^[-/.]$/.test(after.text))
        ? undefined
        : spacedYear(day, month, year),
    { '30/11 – 26': '11-30' },
  ),
  rule(
    'day',
    '<ordinal> <month> , <number>',
    ([day, month, year], around) =>
      year.digits?.length === 2 && !day.word && saysYear(day.value, month, year.value, around)
        ? written(day.value, month, century(year))
        : undefined,
    { '7th September, 26': '09-07' },
  ),
  rule(
    'day',
    '<month> ~. <number>',
    ([month, day], { after }) =>
      day.digits === undefined || day.value > 31 || counts(after)
        ? undefined
        : written(day.value, month),
    { 'November. 16': '11-16' },
  ),
  rule('day', '<month> ~. <ordinal>', ([month, day], { after }) =>
    counts(after) ? undefined : written(day.value, month),
  ),
  rule(
    'day',
    '<month> ~/ ~<number>',
    ([month, day], { after }) =>
      day.digits === undefined || day.value > 31 || after?.text === '/'
        ? undefined
        : written(day.value, month),
    { 'nov/18': '11-18' },
  ),
  rule('day', "<month> <ordinal> '|’ ~<number>", ([month, day, year]) =>
    written(day.value, month, century(year)),
  ),
  rule('day', '<month> ,|the <ordinal>', ([month, day], { after }) =>
    counts(after) ? undefined : written(day.value, month),
  ),
  rule('day', '<month> , <ordinal> , <year>', ([month, day, year]) =>
    written(day.value, month, year),
  ),
  rule('number', 'twenty|thirty <number>', ([{ value, digits }], { pieces, from }) =>
    digits === undefined && value < 10
      ? { value: value + (pieces[from]?.norm === 'thirty' ? 30 : 20), digits }
      : undefined,
  ),
  rule(
    'day',
    '<month> <number>',
    ([month, { value, digits }], around) =>
      digits === undefined && value > 1 && value < 32 && endsThere(around)
        ? written(value, month)
        : undefined,
    { 'september twenty five': '09-25', 'november seven': '11-07' },
  ),
  rule('day', '<ordinal> <month>', ([day, month]) => written(day.value, month), {
    '16. november': '11-16',
    '16th November': '11-16',
    'sekstende november': '11-16',
  }),
  rule(
    'day',
    '<number> <month>',
    ([day, month], { after }) =>
      day.digits === undefined || counts(after) ? undefined : written(day.value, month),
    {
      '16 nov.': '11-16',
      '16 November': '11-16',
    },
  ),
  rule(
    'day',
    '<number> ~- ~<month>',
    ([day, month]) => (day.digits === undefined ? undefined : written(day.value, month)),
    { '16-nov': '11-16' },
  ),
  rule(
    'day',
    '<number> ~- ~<month> ~- ~<year>',
    ([day, month, year]) => written(day.value, month, year),
    { '16-nov-2026': '11-16' },
  ),
  rule('day', '<ordinal> of <month>', ([day, month]) => written(day.value, month), {
    'the 16th of November': '11-16',
    'twenty-fourth of November': '11-24',
  }),
  rule(
    'day',
    '<number> of <month>',
    ([day, month]) => (day.digits === undefined ? undefined : written(day.value, month)),
    { '16 of november': '11-16' },
  ),
  rule('day', '<ordinal> of <month> [,] <year>', ([day, month, year]) =>
    written(day.value, month, year),
  ),
  rule(
    'day',
    '<number> ~/ ~<month>',
    ([day, month]) => (day.digits === undefined ? undefined : written(day.value, month)),
    { '16/nov': '11-16' },
  ),
  rule(
    'day',
    '<number> ~/ ~<month> ~/ ~<year>',
    ([day, month, year]) => written(day.value, month, year),
    { '16/November/2026': '11-16' },
  ),
  rule('day', '<day> next|naeste year|aar', ([day]) => ofNextYear(day), {
    'ahead: 21 January next year': '01-21',
    '16 November next year': 'ask',
  }),
  rule(
    'day',
    '<ordinal> <month> <number>',
    ([day, month, year], around) => shortYear(day.value, month, year, around),
    {
      '16. nov. 26': '11-16',
    },
  ),
  rule(
    'day',
    '<number> <month> <number>',
    ([day, month, year], around) =>
      day.digits === undefined ? undefined : shortYear(day.value, month, year, around),
    {
      '16 nov 26': '11-16',
    },
  ),
  rule(
    'day',
    'on|paa the|den morning|afternoon|formiddagen|eftermiddagen of|af <day>',
    ([day]) => day,
    {
      'on the morning of November 16': '11-16',
    },
  ),
  rule(
    'day',
    'on|from|since|until the <ordinal>',
    ([{ value, word }], around) =>
      word && value < 3 && endsThere(around) ? bare(value, around) : undefined,
    {
      'ahead: on the first': '12-01',
    },
  ),
  rule(
    'day',
    '<number> ~/ ~<number> <number>',
    ([day, month, year], around) =>
      day.digits === undefined || month.value > 12
        ? undefined
        : shortYear(day.value, month.value, year, { ...around, after: unlessRange(around.after) }),
    {
      '12/11 26': '11-12',
    },
  ),
  rule(
    'day',
    '<number> ~<month> ~<number>',
    ([day, month, year], around) =>
      day.digits === undefined
        ? undefined
        : shortYear(day.value, month, year, { ...around, after: unlessRange(around.after) }),
    {
      '16NOV26': '11-16',
    },
  ),
  rule(
    'day',
    '<month> ~- ~<number>',
    ([month, day], { before, pieces, from }) =>
      day.digits?.length !== 2 || (pieces[from]?.glued === true && before?.text === '-')
        ? undefined
        : written(day.value, month),
    { 'Nov-12': '11-12' },
  ),
  rule(
    'day',
    '<year> ~. ~<number> ~. ~<number>',
    ([year, month, day]) => written(day.value, month.value, year),
    {
      '2026.11.16': '11-16',
    },
  ),
  rule(
    'day',
    '<year> ~- ~w ~<number> ~- ~<number>',
    ([year, week, { value }]) =>
      value > 5 || value < 1
        ? undefined
        : weekdayIn({ monday: (context) => mondayOfWeek(week.value, context, year) }, value),
    {
      '2026-W46-3': '11-11',
    },
  ),
  rule('day', '<year> <month> <ordinal>', ([year, month, day]) => written(day.value, month, year), {
    '2026 Nov 9th': '11-09',
  }),
  rule('day', '<day> i aar', ([day]) => dated(day), { '16/11 i år': '11-16' }),
  rule('day', '<day> this year', ([day]) => dated(day), { '16 November this year': '11-16' }),
  rule('day', '[d|den] <ordinal> d . m [.]', ([{ value }]) => inMonth(bareDay(value), 0), {
    'den 16. d.m.': '11-16',
  }),
  rule('day', '<day> ds|dennes [.]', ([day]) => inMonth(day, 0), { 'd. 16. ds.': '11-16' }),
  rule('ordinal', 'twenty|thirty <ordinal>', ([{ value, word }], { pieces, from }) =>
    word && value < 10
      ? { value: value + (pieces[from]?.norm === 'thirty' ? 30 : 20), word }
      : undefined,
  ),
  rule('ordinal', 'twenty|thirty ~- ~<ordinal>', ([{ value, word }], { pieces, from }) =>
    word && value < 10
      ? { value: value + (pieces[from]?.norm === 'thirty' ? 30 : 20), word }
      : undefined,
  ),
  rule(
    'day',
    '<month> <ordinal>',
    ([month, day], { after }) =>
      counts(after) || (after?.glued && after.kind === 'number')
        ? undefined
        : written(day.value, month),
    { 'November 16th': '11-16' },
  ),
  rule(
    'day',
    '<month> [the] <number>',
    ([month, day], { after }) =>
      day.digits === undefined || day.value > 31 || counts(after)
        ? undefined
        : written(day.value, month),
    {
      'November 16': '11-16',
    },
  ),
  rule('day', '<number> <month> , <year>', ([day, month, year]) =>
    day.digits === undefined ? undefined : written(day.value, month, year),
  ),
  rule(
    'day',
    '<ordinal> <month> [,] <year>',
    ([day, month, year]) => written(day.value, month, year),
    { '16. november 2026': '11-16', '16th November, 2026': '11-16' },
  ),
  rule('day', '<number> <month> <year>', ([day, month, year]) => written(day.value, month, year), {
    '16 nov. 2026': '11-16',
  }),
  rule(
    'day',
    "<ordinal> <month> '|’ ~<number>",
    ([day, month, year]) => written(day.value, month, century(year)),
    { "16. november '26": '11-16' },
  ),
  rule(
    'day',
    '<month> <number> [,] <year>',
    ([month, day, year]) => written(day.value, month, year),
    {
      'November 16, 2026': '11-16',
    },
  ),
  rule(
    'day',
    '<month> [the] <ordinal> [,] <year>',
    ([month, day, year]) => written(day.value, month, year),
    {
      'November 16th, 2026': '11-16',
    },
  ),
  rule(
    'day',
    '<ordinal> i <ordinal>',
    ([day, month]) => (month.value > 12 ? undefined : written(day.value, month.value)),
    { 'den 16. i 11.': '11-16' },
  ),
  rule('day', 'd|dato|datoen|dd ~. <day>', ([day]) => dated(day), { 'd. 16/11': '11-16' }),
  rule('day', 'd|den|the|dato <day>', ([day]) => dated(day), {
    'den 16. november': '11-16',
    'd 16/11': '11-16',
  }),
  rule(
    'day',
    'd|den|the|og ~. <number>',
    ([day], around) => (isCutOff(around) ? undefined : bare(day.value, around)),
    { 'd. 12/11': '11-12', 'd. 12/11 og 13/11': '11-12+11-13' },
  ),
  rule(
    'day',
    'd|den|the <number>',
    ([day], around) =>
      day.digits === undefined ||
      (around.after?.glued === true && around.after.text !== '.' && around.after.text !== ',')
        ? undefined
        : bare(day.value, around),
    {
      'd 16': '11-16',
      'den 16': '11-16',
    },
  ),
  rule('day', 'd ~. <ordinal>', ([day], around) => bare(day.value, around), { 'd. 16.': '11-16' }),
  rule(
    'day',
    'd|den|the <ordinal>',
    ([day], around) => (day.value > 2 || !day.word ? bare(day.value, around) : undefined),
    { 'den 16.': '11-16', 'the 16th': '11-16', 'den sekstende': '11-16' },
  ),
  rule(
    'day',
    '<ordinal>',
    ([day], around) =>
      day.word || glues(around) || isYear(around) ? undefined : bare(day.value, around),
    { '16.': '11-16' },
  ),
];

/** "6/1 – 27": the year; perhaps the last day of a range, then it is read back. */
function spacedYear(day: Count, month: Count, year: Count): Day | undefined {
  const known = century(year);
  const read = known === undefined || year.value < 25 ? undefined : numeric(day, month, known);
  return read && mayBeRange(day, year) ? { ...read, mayLast: true } : read;
}

/** "7th September, 26": a year of now, with no month or lesson of its own after it. */
function saysYear(day: number, month: number, year: number, { after }: Around): boolean {
  if (day < 1 || day > 31 || month < 1 || year < 25 || year > 30) return false;
  return !counts(after) && !(after?.glued && /^[./-]$/.test(after.text));
}

/** "18. nov. 26": the year the month lies in, where nothing is counted by it and no date goes on from it. */
function shortYear(day: number, month: number, year: Count, around: Around): Day | undefined {
  const { after } = around;
  const goesOn =
    after?.glued === true ||
    counts(after) ||
    /^(?:og|and|til|to|-|–|\+|&)$/.test(after?.norm ?? '');
  const known = century(year);
  if (known === undefined || goesOn || day > 31) return undefined;
  return {
    written: true,
    on: (context) => {
      const found = inSchoolYear(day, month, context);
      return found?.year === known ? found : undefined;
    },
  };
}

/** The dash of "12/11 26 – 13/11 26" begins a range. */
const unlessRange = (after: Piece | undefined) =>
  /^[-–]$/.test(after?.text ?? '') ? undefined : after;

const endsThere = ({ after }: Around) =>
  after === undefined || after.newLine || after.kind === 'mark';

/** "21 January next year": the year says which; asked where it is another than the month's of this school year. */
function ofNextYear(day: Day): Day | undefined {
  if (!day.written) return undefined;
  const on: Day['on'] = (context, outlook) => {
    const found = day.on(context, outlook);
    return found?.year === context.today.year + 1 ? found : undefined;
  };
  return { ...day, on };
}

/** The day of "12/2." is no date without its month: "12" and "2." are not two days. */
function isCutOff({ after, pieces, to }: Around): boolean {
  const month = pieces[to + 1];
  return after?.glued === true && after.text === '/' && month?.kind === 'number' && month.glued;
}

/** "12/2-27." at a sentence's end: the year, not the end of a range. */
function isYear({ pieces, from }: Around): boolean {
  const [slash, month, dash, year] = pieces.slice(Math.max(0, from - 3), from + 1);
  const glued = month?.glued === true && dash?.glued === true && year?.glued === true;
  return glued && slash?.text === '/' && /^[-/]$/.test(dash.text) && year.text.length === 2;
}

/** "16." at a sentence's end is no date, nor is what a number follows at once. */
function glues({ after }: Around): boolean {
  return after?.glued === true && (after.kind === 'number' || after.kind === 'word');
}

/** After "den", one date; a weekday or a word such as "i dag" is no date. */
function dated({ mayLast: _, ...day }: Day): Day | undefined {
  return day.written || day.dayOfMonth !== undefined ? day : undefined;
}
