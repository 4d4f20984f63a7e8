import { months, numbers, ordinals, units, weekdays } from '../time/lexicon.ts';
import { timeWords } from '../time/readTimes.ts';
import { type Cue, cueWords } from './cueWords.ts';
import { closeIn, nameIndex } from './nameIndex.ts';
import type { NoteContext } from './reading.ts';
import type { Token } from './tokens.ts';

/** Shorter words sound like too many others. */
const shortest = 4;
/** Whether longer ones exist is not known (`test/training/existing.ts`). */
const longest = 11;

/** How a folded word sounds, roughly: "sygemelt" and "sygemeldt", "vorfor" and "hvorfor". O(length). */
export function soundOf(norm: string): string {
  return norm
    .replace(/^h(?=[vj])/, '')
    .replace(/^kj/, 'k')
    .replaceAll('aa', 'o')
    .replaceAll('ae', 'e')
    .replaceAll('oe', 'o')
    .replace(/[cq]/g, 'k')
    .replaceAll('x', 'ks')
    .replace(/(?<=k)(?:ti|sj)(?=on)/g, 'sj')
    .replaceAll('z', 's')
    .replaceAll('w', 'v')
    .replaceAll('ph', 'f')
    .replace(/(?<=[kt])h/g, '')
    .replaceAll('p', 'b')
    .replaceAll('t', 'd')
    .replaceAll('k', 'g')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[lnr])d/g, '')
    .replace(/(?<=[aeiouy])g/g, 'j')
    .replaceAll('y', 'i')
    .replace(/(.)\1+/g, '$1');
}

type Known = { word: string; cues: ReadonlySet<Cue> };

/** The words of the cues by how they sound. */
const bySound: ReadonlyMap<string, readonly Known[]> = (() => {
  const cuesOf = new Map<string, Set<Cue>>();
  for (const [cue, phrases] of Object.entries(cueWords) as [Cue, readonly string[]][]) {
    for (const word of phrases.flatMap((phrase) => phrase.replaceAll('*', '').split(' '))) {
      if (word.length < shortest || word === 'traek' || !/^[a-z]+$/.test(word)) continue;
      cuesOf.set(word, (cuesOf.get(word) ?? new Set()).add(cue));
    }
  }
  const known = [...cuesOf].map(([word, cues]): Known => ({ word, cues }));
  return Map.groupBy(known, ({ word }) => soundOf(word));
})();

/** A wrong guess at one of these turns a note around: what is taken for one is read back. */
const turning =
  /^(ikke|ingen|intet|uden|aldrig|hverken|heller|without|never|neither|eller|foer|efter|until|indtil|siden|since)$/;

function turns(word: string): boolean {
  return (
    turning.test(word) ||
    [weekdays, months, numbers, ordinals, units].some((words) => words.has(word)) ||
    timeWords.has(word)
  );
}

/**
 * The tokens with words spelt by ear as the cues spell them: "feper", "vægk", "begymret". A word that exists, or
 * is close to a pupil's name, is left as it is; of two that sound alike and mean different things neither is taken.
 * What is taken for a word of time, number or negation is marked as guessed. O(tokens).
 */
export function asHeard(
  tokens: readonly Token[],
  { trained, roster, scope }: NoteContext,
): readonly Token[] {
  const words = trained?.words;
  if (!words) return tokens;
  const index = nameIndex(roster);
  const exists = (norm: string) =>
    words.common.has(norm) || words.names.has(norm) || timeWords.has(norm);
  const isName = (norm: string) =>
    index.byFirst.has(norm) || index.byFamily.has(norm) || closeIn(norm, scope, index).length > 0;
  return tokens.map((token): Token => {
    const { kind, norm, capital, newLine } = token;
    if (kind !== 'word' || norm.length < shortest || (capital && !newLine)) return token;
    if (exists(norm)) return token;
    const meant = meantBy(norm);
    if (meant === undefined && norm.length > longest) return token;
    if (isName(norm)) return token;
    if (meant === undefined) return { ...token, strange: true };
    // "unauthorised" is spelt as in Britain.
    const british = meant.replaceAll('z', 's') === norm.replaceAll('z', 's');
    const marked = {
      ...(british ? {} : { byEar: true as const }),
      ...(turns(meant) ? { guessed: true as const } : {}),
    };
    return { ...token, norm: meant, ...marked };
  });
}

/** The one known word a word sounds like; undefined for a known word itself. */
function meantBy(norm: string): string | undefined {
  const known = bySound.get(soundOf(norm));
  if (!known || known.some(({ word }) => word === norm)) return undefined;
  const near = known.filter(({ word }) => Math.abs(word.length - norm.length) <= 2);
  const [first] = near;
  const same = near.every(({ cues }) => first && [...cues].some((cue) => first.cues.has(cue)));
  return first && same ? first.word : undefined;
}
