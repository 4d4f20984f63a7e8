import { type DateContext, daysFrom, holiday } from './dateSpan.ts';
import { holidays } from './dateWords.ts';
import { type Found, found, word } from './phrase.ts';
import { readDay } from './readDay.ts';
import { weekPhrase } from './readWeek.ts';
import type { Token } from './tokens.ts';

type PlainDate = Temporal.PlainDate;

/** "siden mandag", "siden d. 9/11", "siden uge 46", "siden efterårsferien": up to today. */
export function since(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
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
