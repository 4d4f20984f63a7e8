import { isSlip } from './closeWords.ts';
import { type Cue, cueWords } from './cueWords.ts';
import type { Token } from './tokens.ts';
import type { Words } from './trained/trainedReader.ts';

export type FoundCue = { cue: Cue; next: number };

type Phrase = {
  cue: Cue;
  words: readonly string[];
  /** It may have adverbs between its words. */
  loosely: boolean;
};

/**
 * Whether somebody is here or not, or came late, is often said with an adverb: "er der bare ikke", "er lige dukket op",
 * "kom derfor først".
 */
const between: ReadonlySet<Cue> = new Set<Cue>(['absent', 'back', 'late']);

/** Phrases by their first word, longest first; wildcard words by their first or last three letters. */
const exact = new Map<string, Phrase[]>();
const open = new Map<string, Phrase[]>();
const ending = new Map<string, Phrase[]>();
for (const [cue, phrases] of Object.entries(cueWords) as [Cue, readonly string[]][]) {
  for (const phrase of phrases) {
    const words = phrase.replaceAll('.', '').replaceAll(' - ', ' ').split(' ');
    const [first = ''] = words;
    const [index, key] = indexOf(first);
    index.set(key, [...(index.get(key) ?? []), { cue, words, loosely: between.has(cue) }]);
  }
}
for (const index of [exact, open, ending]) {
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length);
}

function indexOf(first: string): [Map<string, Phrase[]>, string] {
  if (first.startsWith('*')) return [ending, first.replaceAll('*', '').slice(-3)];
  return first.endsWith('*') ? [open, first.slice(0, 3)] : [exact, first];
}

/** The longest cue starting at a token. O(phrases with that first word). */
export function readCue(tokens: readonly Token[], at: number): FoundCue | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  let best: FoundCue | undefined;
  for (const phrases of [
    exact.get(first.norm),
    open.get(first.norm.slice(0, 3)),
    ending.get(first.norm.slice(-3)),
  ]) {
    for (const phrase of phrases ?? []) {
      const next = matched(tokens, at, phrase);
      if (next !== undefined && next > (best?.next ?? 0)) best = { cue: phrase.cue, next };
    }
  }
  return best;
}

function matched(
  tokens: readonly Token[],
  at: number,
  { words, loosely }: Phrase,
): number | undefined {
  let position = at;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (index > 0 && /^[.-]$/.test(tokens[position]?.text ?? '') && tokens[position]?.glued)
      position += 1;
    if (loosely && index > 0 && !fits(tokens[position]?.norm ?? '', word))
      position = afterAdverbs(tokens, position, words[index - 1] ?? '', word);
    const token = tokens[position];
    if (token?.kind !== 'word' || (index > 0 && token.newLine) || !fits(token.norm, word)) {
      return undefined;
    }
    position += 1;
  }
  return position;
}

const adverbs =
  /^(bare|slet|heller|stadig|stadigvaek|endnu|jo|altsaa|lige|simpelthen|virkelig|nu|da|endda|overhovedet|desvaerre|desuden|derfor|dog|faktisk|ogsaa|netop|still|just|even|actually|really|simply|again|also|sadly|unfortunately|now)$/;
const negations = /^(?:ikke|not|\w{1,9}n't)$/;
const comes = /^(?:er|is|has|har|just|have)$/;
const arrives = /^(?:kom|kommer|moedte|moeder|dukkede|dukker)$/;

/** Where a phrase goes on after adverbs beside its negation, or after the verb it begins with. */
function afterAdverbs(
  tokens: readonly Token[],
  from: number,
  before: string,
  word: string,
): number {
  const cameFirst = arrives.test(before) && word === 'foerst';
  if (!negations.test(before) && !negations.test(word) && !comes.test(before) && !cameFirst)
    return from;
  let at = from;
  while (at < from + 2 && adverbs.test(tokens[at]?.norm ?? '')) at += 1;
  return at;
}

function fits(norm: string, word: string): boolean {
  if (word.startsWith('*')) return norm.endsWith(word.slice(1));
  return word.endsWith('*') ? norm.startsWith(word.slice(0, -1)) : norm === word;
}

/** Words recognised with one slip: long ones always, short ones if what was written is no word. */
const strong: readonly { word: string; cue: Cue }[] = (
  ['illness', 'unlawful', 'absent', 'late'] as const
).flatMap((cue) =>
  cueWords[cue]
    .filter((one) => /^[a-z]{7,}$/.test(one))
    .map((word): { word: string; cue: Cue } => ({ word, cue })),
);

const short: readonly { word: string; cue: Cue }[] = [
  ...['syg', 'syge', 'feber', 'sick'].map((word) => ({ word, cue: 'illness' as const })),
  ...['pjaek', 'pjaekker', 'ulovligt'].map((word) => ({ word, cue: 'unlawful' as const })),
  ...['vaek', 'mangler', 'absent', 'missing', 'hjemme'].map((word) => ({
    word,
    cue: 'absent' as const,
  })),
  ...['forsent'].map((word) => ({ word, cue: 'late' as const })),
];

/**
 * A cue with one slip in it ("syhe", "fravarende"). A word that exists is left as it is.
 * O(such words).
 */
export function misspeltCue(
  tokens: readonly Token[],
  at: number,
  words: Words | undefined,
): FoundCue | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.capital || token.norm.length < 3) return undefined;
  const { norm } = token;
  if (words?.common.has(norm)) return undefined;
  const known = norm.length >= 7 ? strong : words ? short : [];
  const close = known.find(({ word }) => isSlip(norm, word));
  return close && { cue: close.cue, next: at + 1 };
}
