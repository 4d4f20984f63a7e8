import type { Item } from './item.ts';
import { isStatement } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

/** "jeg kom til at notere", "skrev vist", "I have put": the writer's own earlier note. */
const wrote =
  /^(?:(?:jeg|vi|we|a|i|hov|ups|oops|sorry|undskyld|,) ){0,3}(?:(?:har|fik|kom|kommet|have|had|lige|just|vist|foer|must|accidentally) ){0,3}(?:til at )?(?:skrev|skrevet|skrive|noterede|noteret|notere|registrerede|registreret|registrere|meldte|meldt|melde|satte|sat|saette|foerte|foert|foere|tastede|tastet|taste|wrote|put|marked|logged|noted|registered|reported|entered|recorded)\b(?! (?:til|med|to|with|sammen)\b)/;

/** It happened, it was not meant. */
const byChance =
  /\b(?:kom|kommet)(?: \S+){0,2} til at\b|\bved en fejl(?:tagelse)?\b|\bfejlagtigt\b|\bby (?:mistake|accident)\b|\baccidentally\b/;

const wasWrong =
  /\b(?:forkert|en fejl|min fejl|mistake|wrong|my bad)\b|\b(?:er|sidder|var|is|was|'s|he's|she's) (?:(?:her|faktisk|jo|nu|actually|right|sitting) ){0,2}(?:her|i skole|til ?stede|moedt|here|present|in school|in class)\b(?! (?:ikke|not))/;

/** "kom til at skrive Ella, det er Emma …": who is meant instead. */
const itIs = /\b(?:det er|det var|it's|it is|it was)$/;

/**
 * "Jeg kom til at notere Konrad syg i går", "skrev Liam syg, men han er her": a note of the writer's own was wrong, and
 * nothing is told in its place, no other reason, day or pupil. O(tokens + items).
 */
export function wroteInError(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (!wrote.test(textOf(tokens, 0, 10))) return false;
  const reasons = items.filter(isStatement);
  const [reason, another] = reasons;
  if (!reason || another || items.filter(({ is }) => is === 'date').length > 1) return false;
  if (reason.is === 'cue' && reason.negated) return false;
  const pupils = items.filter(({ is }) => is === 'pupil');
  const isAnother = ({ at }: Item) => at > reason.next + 3 || itIs.test(textOf(tokens, 0, at));
  if (pupils.length === 0 || pupils.some(isAnother)) return false;
  const text = textOf(tokens);
  return byChance.test(text) || wasWrong.test(textOf(tokens, reason.next));
}

/** "som jeg fik skrevet", "isn't ill like I wrote", "jeg kom til at melde hende syg, men": an earlier note of the writer's. */
const ofOwnNote =
  /\b(?:som|end|det) jeg (?:(?:fik|har|lige|kom|til|at) ){0,3}(?:skrev|skrevet|skrive|sendt|sendte|noterede|noteret|tastede|tastet|meldte|meldt|melde)\b|\bjeg (?:kom til at|fik) (?:\S{1,12} ){0,2}(?:skrive|skrevet|sendt|notere|noteret|taste|tastet|melde|meldt)\b[^.!?]{2,60}\b(?:men|skal|i stedet)\b|\b(?:like|as|than) i (?:wrote|put|said)\b|\bi (?:put|wrote|marked|logged|had \S{2,20} (?:down )?as) [^.!?]{2,60}\b(?:but|turns out|instead)\b|\bi had (?:\S{2,20} )?(?:down )?as\b|\ber ikke en hel (?:syge)?dag\b/;

/** Whether a message puts right an earlier note of the writer's, and does not ask to have it forgotten. O(tokens). */
export function putsOwnNoteRight(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return ofOwnNote.test(text) && !/^(?:glem|forget|slet|fjern)\b/.test(text);
}
