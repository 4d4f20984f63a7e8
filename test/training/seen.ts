import type { Writer } from './writers.ts';

/**
 * When a writer's messages were first read by those who made the rules. All of them have been read since, so no row
 * of the table is of unseen writers.
 */
export type Since = 'first' | 'second' | 'third';

/** The first seventeen with the first rules, those from 26 on later, each after one measurement; the eight between in turn. */
export function readSince({ id }: Writer): Since {
  const number = Number(id.slice(1));
  if (number <= 17) return 'first';
  return number >= 26 ? 'second' : 'third';
}
