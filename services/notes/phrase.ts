import type { DateSpan } from './dateSpan.ts';
import type { Token } from './tokens.ts';

/** A time phrase that was read: the token after it, and the days it names. */
export type Found = { next: number; span: DateSpan };

type Days = DateSpan['days'];

export function found(next: number, days: Days, list = false): Found {
  return { next, span: { days, list } };
}

/** Whether one of the words is at a token. */
export function word(tokens: readonly Token[], at: number, ...options: string[]): boolean {
  return options.includes(tokens[at]?.norm ?? '');
}
