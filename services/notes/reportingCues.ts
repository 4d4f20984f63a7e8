import type { Cue } from './cueWords.ts';
import type { Item } from './item.ts';

/** Words that report somebody's absence. */
export const reportingCues: ReadonlySet<Cue> = new Set<Cue>([
  'illness',
  'leave',
  'vacation',
  'unlawful',
  'unexplained',
  'absent',
  'late',
  'left',
  'askCode',
  'notAbsence',
]);

/** Whether an item says something of anybody's absence. */
export function isStatement(item: Item): boolean {
  return (item.is === 'cue' && reportingCues.has(item.cue)) || item.is === 'lessons';
}

/** Whether an item ends a sentence: a full stop, a question mark, the end of a line. */
export function endsSentence(item: Item): boolean {
  return item.is === 'mark' && /^(stop|line|question)$/.test(item.mark);
}

/** What follows an item up to the end of its sentence. */
export function sentenceFrom(items: readonly Item[], index: number): readonly Item[] {
  const rest = items.slice(index + 1);
  const end = rest.findIndex(endsSentence);
  return end === -1 ? rest : rest.slice(0, end);
}
