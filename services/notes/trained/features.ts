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
export function featuresOf(tokens: readonly Token[], items: readonly Item[]): number[] {
  const words = plainWords(tokens, items).slice(0, mostWords);
  const found = new Set<number>();
  const add = (hash: number) => found.add((hash ^ (hash >>> 15)) & (places - 1));
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '$';
    add(hashed(word, ofWord));
    const pair = hashed(next, hashed(' ', hashed(word, ofPair)));
    add(pair);
    const three = hashed(next, hashed(' ', hashed(word, ofThree)));
    add(hashed(words[at + 2] ?? '$', hashed(' ', three)));
    const first = ofFirst[at];
    if (first !== undefined) add(hashed(word, first));
    if (/^[a-z]/.test(word)) addPieces(word, add);
  });
  for (const feature of shapeOf(items)) add(hashed(feature));
  add(hashed(`n ${Math.min(6, items.filter(({ is }) => is === 'pupil').length)}`));
  add(hashed(`d ${Math.min(3, items.filter(({ is }) => is === 'date').length)}`));
  return [...found];
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

/** Three to five letters in a row, with the ends of the word marked: first all of three, then all of four. */
function addPieces(word: string, add: (hash: number) => void): void {
  const whole = `<${word}>`;
  const hashes: number[] = [];
  for (let size = 3; size <= 5; size += 1) {
    for (let at = 0; at + size <= whole.length; at += 1) {
      const known = hashes[at];
      const hash =
        known === undefined
          ? hashed(whole.slice(at, at + size))
          : withUnit(known, whole.charCodeAt(at + size - 1));
      hashes[at] = hash;
      add(hash);
    }
  }
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

/**
 * FNV-1a over UTF-16 units, 32 bits (Fowler, Noll and Vo).
 * @param before the hash of what stands before the text, so that nothing need be joined
 */
function hashed(text: string, before = 0x811c9dc5): number {
  let value = before;
  for (let at = 0; at < text.length; at += 1) value = withUnit(value, text.charCodeAt(at));
  return value;
}

function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** A word, two in a row, three, and where it stands among the first. */
const [ofWord, ofPair, ofThree] = [hashed('w '), hashed('2 '), hashed('3 ')];
const ofFirst = ['f0 ', 'f1 ', 'f2 '].map((kind) => hashed(kind));
