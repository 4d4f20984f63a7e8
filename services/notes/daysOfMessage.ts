import { asRead, type DateSpan } from './dateSpan.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import { type Token, textOf } from './tokens.ts';

/** A time that was read. */
export type DateItem = Extract<Item, { is: 'date' }>;

/** The days a message tells, in order, and what of it was read at all. */
export type DaysTold = {
  tokens: readonly Token[];
  days: readonly DateItem[];
  /** Those that are of what is noted; the others are of when somebody is back, or of something else. */
  own: readonly DateItem[];
  aside: readonly DateItem[];
  /** No day but today. */
  ofToday: boolean;
  /** Whether the token at an index belongs to anything that was read. */
  isRead: (at: number) => boolean;
};

/** Looks up what days a message tells. O(tokens + items²). */
export function daysToldIn({ tokens, all, items, grouped }: Heard): DaysTold {
  const dates = all.filter(isDay);
  const days = dates.filter(namesDays);
  const read = new Set<number>();
  for (const { is, at, next } of all) {
    if (is === 'word' || is === 'mark') continue;
    for (let one = at; one < next; one += 1) read.add(one);
  }
  const passed = new Set(grouped.passed.map(asRead));
  return {
    tokens,
    days,
    own: days.filter((one) => items.includes(one)),
    aside: dates.filter((one) => !items.includes(one) || passed.has(asRead(one.span))),
    ofToday: days.every(({ at, next }) => today.test(textOf(tokens, at, next))),
    isRead: (at) => read.has(at),
  };
}

/** A time that names days, or asks for them. */
export const isDay = (one: Item): one is DateItem => one.is === 'date' && !one.span.noDay;

const namesDays = ({ span }: DateItem) =>
  ((span.days('past') ?? span.days('ahead'))?.length ?? 0) > 0;

const today = /^(?:i dag|idag|today|nu|now)$/;

/** Told from today, so that it needs nothing beside it to be understood. */
export function isFromToday(tokens: readonly Token[], { at, next }: DateItem): boolean {
  return fromToday.test(textOf(tokens, at, next));
}

const fromToday =
  /^(?:i dag|idag|today|i gaar|igaar|yesterday|i forgaars|i morgen|imorgen|tomorrow|i morges|this morning|d d|dd)$/;

export const isOneDay = ({ days }: DateSpan) => days('past')?.length === 1;

export const isLongTime = ({ span }: DateItem) => (span.days('past')?.length ?? 0) > 1;

/** Whether days that are told after a month were read as another month's. */
export function liesOutside(month: number, after: number, items: readonly Item[]): boolean {
  return items.some(
    (one) =>
      one.is === 'date' &&
      one.at > after &&
      one.span.days('past')?.some((day) => day.month !== month) === true,
  );
}

/** Whether a day is one of those that are noted of some pupils. */
export function isUsedBy({ span }: DateItem, { spans }: Group): boolean {
  return spans.some((one) => asRead(one) === asRead(span));
}
