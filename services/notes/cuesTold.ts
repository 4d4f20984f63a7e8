import type { Cue } from './cueWords.ts';
import { type Group, isBack, reasonsIn } from './group.ts';
import type { Item } from './item.ts';
import { type Place, type WordAt, wordsBetween } from './place.ts';
import { reportingCues } from './reportingCues.ts';

export type CueItem = Extract<Item, { is: 'cue' }>;

/** Reasons by which some of a day is missed. */
export const partOfADay: ReadonlySet<Cue> = new Set<Cue>(['late', 'left']);

/** Reasons a day has only one of: given after another with its day, they are about another day. */
const ofItsOwnDay = new Set<Cue>(['illness', 'unlawful', 'late', 'left', 'unexplained', 'leave']);

/** "syg 2/3, for sent 4/3"; "syg, hun var også syg i går"; "for sent i går, væk i dag". */
export function goesOnWith(
  { cue, next }: CueItem,
  current: Group,
  { items, index }: Place,
): boolean {
  const after = items[index + 1];
  const said = current.cues.filter((one) => ofItsOwnDay.has(one));
  const dated =
    after?.is === 'date' && !after.span.noDay && after.at - next <= 2 && current.spans.length > 0;
  if (cue === 'absent') return dated && said.some((one) => partOfADay.has(one));
  if (!ofItsOwnDay.has(cue)) return false;
  if (said.includes(cue)) return current.cues.at(-1) === 'also' && current.spans.length === 0;
  const away = partOfADay.has(cue) && current.cues.includes('absent');
  return dated && (said.length > 0 || away);
}

/** "both ill", "begge har feber": a reason of all who were named. */
export function isOfBoth({ cue, at }: CueItem, wordAt: WordAt): boolean {
  if (!ofItsOwnDay.has(cue)) return false;
  const before = wordsBetween(wordAt, at - 2, at).join(' ');
  return /(?:^| )(?:begge|both|alle|all)(?: (?:er|har|are|have|with|med|to|two))?$/.test(before);
}

/** "S: Maj U: Storm": a reason before the next pupil ends the reach of the previous one, the `lead`. */
export function startsNextLead(
  { cue, next }: CueItem,
  current: Group,
  lead: Group,
  { items, index, wordAt }: Place,
): boolean {
  if (!reportingCues.has(cue)) return false;
  const after = items[index + 1];
  // "…, ingen besked fra Storm"
  if (reasonsIn(current) > 0) return after?.is === 'pupil' && /^(fra|from|paa)$/.test(wordAt(next));
  if (reasonsIn(lead) === 0 || current.lessons !== undefined) return false;
  const name = after?.is === 'mark' && after.mark === 'colon' ? items[index + 2] : after;
  return name?.is === 'pupil';
}

/** "godkendt, hun skal være brudepige": what somebody is to be, where the word is none for an absence. */
export function isPurpose(
  { at, next }: CueItem,
  { items, index, wordAt, context }: Place,
): boolean {
  if (!/^(?:han|hun|de)$/.test(wordAt(at - 1)) || wordAt(next - 1) !== 'vaere') return false;
  const after = items[index + 1];
  const known = context.trained?.words.common;
  return after?.is === 'word' && after.at === next && (known?.has(after.norm) ?? false);
}

/** "til for sent", "skal være syg": what was said before is put right by what follows. */
export function putsRight({ cue, next }: CueItem, wordAt: WordAt): boolean {
  return cue === 'correct' && /^(til|vaere|be|to)$/.test(wordAt(next - 1));
}

/** "… and so is Ida", "… det er Ida også": said in the present. */
export function isNow({ cue, at }: CueItem, wordAt: WordAt): boolean {
  return (
    cue === 'also' && wordsBetween(wordAt, at - 3, at).some((word) => /^(?:er|is|are)$/.test(word))
  );
}

/** "tilbage efter sygdom", "back following his illness": what somebody is back from. */
export function isOver({ cue, at }: CueItem, told: Group, wordAt: WordAt): boolean {
  if (!isBack(told) || reasonsIn(told) > 0) return false;
  const near = wordsBetween(wordAt, at - 4, at);
  return (
    reportingCues.has(cue) &&
    near.some((word) => /^(efter|following|after|from|fra|ovenpaa)$/.test(word))
  );
}

/** What it means not to be back, by the word denied: "ikke rask", "ikke til tiden", "ikke mødt". */
export function notBack(word: string): Cue {
  if (/^(rask|raskmeldt|frisk|igen|well|better)$/.test(word)) return 'illness';
  return /^(tiden|time|punctual)$/.test(word) ? 'late' : 'absent';
}
