import {
  type DateContext,
  dayOfMonth,
  daysFrom,
  holiday,
  inSchoolYear,
  nearestWeekday,
  type Outlook,
} from './dateSpan.ts';
import { holidays, months, numbers, ordinals, shortWeekdays, weekdays } from './dateWords.ts';
import type { Token } from './tokens.ts';

type PlainDate = Temporal.PlainDate;

/**
 * One day as people name it. `weekday` lets a week named next to it move it; `bareDay` is a day of the
 * month whose month may follow its list.
 */
export type Day = {
  next: number;
  day: (outlook: Outlook) => PlainDate | undefined;
  weekday?: number;
  bareDay?: number;
};

/** Reads one day at a token: today, a weekday, a date. Undefined if none starts there. */
export function readDay(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
  inList = false,
): Day | undefined {
  return (
    relativeDay(tokens, at, context) ??
    namedDate(tokens, at, context) ??
    weekdayAt(tokens, at, context, inList) ??
    besideHoliday(tokens, at, context)
  );
}

function words(tokens: readonly Token[], at: number, ...expected: string[]): boolean {
  return expected.every((word, index) => tokens[at + index]?.norm === word);
}

/** Fixed phrases, as offsets from today. */
const relative: readonly (readonly [readonly string[], number])[] = [
  [['dags', 'dato'], 0],
  [['her', 'til', 'morgen'], 0],
  [['nu', 'til', 'morgen'], 0],
  [['til', 'morgen'], 0],
  [['this', 'morning'], 0],
  [['this', 'afternoon'], 0],
  [['i', 'dag'], 0],
  [['i', 'morges'], 0],
  [['i', 'formiddags'], 0],
  [['i', 'eftermiddag'], 0],
  [['idag'], 0],
  [['imorges'], 0],
  [['today'], 0],
  [['i', 'gaar'], -1],
  [['igaar'], -1],
  [['yesterday'], -1],
  [['i', 'forgaars'], -2],
  [['iforgaars'], -2],
  [['forgaars'], -2],
  [['the', 'day', 'before', 'yesterday'], -2],
  [['day', 'before', 'yesterday'], -2],
  [['i', 'morgen'], 1],
  [['imorgen'], 1],
  [['tomorrow'], 1],
  [['i', 'overmorgen'], 2],
];

function relativeDay(
  tokens: readonly Token[],
  at: number,
  { today }: DateContext,
): Day | undefined {
  if (tokens[at]?.norm === 'd' && tokens[at + 1]?.text === '.' && words(tokens, at + 2, 'd')) {
    return { next: at + (tokens[at + 3]?.text === '.' ? 4 : 3), day: () => today };
  }
  if (words(tokens, at, 'dd')) return { next: at + 1, day: () => today };
  for (const [phrase, days] of relative) {
    if (words(tokens, at, ...phrase))
      return { next: at + phrase.length, day: () => today.add({ days }) };
  }
  return daysAgo(tokens, at, today);
}

/** "for tre dage siden", "three days ago". */
function daysAgo(tokens: readonly Token[], at: number, today: PlainDate): Day | undefined {
  const from = words(tokens, at, 'for') ? at + 1 : at;
  const count = numberAt(tokens[from]);
  const unit = tokens[from + 1]?.norm ?? '';
  const closing = tokens[from + 2]?.norm;
  if (count === undefined || (closing !== 'siden' && closing !== 'ago')) return undefined;
  if (!['dag', 'dage', 'day', 'days'].includes(unit)) return undefined;
  return { next: from + 3, day: () => today.subtract({ days: count }) };
}

/** A small number in digits or as a word. */
export function numberAt(token: Token | undefined): number | undefined {
  if (token?.kind === 'number' && token.text.length <= 3) return Number(token.text);
  return token === undefined ? undefined : numbers.get(token.norm);
}

/** "12/3", "12.3.", "2026-11-12", "d. 12. marts", "den tolvte", "march 12". */
function namedDate(tokens: readonly Token[], at: number, context: DateContext): Day | undefined {
  const start = afterArticle(tokens, at);
  const token = tokens[start];
  if (token?.kind === 'date') {
    const date = writtenDate(token.text, context);
    // "31/2" is meant as a day: ask, do not skip it.
    return date || token.text.includes('/') ? { next: start + 1, day: () => date } : undefined;
  }
  const month = months.get(token?.norm ?? '');
  if (
    month !== undefined &&
    start === at &&
    isDayNumber(tokens[at + 1]) &&
    tokens[at + 1]?.kind === 'number'
  ) {
    const date = inSchoolYear(Number(tokens[at + 1]?.text), month, context);
    return date && { next: at + 2 + ordinalEnding(tokens, at + 2), day: () => date };
  }
  return dayAndMonth(tokens, at, start, context);
}

function dayAndMonth(
  tokens: readonly Token[],
  at: number,
  start: number,
  context: DateContext,
): Day | undefined {
  const number = dayNumber(tokens[start]) ?? impossibleDay(tokens, start);
  if (number === undefined) return undefined;
  let next = start + 1;
  const dotted = tokens[next]?.text === '.' && tokens[next]?.glued === true;
  if (dotted) next += 1;
  const ending = ordinalEnding(tokens, next);
  next += ending;
  if (words(tokens, next, 'of')) next += 1;
  const month = months.get(tokens[next]?.norm ?? '');
  if (month !== undefined) {
    const date = inSchoolYear(number, month, context, yearAt(tokens[next + 1]));
    const afterMonth = next + 1 + (yearAt(tokens[next + 1]) === undefined ? 0 : 1);
    const abbreviated =
      tokens[afterMonth]?.text === '.' &&
      tokens[afterMonth]?.glued &&
      (tokens[next]?.norm.length ?? 9) <= 4;
    return { next: afterMonth + (abbreviated ? 1 : 0), day: () => date };
  }
  const ordinalWord = tokens[start]?.kind === 'word';
  const marked = start > at || dotted || ending > 0 || ordinalWord;
  if (!marked || (start === at && ordinalWord)) return undefined;
  if (isCounted(tokens, next)) return undefined;
  return { next, day: (outlook) => dayOfMonth(number, context, outlook), bareDay: number };
}

/** "3. dag", "2. lektion", "7. klasse": a number, but not a day of the month. */
function isCounted(tokens: readonly Token[], next: number): boolean {
  return /^(dag|dage|dagen|sygedag|lek|lekt|lektion|lektioner|time|timer|modul|modulet|klasse|kl|gang|period|lesson|uge|a|b|c|d|e|x|y|z|u)$/.test(
    tokens[next]?.norm ?? '',
  );
}

function afterArticle(tokens: readonly Token[], at: number): number {
  const article = tokens[at]?.norm;
  if (article === 'd' && tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued) return at + 2;
  if (article === 'd' || article === 'den' || article === 'the') return at + 1;
  return at;
}

function dayNumber(token: Token | undefined): number | undefined {
  if (token?.kind === 'word') return ordinals.get(token.norm);
  return isDayNumber(token) ? Number(token?.text) : undefined;
}

function isDayNumber(token: Token | undefined): boolean {
  return (
    token?.kind === 'number' &&
    token.text.length <= 2 &&
    Number(token.text) >= 1 &&
    Number(token.text) <= 31
  );
}

/** "32. marts": no day, but meant as one. */
function impossibleDay(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const month = tokens[tokens[at + 1]?.text === '.' ? at + 2 : at + 1];
  const meant = token?.kind === 'number' && token.text.length <= 2 && months.has(month?.norm ?? '');
  return meant ? Number(token.text) : undefined;
}

function ordinalEnding(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  return token?.glued && /^(st|nd|rd|th)$/.test(token.norm) ? 1 : 0;
}

function yearAt(token: Token | undefined): number | undefined {
  return token?.kind === 'number' && /^20\d\d$/.test(token.text) ? Number(token.text) : undefined;
}

function writtenDate(text: string, context: DateContext): PlainDate | undefined {
  const parts = text
    .split(/[/.\- ]/)
    .filter((part) => part !== '')
    .map(Number);
  const [a, b, c] = parts;
  if (a === undefined || b === undefined) return undefined;
  if (/^\d{4}-/.test(text)) return inSchoolYear(c ?? 0, b, context, a);
  return inSchoolYear(a, b, context, c === undefined ? undefined : c < 100 ? 2000 + c : c);
}

/** "mandag", "i mandags", "på mandag", "næste mandag", "sidste mandag", "tir.". A date after it wins. */
function weekdayAt(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
  inList: boolean,
): Day | undefined {
  const { start, forced } = leadingWords(tokens, at);
  const found = weekdayWord(tokens, start, inList || start > at);
  if (!found) return undefined;
  const dated = namedDate(tokens, skipComma(tokens, found.next), context);
  if (dated) return dated;
  const { weekday } = found;
  // "i mandags", "på mandag": a day in itself, anywhere in a range.
  const fixed = forced !== undefined || /dags$/.test(tokens[start]?.norm ?? '');
  return {
    next: found.next,
    ...(fixed ? {} : { weekday }),
    day: (outlook) => weekdayDate(weekday, forced, outlook, context),
  };
}

const ahead = /^(paa|naeste|kommende|foerstkommende|next|coming|nu)$/;
const backward = /^(sidste|forrige|last|past)$/;

/** "på næste …", "i …": where the weekday itself is, and which way the words before it look. */
function leadingWords(tokens: readonly Token[], at: number) {
  let start = at;
  let forced: Outlook | 'before' | undefined;
  for (; start < at + 3; start += 1) {
    const norm = tokens[start]?.norm ?? '';
    const before = norm === 'on' && weekdays.has(tokens[start + 1]?.norm ?? '');
    if (ahead.test(norm)) forced = 'ahead';
    else if (backward.test(norm)) forced = 'before';
    else if (!before && norm !== 'i' && norm !== 'this') break;
  }
  return { start, forced };
}

function weekdayDate(
  weekday: number,
  forced: Outlook | 'before' | undefined,
  outlook: Outlook,
  context: DateContext,
): PlainDate {
  if (forced === 'before') {
    const found = nearestWeekday(weekday, context, 'past');
    return found.equals(context.today) ? found.subtract({ weeks: 1 }) : found;
  }
  const found = nearestWeekday(weekday, context, forced ?? outlook);
  return forced === 'ahead' && found.equals(context.today) ? found.add({ weeks: 1 }) : found;
}

function weekdayWord(
  tokens: readonly Token[],
  at: number,
  trusted: boolean,
): { weekday: number; next: number } | undefined {
  const norm = tokens[at]?.norm ?? '';
  const dotted = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued === true;
  const long = weekdays.get(norm);
  if (long !== undefined) {
    const abbreviated = dotted && norm.length <= 4;
    return { weekday: long, next: at + (abbreviated ? 2 : 1) };
  }
  const short = shortWeekdays.get(norm);
  if (short === undefined) return undefined;
  const next = at + (dotted ? 2 : 1);
  const sure =
    (dotted && norm !== 'to' && norm !== 'on') ||
    isShortWeekday(tokens, at, next, trusted && dotted);
  return sure ? { weekday: short, next } : undefined;
}

/** Whether a short form's surroundings make it a weekday: a range, a date, a list of days. */
function isShortWeekday(
  tokens: readonly Token[],
  at: number,
  next: number,
  dottedInList: boolean,
): boolean {
  const dash = (token: Token | undefined) => token?.text === '-' || token?.text === '–';
  const isWeekday = (index: number) =>
    weekdays.has(tokens[index]?.norm ?? '') || shortWeekdays.has(tokens[index]?.norm ?? '');
  const joined = (token: Token | undefined) => /^(-|–|\+|,|\/)$/.test(token?.text ?? '');
  const opensRange = joined(tokens[next]) && isWeekday(next + 1);
  const opensHeading = tokens[next]?.text === ':';
  // "Ömer man syg": no pronoun after a name.
  const listed = /^(og|til)$/.test(tokens[next]?.norm ?? '') && isWeekday(next + 1);
  const afterName = tokens[at]?.norm === 'man' && (tokens[at - 1]?.capital === true || listed);
  const joint = tokens[at - 1]?.text ?? '';
  const afterShort = (tokens[at - 2]?.norm.length ?? 9) <= 3 && /^(,|og)$/.test(joint);
  const closesPlus = (joint === '+' || afterShort) && isWeekday(at - 2);
  const beside =
    (weekdays.has(tokens[next]?.norm ?? '') && tokens[at]?.norm === 'man') ||
    (tokens[at]?.text === 'Fri' && isWeekday(at - 2));
  return (
    dottedInList ||
    opensRange ||
    opensHeading ||
    afterName ||
    closesPlus ||
    beside ||
    dash(tokens[at - 1]) ||
    tokens[next]?.kind === 'date'
  );
}

function skipComma(tokens: readonly Token[], at: number): number {
  if (words(tokens, at, 'den') || words(tokens, at, 'd')) return at;
  return tokens[at]?.text === ',' ? at + 1 : at;
}

/** "dagen før efterårsferien", "sidste dag før jul", "første dag efter påske". */
function besideHoliday(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Day | undefined {
  for (let from = at; from < at + 4; from += 1) {
    const side = tokens[from]?.norm;
    if (side !== 'foer' && side !== 'inden' && side !== 'efter') continue;
    const part = holidays.get(tokens[from + 1]?.norm ?? '');
    const range = part === undefined ? undefined : holiday(part, context);
    const lead = tokens
      .slice(at, from)
      .map(({ norm }) => norm)
      .join(' ');
    if (!range || !/^(dagen|sidste (skole)?dag|(den )?foerste (skole)?dag|day)$/.test(lead))
      return undefined;
    const { calendar } = context;
    const day =
      side !== 'efter'
        ? calendar.onOrBefore(range.from.subtract({ days: 1 }))
        : calendar.onOrAfter(range.to.add({ days: 1 }));
    return day && { next: from + 2, day: () => day };
  }
  return undefined;
}

/** The days of a week, by its Monday. */
export function weekFrom(monday: PlainDate): readonly PlainDate[] {
  return daysFrom(monday, monday.add({ days: 6 })) ?? [];
}
