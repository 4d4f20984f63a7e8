import { type DateContext, daysFrom, mondayOf } from './dateSpan.ts';
import { months, weekdays } from './dateWords.ts';
import { type Found, found, word } from './phrase.ts';
import { upToHoliday } from './rangeMark.ts';
import { numberAt, readDay, weekFrom } from './readDay.ts';
import { listOrRange } from './readList.ts';
import { since } from './readSince.ts';
import { weekPhrase } from './readWeek.ts';
import type { Token } from './tokens.ts';
import { openPhrase, vague } from './vaguePhrases.ts';

/**
 * Reads the longest time phrase at a token: a day, a list of days, a range, a week, "siden …".
 * Undefined if none starts there. O(length of the phrase).
 */
export function readSpan(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const phrase =
    since(tokens, at, context) ??
    explained(tokens, vague(tokens, at, context), context) ??
    explained(tokens, partOfWeek(tokens, at, context), context) ??
    weekWithDays(tokens, at, context) ??
    explained(tokens, lastDays(tokens, at, context), context) ??
    everyWeekday(tokens, at, context) ??
    listOrRange(tokens, at, context) ??
    explained(tokens, openPhrase(tokens, at), context);
  return phrase && without(tokens, phrase, context);
}

/** "de sidste to dage før jul, 17/12 og 18/12": written-out dates say which days were meant. */
function explained(
  tokens: readonly Token[],
  phrase: Found | undefined,
  context: DateContext,
): Found | undefined {
  if (!phrase || !word(tokens, phrase.next, ',', ':', '(')) return phrase;
  const first = tokens[phrase.next + 1];
  const dated = first?.kind === 'date' || first?.kind === 'number' || first?.norm === 'd';
  return (dated && listOrRange(tokens, phrase.next + 1, context)) || phrase;
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
    const all = phrase.span.days(outlook);
    const ofWeek = phrase.span.isWeek ? except.span.inWeek?.(all?.[0]) : undefined;
    const left = ofWeek ?? except.span.days(outlook);
    return left && all?.filter((day) => !left.some((one) => one.equals(day)));
  });
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

/** "de sidste to dage", "3 dage i træk", "the last two days": school days up to today. */
function lastDays(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  let start = at;
  while (word(tokens, start, 'de', 'i', 'the', 'for', 'nu') && start < at + 2) start += 1;
  const leading = word(tokens, start, 'sidste', 'seneste', 'last', 'past');
  if (leading) start += 1;
  const count = numberAt(tokens[start]);
  const unit = ['dage', 'dag', 'skoledage', 'sygedage', 'fravaersdage', 'days', 'day'].includes(
    tokens[start + 1]?.norm ?? '',
  );
  if (count === undefined || !unit) return undefined;
  const inARow = word(tokens, start + 2, 'i') && word(tokens, start + 3, 'traek', 'streg');
  const row =
    inARow ||
    (word(tokens, start + 2, 'in') &&
      word(tokens, start + 3, 'a') &&
      word(tokens, start + 4, 'row'));
  if (!leading && !row) return undefined;
  const before = leading && word(tokens, start + 2, 'inden', 'foer', 'before');
  const last = before ? upToHoliday(tokens, start + 3, context) : undefined;
  if (before && !last) return found(start + 4, () => undefined);
  if (last) {
    return found(last.next, (outlook) => {
      const end = last.day(outlook);
      const index = end && context.calendar.indexOf(end);
      return index === undefined
        ? undefined
        : context.calendar.days.slice(Math.max(0, index - count + 1), index + 1);
    });
  }
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
