import type { Cue } from '../notes/cueWords.ts';
import { hear } from '../notes/heard.ts';
import type { Item } from '../notes/item.ts';
import { saysOnTime } from '../notes/presentIn.ts';
import type { NoteContext } from '../notes/reading.ts';
import { textOf } from '../notes/tokens.ts';
import { plain } from './plain.ts';

/** What a message without a name says of the note its writer made before. */
export type OfLastNote =
  /** It was not so: "kom alligevel ikke for sent". */
  | { not: 'late' | 'illness' | 'unlawful' }
  /** They are at school, or well: "hun er rask". With `onTime` they were not late either. */
  | { here: true; onTime: boolean }
  /** Another reason: "nej, han har fri"; `lawful` where only that is said. */
  | { instead: 'leave' | 'illness' | 'unlawful' | 'lawful' };

/** Longer than any such message. */
const longest = 80;

export const ofLastNoteExamples: readonly (readonly [OfLastNote, readonly string[]])[] = [
  [
    { not: 'late' },
    [
      'kom alligevel ikke for sent',
      'Han kom ikke for sent alligevel',
      'nej, hun var ikke forsinket',
      "wasn't late after all",
      'she was not late after all',
    ],
  ],
  [
    { not: 'illness' },
    ['hun er ikke syg alligevel', 'han var alligevel ikke syg', 'he is not ill after all'],
  ],
  [
    { here: true, onTime: false },
    ['hun er rask', 'han er her alligevel', 'hun er kommet', 'he is here', 'she is back'],
  ],
  [{ here: true, onTime: true }, ['han kom til tiden', 'she was on time after all']],
  [{ instead: 'leave' }, ['nej, han har fri', 'nej, hun har fået fri', 'no, she is on leave']],
  [{ instead: 'illness' }, ['nej, han er syg', 'no, she is ill']],
  [{ instead: 'lawful' }, ['det var lovligt', 'nej det er lovligt fravær', 'it was excused']],
];

/** What a message says of its writer's last note, where it names nobody and no other day. O(length). */
export function ofLastNoteIn(text: string, context: NoteContext): OfLastNote | undefined {
  if (text.length > longest || text.includes('?')) return undefined;
  const words = plain(text.replaceAll('’', "'"));
  if (lawful.test(words)) return { instead: 'lawful' };
  if (!begins.test(words)) return undefined;
  const { tokens, all } = hear(text, context);
  if (!all.every((one) => isOfNobody(one, textOf(tokens, one.at, one.next)))) return undefined;
  const cues = all.flatMap((one) => (one.is === 'cue' ? [one] : []));
  const denied = cues.find(({ negated, cue }) => negated && isReason(cue))?.cue;
  const told = cues.find(({ negated, cue }) => !negated && isReason(cue))?.cue;
  if (denied && told) return undefined;
  if (denied) return isDeniable(denied) ? { not: denied } : undefined;
  if (told) return corrects.test(words) ? insteadOf(told) : undefined;
  const here = cues.some(({ cue, negated }) => cue === 'back' && !negated) || came.test(words);
  return here ? { here: true, onTime: saysOnTime(tokens) } : undefined;
}

const isDeniable = (cue: Cue) => cue === 'late' || cue === 'illness' || cue === 'unlawful';

/** "Nej, han har fri": read back as leave. */
function insteadOf(cue: Cue): OfLastNote | undefined {
  if (cue === 'vacation') return { instead: 'leave' };
  return cue === 'leave' || cue === 'illness' || cue === 'unlawful' ? { instead: cue } : undefined;
}

const isReason = (cue: Cue) =>
  /^(?:illness|leave|vacation|unlawful|late|absent|left|unexplained)$/.test(cue);

/** With somebody that the writer has in mind, or with the verb: "kom alligevel ikke for sent". */
const begins =
  /^(?:(?:nej|nae|no|nope|hov|ups|oops|sorry|undskyld|ret|rettelse|ok|okay|men|but|actually|faktisk|alligevel) ){0,3}(?:han|hun|hen|de|eleven|drengen|pigen|he|he's|she|she's|they|the pupil|kom|var|er|was|wasn't|isn't|came|did|didn't|dukkede|moedte)\b/;

const corrects = /^(?:nej|nae|no|nope|hov|ups|oops|sorry|undskyld|ret|rettelse|actually|faktisk)\b/;

const lawful =
  /^(?:(?:nej|no|hov|ups|sorry|undskyld|ret) ){0,2}(?:det|it|that|fravaeret|the absence) (?:er|var|is|was) (?:faktisk |jo |actually )?(?:lovligt|lovlig|lovligt fravaer|lawful|excused|allowed|authorised|authorized|permitted)(?: alligevel| fravaer| absence| after all)?$/;

const came =
  /\b(?:dukkede op|moedte op|turned up|showed up|came in|er (?:vist |nok |lige |nu )?(?:kommet|moedt|her|dukket op)|var (?:her|der)|(?:is|was) (?:here|there|in|back))\b/;

/** Nothing that is of somebody, or of another day than today. */
function isOfNobody(one: Item, words: string): boolean {
  if (one.is === 'date') return /^(?:i dag|idag|today|i morges|this morning)$/.test(words);
  if (one.is === 'word') return !one.capital;
  return one.is === 'cue' || one.is === 'mark';
}
