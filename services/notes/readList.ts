import { type DateContext, daysFrom, inSchoolYear, type Outlook } from './dateSpan.ts';
import { type Found, found, word } from './phrase.ts';
import { bareStart, jointAt, nextWeekday, rangeMark, upToHoliday } from './rangeMark.ts';
import { type Day, readDay } from './readDay.ts';
import { since } from './readSince.ts';
import { isLessonCount, weekPhrase } from './readWeek.ts';
import type { Token } from './tokens.ts';

type PlainDate = Temporal.PlainDate;

/** A day, days joined by commas and "og", and ranges among them, each from its first to its last day. */
export function listOrRange(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const start = word(tokens, at, 'fra', 'from', 'mellem') ? at + 1 : at;
  const leadingTo = start === at ? rangeMark(tokens, at) : 0;
  const correcting = word(tokens, at - 1, 'rettelse', 'ret', 'rettes');
  if (leadingTo > 0 && !correcting && !word(tokens, at, '-', '–', '—')) {
    return untilThenSince(tokens, at + leadingTo, context);
  }
  const between = start > at && word(tokens, at, 'mellem', 'between');
  const first = bareStart(tokens, start, context) ?? readDay(tokens, start, context);
  if (!first) return dashed(tokens, start, context);
  const { parts, next } = partsFrom(tokens, first, between, context);
  const week = weekPhrase(tokens, word(tokens, next, ',') ? next + 1 : next, context);
  const onlyWeekdays = parts.every(({ from, to }) => from.weekday && (!to || to.weekday));
  if (week && onlyWeekdays) {
    return found(
      week.next,
      () => inThatWeek(parts, week.span.days('ahead')?.[0]),
      parts.length > 1,
    );
  }
  const openEnd = start > at && !between && parts.length === 1 && parts[0]?.to === undefined;
  if (openEnd) return fromThenOn(first, next, context);
  const days = found(next, (outlook) => resolveParts(parts, outlook), parts.length > 1);
  return onlyWeekdays
    ? { next, span: { ...days.span, inWeek: (monday) => inThatWeek(parts, monday) } }
    : days;
}

type Part = { from: Day; to: Day | undefined };

/** The consecutive days and ranges starting at a first day. */
function partsFrom(
  tokens: readonly Token[],
  first: Day,
  between: boolean,
  context: DateContext,
): { parts: Part[]; next: number } {
  const parts: Part[] = [];
  let next = first.next;
  for (let one: Day | undefined = first; one; one = dayAfter(tokens, next, context)) {
    const day = inItsWeek(tokens, one, context);
    const to = endAfter(tokens, day.next, between, context);
    parts.push({ from: day, to });
    next = (to ?? day).next;
  }
  return { parts, next };
}

/** "fra torsdag i sidste uge til i går": a week next to a range's first day applies to that day only. */
function inItsWeek(tokens: readonly Token[], day: Day, context: DateContext): Day {
  const { weekday } = day;
  const week = weekday === undefined ? undefined : weekPhrase(tokens, day.next, context);
  if (!week || weekday === undefined || rangeMark(tokens, week.next) === 0) return day;
  return {
    next: week.next,
    day: () => week.span.days('ahead')?.[0]?.add({ days: weekday - 1 }),
  };
}

function endAfter(
  tokens: readonly Token[],
  at: number,
  between: boolean,
  context: DateContext,
): Day | undefined {
  const mark = between && word(tokens, at, 'og', 'and') ? 1 : rangeMark(tokens, at);
  if (mark === 0) return undefined;
  return readDay(tokens, at + mark, context, true) ?? upToHoliday(tokens, at + mark, context);
}

function dayAfter(tokens: readonly Token[], at: number, context: DateContext): Day | undefined {
  const joint = jointAt(tokens, at);
  if (joint === 0) return nextWeekday(tokens, at, context);
  const day = readDay(tokens, at + joint, context, true);
  // "syg mandag, tirsdag var hun …": the day begins the next clause.
  return day && word(tokens, at, ',') && verbs.test(tokens[day.next]?.norm ?? '') ? undefined : day;
}

const verbs = /^(var|er|kom|har|havde|gik|moedte|was|came|is)$/;

/** "fra mandag": up to today; from a future day the end is unknown. */
function fromThenOn(first: Day, next: number, { today }: DateContext): Found {
  return found(next, (outlook) => {
    const from = first.day(outlook);
    if (!from) return undefined;
    return Temporal.PlainDate.compare(from, today) <= 0 && outlook === 'past'
      ? daysFrom(from, today)
      : undefined;
  });
}

/** "4-3" for 4/3, if nothing is counted. */
function dashed(tokens: readonly Token[], at: number, context: DateContext): Found | undefined {
  const [day, dash, month] = tokens.slice(at, at + 3);
  if (day?.kind !== 'number' || dash?.text !== '-' || month?.kind !== 'number') return undefined;
  if (!dash.glued || !month.glued || isLessonCount(tokens, at + 3)) return undefined;
  if (Number(month.text) > 12 || Number(day.text) > 31 || tokens[at + 3]?.text === '.')
    return undefined;
  const date = inSchoolYear(Number(day.text), Number(month.text), context);
  return date && found(at + 3, () => [date]);
}

/** "t.o.m. i dag, siden onsdag": the end comes first. */
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

function resolveParts(parts: readonly Part[], outlook: Outlook): readonly PlainDate[] | undefined {
  const days: PlainDate[] = [];
  for (const [index, { from, to }] of parts.entries()) {
    const one =
      from.bareDay === undefined
        ? from.day(outlook)
        : besideMonth(from, monthAfter(parts.slice(index)), outlook);
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

/** "5., 20. okt. og 5. nov.": the first day from here on with a month. */
function monthAfter(parts: readonly Part[]): Day | undefined {
  const days = parts.flatMap(({ from, to }) => (to ? [from, to] : [from]));
  return days.find(({ bareDay, weekday }) => bareDay === undefined && weekday === undefined);
}

/** A weekday ending a range is the first one after its start. */
function endOf(from: PlainDate, to: Day, outlook: Outlook): PlainDate | undefined {
  if (to.weekday !== undefined) return from.add({ days: (to.weekday - from.dayOfWeek + 7) % 7 });
  return to.bareDay === undefined ? to.day(outlook) : laterDay(from, to.bareDay);
}

function laterDay(from: PlainDate, day: number): PlainDate | undefined {
  if (day > from.daysInMonth) return undefined;
  return day >= from.day ? from.with({ day }) : from.add({ months: 1 }).with({ day });
}

/** "12., 13. og 14. november", "12.-14. marts": the month at the end applies to all. */
function besideMonth(from: Day, dated: Day | undefined, outlook: Outlook): PlainDate | undefined {
  const last = dated?.day(outlook);
  if (!last || from.bareDay === undefined) return from.day(outlook);
  if (from.bareDay > last.daysInMonth) return undefined;
  return from.bareDay <= last.day
    ? last.with({ day: from.bareDay })
    : last.subtract({ months: 1 }).with({ day: from.bareDay });
}

function inThatWeek(
  parts: readonly Part[],
  monday: PlainDate | undefined,
): readonly PlainDate[] | undefined {
  if (!monday) return undefined;
  const on = (weekday: number | undefined) => monday.add({ days: (weekday ?? 1) - 1 });
  return parts.flatMap(({ from, to }) =>
    to ? (daysFrom(on(from.weekday), on(to.weekday)) ?? []) : [on(from.weekday)],
  );
}
