import { timeWords } from '../time/readTimes.ts';
import { isSlip } from './closeWords.ts';
import { soundOf } from './earSpelling.ts';
import { nameIndex } from './nameIndex.ts';
import type { NoteContext } from './reading.ts';
import { fold, type Token } from './tokens.ts';

/** Words of time, lessons and leave that are put right where a slip makes them no word at all. */
const long = [
  ...['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'mandags', 'tirsdags', 'onsdags'],
  ...['torsdags', 'fredags', 'januar', 'februar', 'marts', 'september', 'oktober', 'november'],
  ...['december', 'morgen', 'forgårs', 'efterårsferien', 'juleferien', 'vinterferien'],
  ...['påskeferien', 'lektion', 'lektioner', 'monday', 'tuesday', 'wednesday', 'thursday'],
  ...['friday', 'yesterday', 'tomorrow', 'today', 'lesson', 'lessons', 'january', 'february'],
  ...[
    'october',
    'august',
    'approved',
    'granted',
    'ekstraordinær',
    'tilladelse',
    'bevilget',
    'siden',
    'since',
  ],
] as const;

/** The same words by how they sound: "lexjoner". */
const bySound: ReadonlyMap<string, string> = new Map(
  long.map((word) => [soundOf(fold(word)), word]),
);

/** One slip leaves the first letter or the last. */
const mayBe = (written: string, word: string) =>
  written[0] === word[0] || written.at(-1) === word.at(-1);

/** Only after "i": "i gpr", "i dsg". */
const afterI = ['går', 'dag'] as const;

/**
 * The tokens with slips in words of time put right: "mandsg", "i gpr". A word that exists is left as it is,
 * and so is a name. O(words × words of time).
 */
export function withoutSlips(
  tokens: readonly Token[],
  { trained, roster }: NoteContext,
): readonly Token[] {
  const common = trained?.words.common;
  if (!common) return tokens;
  const { byFirst, byFamily } = nameIndex(roster);
  const known = (norm: string) =>
    common.has(norm) || timeWords.has(norm) || byFirst.has(norm) || byFamily.has(norm);
  return tokens.map((token, at) => {
    const { kind, norm, text } = token;
    if (kind !== 'word' || norm.length < 3 || known(norm)) return token;
    const wanted = tokens[at - 1]?.norm === 'i' && text.length <= 4 ? afterI : long;
    const written = text.toLowerCase();
    const close = wanted.filter((word) => mayBe(written, word) && isSlip(written, word));
    // "Tursday" is as close to Tuesday as to Thursday.
    if (new Set(close.map((word) => word.replace(/s$/, ''))).size > 1) return token;
    const meant = close[0] ?? (norm.length > 4 ? bySound.get(soundOf(norm)) : undefined);
    return meant === undefined ? token : { ...token, norm: fold(meant) };
  });
}
