import type { Cue } from './cueWords.ts';
import type { Group } from './group.ts';
import { type Token, textOf } from './tokens.ts';

/** "Var vikar i 8a i 3. lektion. …", "Havde 7b i 1. lektion: …", "In my 8b lesson just now …": the lesson the writer tells of. */
const ofOneLesson =
  /^(?:(?:jeg|vi|i|we) )?(?:(?:var vikar|var inde|var|havde|har haft|har lige haft|had|just had|covered|was covering|underviste|taught) (?!syg|ill|sick)[^!?]{1,30}?(?:(?:[1-9] (?:\. |st |nd |rd |th )?|foerste |anden |tredje |fjerde |femte |first |second |third |fourth |fifth )(?:lektion|time|modul|lesson|period)|(?:lesson|period) [1-9])(?= [.:,])|in my (?:[^.!?,]{1,20} )?(?:lesson|class|period)\b|i min (?:[^.!?,]{1,20} )?(?:time|lektion|undervisning)\b)/;

const notThere: ReadonlySet<Cue> = new Set<Cue>(['absent', 'unexplained', 'unlawful']);

/**
 * Makes those missing from the one lesson a message tells of missing in that lesson: the writer saw no more of the day.
 * Who is ill is so all day. O(tokens).
 */
export function inWritersLesson(tokens: readonly Token[], groups: readonly Group[]): void {
  if (!ofOneLesson.test(textOf(tokens, 0, 16))) return;
  for (const group of groups) {
    const { cues, negated, lessons } = group;
    const away = cues.some((cue) => notThere.has(cue));
    const other = cues.some((cue) => /^(?:illness|leave|late|left|vacation|back)$/.test(cue));
    if (away && !other && negated.length === 0 && lessons === undefined) group.lessons = 1;
  }
}
