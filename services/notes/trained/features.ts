import type { Item } from '../item.ts';
import type { Token } from '../tokens.ts';

/** Features are hashed into so many places. */
export const places = 1 << 15;

/** Longer messages are read by the grammar; the model looks at this many words of them. */
const mostWords = 120;

/**
 * What the trained reader sees of a text: its words and pairs of words, and pieces of three to five
 * letters, with names, days, classes and numbers as placeholders, so that it can learn nobody's name; and what
 * the grammar found in them. O(words + cues²).
 * @returns the places of the features, each once
 */
export function featuresOf(tokens: readonly Token[], items: readonly Item[]): Uint32Array {
  const words = plainWords(tokens, items).slice(0, mostWords);
  const found = new Set<number>();
  const add = (feature: string) => found.add(hash(feature) & (places - 1));
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '$';
    add(`w ${word}`);
    add(`2 ${word} ${next}`);
    add(`3 ${word} ${next} ${words[at + 2] ?? '$'}`);
    if (at < 3) add(`f${at} ${word}`);
    if (/^[a-z]/.test(word)) for (const piece of piecesOf(word)) add(piece);
  });
  for (const feature of shapeOf(items)) add(feature);
  add(`n ${Math.min(6, items.filter(({ is }) => is === 'pupil').length)}`);
  add(`d ${Math.min(3, items.filter(({ is }) => is === 'date').length)}`);
  return Uint32Array.from(found);
}

/**
 * What the grammar found, in order: kinds of items and meanings of cues, alone, in pairs and in threes. What
 * is learnt from "var ikke syg, kom for sent" then holds for other words that mean the same.
 */
function shapeOf(items: readonly Item[]): string[] {
  const names = items.map(nameOf).filter((name) => name !== 'also' && name !== 'pronoun');
  const cues = items.flatMap((item) => (item.is === 'cue' ? nameOf(item) : []));
  return [
    ...cues.map((cue) => `c ${cue}`),
    ...[...new Set(cues)]
      .sort()
      .flatMap((one, at, all) => all.slice(at + 1).map((other) => `cp ${one} ${other}`)),
    ...names.map((name, at) => `s2 ${name} ${names[at + 1] ?? '$'}`),
    ...names.map((name, at) => `s3 ${name} ${names[at + 1] ?? '$'} ${names[at + 2] ?? '$'}`),
    `s0 ${names[0]}`,
    `q ${names.includes('question')}`,
  ];
}

function nameOf(item: Item): string {
  if (item.is === 'mark') return item.mark === 'line' ? 'stop' : item.mark;
  if (item.is === 'cue') return item.negated ? `-${item.cue}` : item.cue;
  return item.is;
}

/** Three to five letters in a row, with the ends of the word marked. */
function piecesOf(word: string): string[] {
  const whole = `<${word}>`;
  const pieces: string[] = [];
  for (let size = 3; size <= 5; size += 1) {
    for (let at = 0; at + size <= whole.length; at += 1) pieces.push(whole.slice(at, at + size));
  }
  return pieces;
}

/** The words, with a placeholder for what a message is about. */
function plainWords(tokens: readonly Token[], items: readonly Item[]): string[] {
  const placeholder = new Map<number, string | undefined>();
  for (const item of items) {
    const name = placeholderOf(item);
    if (name === undefined) continue;
    for (let at = item.at; at < item.next; at += 1)
      placeholder.set(at, at === item.at ? name : undefined);
  }
  return tokens.flatMap((token, at) => {
    if (placeholder.has(at)) return placeholder.get(at) ?? [];
    if (token.kind === 'number' || token.kind === 'date') return '#';
    if (token.kind === 'clock') return 'K';
    return token.newLine && at > 0 ? ['|', token.norm] : token.norm;
  });
}

function placeholderOf(item: Item): string | undefined {
  switch (item.is) {
    case 'pupil':
      return item.name.genitive ? 'Ns' : 'N';
    case 'date':
      return 'D';
    case 'class':
      return 'C';
    case 'lessons':
      return 'L';
    default:
      return undefined;
  }
}

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll and Vo). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
