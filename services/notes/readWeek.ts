import { type DateContext, daysFrom, mondayOf, mondayOfWeek, type Outlook } from './dateSpan.ts';
import { type Found, found, word } from './phrase.ts';
import { weekFrom } from './readDay.ts';
import type { Token } from './tokens.ts';

type PlainDate = Temporal.PlainDate;

/** "uge 47", "uge 46 og 47", "hele ugen", "sidste uge", "næste uge", "resten af ugen"; a weekday may stand before. */
export function weekPhrase(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  let start = at;
  while (
    word(
      tokens,
      start,
      'i',
      'den',
      'hele',
      'hel',
      'in',
      'the',
      'whole',
      'entire',
      'all',
      'for',
      'of',
    ) &&
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
    if (word(tokens, index, 'her') && word(tokens, index - 1, 'den')) return 0;
    return word(tokens, index, 'denne', 'this') ? 0 : undefined;
  };
  const offset = whichWeek(start);
  if (offset !== undefined && isWeek(start + 1)) {
    return found(start + 2, (outlook) => wholeWeek(mondayOf(context, offset), context, outlook));
  }
  const wholeThis = start > at && (word(tokens, start, 'ugen') || word(tokens, start, 'week'));
  // "ugen op til ferien" is another week.
  if (!wholeThis || word(tokens, start + 1, 'op', 'foer', 'inden', 'efter', 'before', 'after')) {
    return undefined;
  }
  return found(start + 1, (outlook) => wholeWeek(mondayOf(context, 0), context, outlook));
}

/** A whole week; of the current one only the past days, unless it is a planned leave. */
function wholeWeek(monday: PlainDate, { today }: DateContext, outlook: Outlook) {
  const days = weekFrom(monday).slice(0, 5);
  const running = today.subtract({ days: today.dayOfWeek - 1 }).equals(monday);
  return running && outlook === 'past'
    ? days.filter((day) => Temporal.PlainDate.compare(day, today) <= 0)
    : days;
}

/** "uge 47", "u 47"; but "U 3. lektion" is a code. */
function namesWeek(tokens: readonly Token[], at: number): boolean {
  if (word(tokens, at, 'uge', 'ugerne', 'week', 'weeks')) return true;
  const counts = tokens[at + 2]?.text === '.' || isLessonCount(tokens, at + 2);
  return tokens[at]?.text === 'u' && !counts;
}

function numberedWeeks(
  tokens: readonly Token[],
  start: number,
  context: DateContext,
): Found | undefined {
  const first = tokens[start + 1];
  if (first?.kind !== 'number' || !namesWeek(tokens, start)) return undefined;
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

export function isLessonCount(tokens: readonly Token[], at: number): boolean {
  return /^(lek|lekt|lektion|lektioner|time|timer|gange|dage|min|minutter|lessons?)$/.test(
    tokens[at]?.norm ?? '',
  );
}

/** Nobody foretells illness: the rest of a week is clear only for a leave. */
function restOfWeek(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  const of = word(tokens, at + 1, 'af', 'of') ? at + 2 : at + 1;
  const week = word(tokens, of, 'the') ? of + 1 : of;
  if (!word(tokens, week, 'ugen', 'week')) return undefined;
  const friday = mondayOf(context, 0).add({ days: 4 });
  return found(week + 1, (outlook) =>
    outlook === 'ahead' ? daysFrom(context.today, friday) : undefined,
  );
}
