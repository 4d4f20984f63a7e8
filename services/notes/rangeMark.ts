import { type DateContext, foldName } from './dateSpan.ts';
import { holidays, weekdays } from './dateWords.ts';
import { word } from './phrase.ts';
import { type Day, readDay } from './readDay.ts';
import type { Token } from './tokens.ts';

/** Words between the ends of a range, and how many tokens they span. */
export function rangeMark(tokens: readonly Token[], at: number): number {
  if (word(tokens, at, '-', '–', '—')) return 1;
  const and = word(tokens, at, 'og') ? at + 1 : at;
  if (word(tokens, and, 'frem') && word(tokens, and + 1, 'til')) return and + 2 - at;
  if (and > at && word(tokens, and, 'til', 'indtil')) {
    return word(tokens, and + 1, 'og') && word(tokens, and + 2, 'med') ? 4 : 2;
  }
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

export function jointAt(tokens: readonly Token[], at: number): number {
  if (word(tokens, at, ',', '&', '+', '/'))
    return word(tokens, at + 1, 'og', 'and', 'samt') ? 2 : 1;
  return word(tokens, at, 'og', 'and', 'samt') ? 1 : 0;
}

/** "man tirs tors": weekdays in a row need no comma. */
export function nextWeekday(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Day | undefined {
  return weekdays.has(tokens[at]?.norm ?? '') && !tokens[at]?.newLine
    ? readDay(tokens, at, context, true)
    : undefined;
}

/** "2-4 marts", "from 2 to 4 March": a bare number starting a range whose end names the month. */
export function bareStart(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Day | undefined {
  const token = tokens[at];
  const value = Number(token?.text);
  if (token?.kind !== 'number' || value < 1 || value > 31) return undefined;
  const mark = rangeMark(tokens, at + 1);
  const to = mark > 0 ? readDay(tokens, at + 1 + mark, context, true) : undefined;
  if (!to || to.bareDay !== undefined || to.weekday !== undefined) return undefined;
  return { next: at + 1, bareDay: value, day: () => undefined };
}

/** "fra d. 22. juni til sommerferien": up to the last school day before it. */
export function upToHoliday(
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
