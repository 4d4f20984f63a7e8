import {
  type DateContext,
  type DateSpan,
  daysFrom,
  foldName,
  holiday,
  inSchoolYear,
  mondayOf,
  mondayOfWeek,
  type Outlook,
} from './dateSpan.ts';
import { holidays, months, ordinals, weekdays } from './dateWords.ts';
import { type Day, numberAt, readDay, weekFrom } from './readDay.ts';
import type { Token } from './tokens.ts';

type PlainDate = Temporal.PlainDate;
type Found = { next: number; span: DateSpan };
type Days = DateSpan['days'];

/**
 * Reads the longest phrase of time at a token: a day, a list of days, a range, a week, "siden …".
 * Undefined when none begins there. O(length of the phrase).
 */
export function readSpan(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const phrase =
    since(tokens, at, context) ??
    vague(tokens, at, context) ??
    partOfWeek(tokens, at, context) ??
    weekWithDays(tokens, at, context) ??
    lastDays(tokens, at, context) ??
    everyWeekday(tokens, at, context) ??
    listOrRange(tokens, at, context) ??
    openPhrase(tokens, at);
  return phrase && without(tokens, phrase, context);
}

/** "hele ugen undtagen tirsdag". */
function without(tokens: readonly Token[], phrase: Found, context: DateContext): Found {
  const at = phrase.next;
  const plain = word(tokens, at, 'undtagen', 'minus', 'except', 'uden') ? at + 1 : undefined;
  const two = word(tokens, at, 'bortset', 'paa') && word(tokens, at + 1, 'fra', 'naer');
  const from = two ? at + 2 : plain;
  const except = from === undefined ? undefined : listOrRange(tokens, from, context);
  if (!except) return phrase;
  return found(except.next, (outlook) => {
    const [all, left] = [phrase.span.days(outlook), except.span.days(outlook)];
    return left && all?.filter((day) => !left.some((one) => one.equals(day)));
  });
}

/** Words that say when without saying on which days: they are asked about. */
const vaguePhrases: readonly (readonly string[])[] = [
  ['forleden', 'dag'],
  ['forleden'],
  ['den', 'anden', 'dag'],
  ['et', 'par', 'dage'],
  ['et', 'par', 'gange'],
  ['en', 'del', 'dage'],
  ['nogle', 'dage'],
  ['nogle', 'gange'],
  ['flere', 'dage'],
  ['flere', 'gange'],
  ['mange', 'dage'],
  ['mange', 'gange'],
  ['tit'],
  ['ofte'],
  ['jaevnligt'],
  ['indimellem'],
  ['af', 'og', 'til'],
  ['i', 'ny', 'og', 'nae'],
  ['paa', 'det', 'sidste'],
  ['den', 'seneste', 'tid'],
  ['i', 'laengere', 'tid'],
  ['i', 'lang', 'tid'],
  ['laenge'],
  ['meget', 'vaek'],
  ['meget', 'fravaerende'],
  ['begge', 'dage'],
  ['weekenden'],
  ['i', 'weekenden'],
  ['the', 'other', 'day'],
  ['a', 'few', 'days'],
  ['a', 'couple', 'of', 'days'],
  ['some', 'days'],
  ['several', 'days'],
  ['both', 'days'],
  ['often'],
  ['a', 'lot'],
  ['a', 'while'],
  ['recently'],
  ['lately'],
  ['halvdelen', 'af'],
  ['half', 'of'],
];

/** A vague phrase takes the week it is told of with it: "nogle dage i sidste uge". */
function vague(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  const phrase = vaguePhrases.find((one) =>
    one.every((part, index) => tokens[at + index]?.norm === part),
  );
  const closed = phrase ? undefined : (inHoliday(tokens, at) ?? everySuch(tokens, at));
  if (!phrase && !closed) return undefined;
  // "meget væk": the second word is the absence itself.
  const end = phrase ? at + (phrase[0] === 'meget' ? 1 : phrase.length) : (closed ?? at + 1);
  const week = weekPhrase(tokens, end, context);
  return found(week?.next ?? end, () => undefined);
}

/** "i vinterferien", "skærtorsdag": no school then, so the day must be another. */
function inHoliday(tokens: readonly Token[], at: number): number | undefined {
  const start = word(tokens, at, 'i', 'over', 'in') ? at + 1 : at;
  const norm = tokens[start]?.norm ?? '';
  if (/^(skaertorsdag|langfredag|paaskeugen|paaskedag|pinsedag|juleaften|nytaarsaften)$/.test(norm))
    return start + 1;
  return start > at && holidays.has(norm) ? start + 1 : undefined;
}

/** "om mandagen", "på fredage": which of them is not said. */
function everySuch(tokens: readonly Token[], at: number): number | undefined {
  const named = /^(man|tirs|ons|tors|fre)dag(en|ene|e)$/.test(tokens[at + 1]?.norm ?? '');
  return named && word(tokens, at, 'om', 'paa') ? at + 2 : undefined;
}

/** "de to første dage i ugen", "de sidste 2 dage i uge 47". */
function partOfWeek(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  let start = word(tokens, at, 'de', 'the') ? at + 1 : at;
  let count: number | undefined;
  let side: 'first' | 'last' | undefined;
  for (let taken = 0; taken < 2; taken += 1) {
    if (word(tokens, start, 'foerste', 'first')) side = 'first';
    else if (word(tokens, start, 'sidste', 'last')) side = 'last';
    else if (numberAt(tokens[start]) !== undefined) count = numberAt(tokens[start]);
    else return undefined;
    start += 1;
  }
  if (!side || count === undefined || !word(tokens, start, 'dage', 'days')) return undefined;
  const joint = word(tokens, start + 1, 'i', 'af', 'of', 'in') ? start + 2 : start + 1;
  const week =
    word(tokens, joint, 'ugen') || (word(tokens, joint, 'the') && word(tokens, joint + 1, 'week'))
      ? found(word(tokens, joint, 'ugen') ? joint + 1 : joint + 2, () =>
          weekFrom(mondayOf(context, 0)).slice(0, 5),
        )
      : weekPhrase(tokens, joint, context);
  if (!week) return undefined;
  const [wanted, from] = [count, side];
  return found(week.next, () => {
    const days = week.span.days('ahead')?.filter((day) => context.calendar.isSchoolDay(day));
    return from === 'first' ? days?.slice(0, wanted) : days?.slice(-wanted);
  });
}

/** A week, and the days of it that are meant: "i denne uge, tirsdag og onsdag", "uge 47: man-ons", "sidste uge fra onsdag". */
function weekWithDays(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const counted =
    numberAt(tokens[at]) !== undefined && word(tokens, at + 1, 'dage', 'days') ? at + 2 : at;
  const rest = word(tokens, at, 'resten') && word(tokens, at + 1, 'af') ? at + 2 : counted;
  const week =
    weekPhrase(tokens, at, context) ?? (rest > at ? weekPhrase(tokens, rest, context) : undefined);
  if (!week) return undefined;
  const joint = word(tokens, week.next, ',', ':', '(', 'paa', 'on') ? week.next + 1 : week.next;
  const monday = () => week.span.days('ahead')?.[0];
  const days = word(tokens, joint, 'fra', 'from') ? undefined : listOrRange(tokens, joint, context);
  const inWeek = days?.span.inWeek;
  if (days && inWeek) {
    return found(days.next, () => inWeek(monday()));
  }
  const from = word(tokens, joint, 'fra', 'from') ? readDay(tokens, joint + 1, context) : undefined;
  const { weekday } = from ?? {};
  if (from && weekday !== undefined) {
    return found(from.next, () => {
      const first = monday();
      return first && daysFrom(first.add({ days: weekday - 1 }), first.add({ days: 4 }));
    });
  }
  // "3 dage i sidste uge" does not say which.
  if (rest > at && rest === counted) return found(week.next, () => undefined);
  return { ...week, span: { ...week.span, isWeek: true } };
}

function found(next: number, days: Days, list = false): Found {
  return { next, span: { days, list } };
}

function word(tokens: readonly Token[], at: number, ...options: string[]): boolean {
  return options.includes(tokens[at]?.norm ?? '');
}

/** "siden mandag", "siden d. 9/11", "siden uge 46", "siden efterårsferien": up to today. */
function since(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  if (!word(tokens, at, 'siden', 'since')) return undefined;
  const from =
    word(tokens, at + 1, 'i') && readDay(tokens, at + 1, context) === undefined ? at + 2 : at + 1;
  const { today, calendar } = context;
  const after = word(tokens, from, 'efter') ? from + 1 : from;
  const part = holidays.get(tokens[after]?.norm ?? '');
  if (part !== undefined) {
    const range = holiday(part, context);
    const first = range && calendar.onOrAfter(range.to.add({ days: 1 }));
    return found(after + 1, () => first && daysFrom(first, today));
  }
  const day = readDay(tokens, from, context);
  if (day) return found(day.next, () => upToToday(day.day('past'), context));
  const week = weekPhrase(tokens, from, context);
  if (week) return found(week.next, () => upToToday(week.span.days('past')?.[0], context));
  return undefined;
}

function upToToday(from: PlainDate | undefined, { today }: DateContext) {
  return from && daysFrom(from, today);
}

/** "uge 47", "uge 46 og 47", "hele ugen", "sidste uge", "næste uge", "resten af ugen"; a weekday may stand before. */
function weekPhrase(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  let start = at;
  while (
    word(tokens, start, 'i', 'hele', 'hel', 'in', 'the', 'whole', 'entire', 'all', 'for', 'of') &&
    start < at + 3
  ) {
    start += 1;
  }
  const numbered = numberedWeeks(tokens, start, context);
  if (numbered) return numbered;
  if (word(tokens, start, 'resten', 'rest')) return restOfWeek(tokens, start, context);
  const isWeek = (index: number) => word(tokens, index, 'uge', 'ugen', 'week');
  const whichWeek = (index: number): number | undefined => {
    if (word(tokens, index, 'sidste', 'forrige', 'last')) return -1;
    if (word(tokens, index, 'naeste', 'next', 'kommende')) return 1;
    return word(tokens, index, 'denne', 'this') ? 0 : undefined;
  };
  const offset = whichWeek(start);
  if (offset !== undefined && isWeek(start + 1)) {
    return found(start + 2, (outlook) => wholeWeek(mondayOf(context, offset), context, outlook));
  }
  const wholeThis = start > at && (word(tokens, start, 'ugen') || word(tokens, start, 'week'));
  if (!wholeThis) return undefined;
  return found(start + 1, (outlook) => wholeWeek(mondayOf(context, 0), context, outlook));
}

/** A whole week; of the running one only what has been, unless it is a leave that is planned. */
function wholeWeek(monday: PlainDate, { today }: DateContext, outlook: Outlook) {
  const days = weekFrom(monday).slice(0, 5);
  const running = today.subtract({ days: today.dayOfWeek - 1 }).equals(monday);
  return running && outlook === 'past'
    ? days.filter((day) => Temporal.PlainDate.compare(day, today) <= 0)
    : days;
}

function numberedWeeks(
  tokens: readonly Token[],
  start: number,
  context: DateContext,
): Found | undefined {
  const short = tokens[start]?.text === 'u';
  if (!short && !word(tokens, start, 'uge', 'ugerne', 'week', 'weeks')) return undefined;
  const first = tokens[start + 1];
  if (first?.kind !== 'number') return undefined;
  if (short && (tokens[start + 2]?.text === '.' || isLessonCount(tokens, start + 2)))
    return undefined;
  const weeks = [Number(first.text)];
  let next = start + 2;
  for (;;) {
    const joined =
      word(tokens, next, 'og', 'and', ',', '+', '&') || word(tokens, next, '-', '–', 'til', 'to');
    const range = word(tokens, next, '-', '–', 'til', 'to');
    const again = word(tokens, next + 1, 'uge', 'week') ? next + 2 : next + 1;
    const number = tokens[again];
    if (!joined || number?.kind !== 'number' || Number(number.text) > 53) break;
    if (isLessonCount(tokens, again + 1)) break;
    const last = weeks.at(-1) ?? 0;
    const value = Number(number.text);
    if (range) for (let week = last + 1; week < value; week += 1) weeks.push(week);
    weeks.push(value);
    next = again + 1;
  }
  return found(next, (outlook) => {
    const mondays = weeks.map((week) => mondayOfWeek(week, context));
    if (mondays.some((monday) => monday === undefined)) return undefined;
    return mondays.flatMap((monday) => (monday ? wholeWeek(monday, context, outlook) : []));
  });
}

function isLessonCount(tokens: readonly Token[], at: number): boolean {
  return /^(lek|lekt|lektion|lektioner|time|timer|gange|dage|min|minutter|lessons?)$/.test(
    tokens[at]?.norm ?? '',
  );
}

/** Illness is not foretold: the rest of a week is clear for a leave alone. */
function restOfWeek(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  const of = word(tokens, at + 1, 'af', 'of') ? at + 2 : at + 1;
  const week = word(tokens, of, 'the') ? of + 1 : of;
  if (!word(tokens, week, 'ugen', 'week')) return undefined;
  const friday = mondayOf(context, 0).add({ days: 4 });
  return found(week + 1, (outlook) =>
    outlook === 'ahead' ? daysFrom(context.today, friday) : undefined,
  );
}

/** "de sidste to dage", "3 dage i træk", "the last two days": school days up to today. */
function lastDays(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  let start = at;
  while (word(tokens, start, 'de', 'i', 'the', 'for', 'nu') && start < at + 2) start += 1;
  const leading = word(tokens, start, 'sidste', 'seneste', 'last', 'past');
  if (leading) start += 1;
  const count = numberAt(tokens[start]);
  const unit = ['dage', 'dag', 'skoledage', 'days', 'day'].includes(tokens[start + 1]?.norm ?? '');
  if (count === undefined || !unit) return undefined;
  const inARow = word(tokens, start + 2, 'i') && word(tokens, start + 3, 'traek', 'streg');
  const row =
    inARow ||
    (word(tokens, start + 2, 'in') &&
      word(tokens, start + 3, 'a') &&
      word(tokens, start + 4, 'row'));
  if (!leading && !row) return undefined;
  const next = start + 2 + (inARow ? 2 : row ? 3 : 0);
  return found(next, () => {
    const { calendar, today } = context;
    const last = calendar.onOrBefore(today);
    const index = last && calendar.indexOf(last);
    return index === undefined
      ? undefined
      : calendar.days.slice(Math.max(0, index - count + 1), index + 1);
  });
}

/** "hver mandag i november", up to today; "hver anden mandag" is left open. */
function everyWeekday(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  if (!word(tokens, at, 'hver', 'every', 'each')) return undefined;
  if (word(tokens, at + 1, 'anden', 'other', 'dag', 'day')) {
    return found(word(tokens, at + 1, 'dag', 'day') ? at + 2 : at + 3, () => undefined);
  }
  const weekday = weekdays.get(tokens[at + 1]?.norm ?? '');
  if (weekday === undefined) return undefined;
  const month = word(tokens, at + 2, 'i', 'in')
    ? months.get(tokens[at + 3]?.norm ?? '')
    : undefined;
  if (month === undefined) return found(at + 2, () => undefined);
  const { today } = context;
  return found(at + 4, () => {
    const start = today.month >= 8 ? today.year : today.year - 1;
    const first = Temporal.PlainDate.from({ year: month >= 8 ? start : start + 1, month, day: 1 });
    const days = daysFrom(first, first.add({ days: first.daysInMonth - 1 })) ?? [];
    return days.filter(
      (day) => day.dayOfWeek === weekday && Temporal.PlainDate.compare(day, today) <= 0,
    );
  });
}

/** Words between the ends of a range, and how many tokens they take. */
function rangeMark(tokens: readonly Token[], at: number): number {
  if (word(tokens, at, '-', '–', '—')) return 1;
  const and = word(tokens, at, 'og') ? at + 1 : at;
  if (word(tokens, and, 'frem') && word(tokens, and + 1, 'til')) return and + 2 - at;
  if (and > at && word(tokens, and, 'til', 'indtil')) return 2;
  if (word(tokens, at, 'til', 'to', 'until', 'till', 'through', 'indtil', 'tom')) {
    const andWith = word(tokens, at + 1, 'og') && word(tokens, at + 2, 'med');
    return andWith ? 3 : 1;
  }
  const letters = tokens
    .slice(at, at + 6)
    .map(({ text }) => text.toLowerCase())
    .join('');
  if (letters.startsWith('t.o.m.')) return 6;
  if (letters.startsWith('t.o.m')) return 5;
  return 0;
}

/** A day, days joined by commas and "og", and ranges among them, each range from its first to its last day. */
function listOrRange(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const start = word(tokens, at, 'fra', 'from', 'mellem') ? at + 1 : at;
  const leadingTo = start === at ? rangeMark(tokens, at) : 0;
  if (leadingTo > 0 && !word(tokens, at, '-', '–', '—')) {
    return untilThenSince(tokens, at + leadingTo, context);
  }
  const between = start > at && word(tokens, at, 'mellem', 'between');
  const first = bareStart(tokens, start, context) ?? readDay(tokens, start, context);
  if (!first) return dashed(tokens, start, context);
  const parts: { from: Day; to: Day | undefined }[] = [];
  let next = start;
  let day: Day | undefined = first;
  while (day) {
    const joins = between && word(tokens, day.next, 'og', 'and');
    const mark: number = joins ? 1 : rangeMark(tokens, day.next);
    const to: Day | undefined =
      mark > 0
        ? (readDay(tokens, day.next + mark, context, true) ??
          upToHoliday(tokens, day.next + mark, context))
        : undefined;
    parts.push({ from: day, to });
    next = (to ?? day).next;
    const joint: number = jointAt(tokens, next);
    day =
      joint > 0 ? readDay(tokens, next + joint, context, true) : nextWeekday(tokens, next, context);
  }
  const week = weekPhrase(tokens, word(tokens, next, ',') ? next + 1 : next, context);
  const onlyWeekdays = parts.every(({ from, to }) => from.weekday && (!to || to.weekday));
  if (week && onlyWeekdays) {
    return found(
      week.next,
      () => inThatWeek(parts, week.span.days('ahead')?.[0]),
      parts.length > 1,
    );
  }
  const lastDay = parts.at(-1)?.to ?? parts.at(-1)?.from ?? first;
  const openEnd = start > at && !between && parts.length === 1 && parts[0]?.to === undefined;
  if (openEnd) return fromThenOn(first, next, context);
  const days = found(next, (outlook) => resolveParts(parts, lastDay, outlook), parts.length > 1);
  return onlyWeekdays
    ? { next, span: { ...days.span, inWeek: (monday) => inThatWeek(parts, monday) } }
    : days;
}

/** "fra mandag": up to today; from a day that is still to come there is no end to know. */
function fromThenOn(first: Day, next: number, { today }: DateContext): Found {
  return found(next, (outlook) => {
    const from = first.day(outlook);
    if (!from) return undefined;
    return Temporal.PlainDate.compare(from, today) <= 0 && outlook === 'past'
      ? daysFrom(from, today)
      : undefined;
  });
}

/** "man tirs tors": weekdays in a row need no comma. */
function nextWeekday(tokens: readonly Token[], at: number, context: DateContext): Day | undefined {
  return weekdays.has(tokens[at]?.norm ?? '') && !tokens[at]?.newLine
    ? readDay(tokens, at, context, true)
    : undefined;
}

/** "2-4 marts", "from 2 to 4 March": a bare number that begins a range whose end names the month. */
function bareStart(tokens: readonly Token[], at: number, context: DateContext): Day | undefined {
  const token = tokens[at];
  const value = Number(token?.text);
  if (token?.kind !== 'number' || value < 1 || value > 31) return undefined;
  const mark = rangeMark(tokens, at + 1);
  const to = mark > 0 ? readDay(tokens, at + 1 + mark, context, true) : undefined;
  if (!to || to.bareDay !== undefined || to.weekday !== undefined) return undefined;
  return { next: at + 1, bareDay: value, day: () => undefined };
}

/** "4-3" for 4/3, where nothing is counted. */
function dashed(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  const [day, dash, month] = tokens.slice(at, at + 3);
  if (day?.kind !== 'number' || dash?.text !== '-' || month?.kind !== 'number') return undefined;
  if (!dash.glued || !month.glued || isLessonCount(tokens, at + 3)) return undefined;
  if (Number(month.text) > 12 || Number(day.text) > 31 || tokens[at + 3]?.text === '.')
    return undefined;
  const date = inSchoolYear(Number(day.text), Number(month.text), context);
  return date && found(at + 3, () => [date]);
}

/** "fra d. 22. juni til sommerferien": up to the last school day before it. */
function upToHoliday(
  tokens: readonly Token[],
  at: number,
  { today, calendar }: DateContext,
): Day | undefined {
  const part = holidays.get(tokens[at]?.norm ?? '');
  if (part === undefined) return undefined;
  const year = calendar.years.find(({ last }) => Temporal.PlainDate.compare(last, today) >= 0);
  const closed = year?.closed.find(
    ({ name, from }) =>
      foldName(name).includes(part) && Temporal.PlainDate.compare(from, today) > 0,
  );
  const last =
    part === 'sommer'
      ? year?.last
      : closed && calendar.onOrBefore(closed.from.subtract({ days: 1 }));
  return last && { next: at + 1, day: () => last };
}

function jointAt(tokens: readonly Token[], at: number): number {
  if (word(tokens, at, ',', '&', '+', '/'))
    return word(tokens, at + 1, 'og', 'and', 'samt') ? 2 : 1;
  return word(tokens, at, 'og', 'and', 'samt') ? 1 : 0;
}

/** "t.o.m. i dag, siden onsdag": the end stands first. */
function untilThenSince(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const to = readDay(tokens, at, context);
  if (!to) return undefined;
  const from = word(tokens, to.next, ',') ? to.next + 1 : to.next;
  const start = since(tokens, from, context);
  const { today } = context;
  if (start) {
    return found(start.next, () => {
      const first = start.span.days('past')?.[0];
      const last = to.day('past');
      return first && last && daysFrom(first, last);
    });
  }
  return found(to.next, () => {
    const last = to.day('ahead');
    return last && daysFrom(today, last);
  });
}

function resolveParts(
  parts: readonly { from: Day; to: Day | undefined }[],
  lastDay: Day,
  outlook: Outlook,
): readonly PlainDate[] | undefined {
  const days: PlainDate[] = [];
  for (const { from, to } of parts) {
    const one =
      from.bareDay === undefined ? from.day(outlook) : besideMonth(from, lastDay, outlook);
    if (!one) return undefined;
    if (!to) {
      days.push(one);
      continue;
    }
    const range = daysFrom(one, endOf(one, to, outlook) ?? one.subtract({ days: 1 }));
    if (!range) return undefined;
    days.push(...range);
  }
  return days;
}

/** A weekday that ends a range is the first one after its beginning. */
function endOf(from: PlainDate, to: Day, outlook: Outlook): PlainDate | undefined {
  if (to.weekday !== undefined) return from.add({ days: (to.weekday - from.dayOfWeek + 7) % 7 });
  return to.bareDay === undefined ? to.day(outlook) : laterDay(from, to.bareDay);
}

function laterDay(from: PlainDate, day: number): PlainDate | undefined {
  if (day > from.daysInMonth) return undefined;
  return day >= from.day ? from.with({ day }) : from.add({ months: 1 }).with({ day });
}

/** "12., 13. og 14. november", "12.-14. marts": the month at the end is everybody's. */
function besideMonth(from: Day, lastDay: Day, outlook: Outlook): PlainDate | undefined {
  const last = lastDay.bareDay === undefined ? lastDay.day(outlook) : undefined;
  if (!last || from.bareDay === undefined) return from.day(outlook);
  if (from.bareDay > last.daysInMonth) return undefined;
  return from.bareDay <= last.day
    ? last.with({ day: from.bareDay })
    : last.subtract({ months: 1 }).with({ day: from.bareDay });
}

function inThatWeek(
  parts: readonly { from: Day; to: Day | undefined }[],
  monday: PlainDate | undefined,
): readonly PlainDate[] | undefined {
  if (!monday) return undefined;
  const on = (weekday: number | undefined) => monday.add({ days: (weekday ?? 1) - 1 });
  return parts.flatMap(({ from, to }) =>
    to ? (daysFrom(on(from.weekday), on(to.weekday)) ?? []) : [on(from.weekday)],
  );
}

/** Phrases that name a time but no days: they are asked about. "3. dag" tells how long, and means today. */
function openPhrase(tokens: readonly Token[], at: number): Found | undefined {
  const ordinal =
    ordinals.get(tokens[at]?.norm ?? '') ??
    (tokens[at + 1]?.text === '.' ? numberAt(tokens[at]) : undefined);
  const unit = tokens[at]?.kind === 'number' ? at + 2 : at + 1;
  if (ordinal !== undefined && word(tokens, unit, 'dag', 'dagen', 'sygedag', 'day')) {
    return { next: unit + 1, span: { days: () => [], list: false } };
  }
  if (
    word(tokens, at, 'foer', 'efter', 'before', 'after') &&
    holidays.has(tokens[at + 1]?.norm ?? '')
  ) {
    return found(at + 2, () => undefined);
  }
  if (word(tokens, at, 'i', 'in') && months.has(tokens[at + 1]?.norm ?? '')) {
    return found(at + 2, () => undefined);
  }
  return undefined;
}
