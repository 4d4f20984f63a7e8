import type { Cue } from './cueWords.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import { meansAnother } from './intent.ts';
import { meaningsOf } from './meaning.ts';
import type { NoteContext } from './reading.ts';
import { reportingCues } from './reportingCues.ts';
import { type Agreed, answersByGroup } from './secondReader.ts';
import type { Answers, Guess } from './trained/wordModel.ts';

/** Whether the two differ on a reason, and whether one was guessed that is not quite sure. */
export type Reasons = {
  differ: boolean;
  unsure: boolean;
  /** What the trained reader tells of each group. */
  byGroup: readonly (Answers | undefined)[];
};

/** Without the trained reader, or where no reason is wanted. */
export const noReasons: Reasons = { differ: false, unsure: false, byGroup: [] };

/** Gives the groups whose reason the grammar did not find the one the trained reader is sure of. */
export function guessReasons(
  heard: Heard,
  { share, answers }: Agreed,
  { trained }: NoteContext,
): Reasons {
  if (!trained) return noReasons;
  const { tokens, items, all, grouped, asides, notThem } = heard;
  const { reason, sure, differs, overrule } = trained.thresholds;
  // With something set aside, the rest is another text.
  const whole = items.length === all.length ? answers : undefined;
  const byGroup = answersByGroup(heard, trained, whole);
  const guessing =
    asides.size === 0 && notThem.length === 0 && !meansAnother(tokens) && saysMore(heard);
  let [differ, unsure] = [false, false];
  grouped.groups.forEach((group, index) => {
    const last = grouped.groups[index - 1];
    if (last?.guessed !== undefined && isAlso(group)) group.guessed = last.guessed;
    const guess = group.guessed === undefined ? byGroup[index]?.guess('reason') : undefined;
    if (!guess) return;
    const told = beside(group, guess);
    if (guessing && told.open && guess.answer !== 'ask' && guess.share >= reason) {
      group.guessed = guess.answer;
      unsure ||= share < overrule || guess.share < sure;
    } else differ ||= told.differs && guess.share >= differs;
  });
  return { differ, unsure, byGroup };
}

/** Whether a guess may give the reason, and whether it is another than the words give. */
function beside(group: Group, guess: Guess<'reason'>): { open: boolean; differs: boolean } {
  const [meaning] = meaningsOf(group);
  const found = meaning && 'category' in meaning ? meaning.category : undefined;
  if (found === undefined) return { open: mayGuess(group, guess), differs: false };
  // What is said of others, or put right, sounds otherwise than it is.
  const plain = group.shared === undefined && group.negated.length === 0 && !group.corrected;
  return { open: plain && mayKnowMore(group, guess), differs: plain && guess.answer !== found };
}

/** "Jonas ørepine, Oliver ligeså". */
function isAlso({ cues }: Group): boolean {
  return cues.includes('also') && !cues.some((cue) => reportingCues.has(cue));
}

const settling: ReadonlySet<Cue> = new Set(['askCode', 'vacation', 'notAbsence', 'back']);

/** Words that must be asked about, or are denied, leave nothing to guess. "har ikke vist sig" is told by the whole. */
function mayGuess({ cues, negated }: Group, { answer, share }: Guess<'reason'>): boolean {
  if (cues.some((cue) => settling.has(cue)) || negated.some((cue) => reportingCues.has(cue)))
    return false;
  return !cues.includes('negation') || (answer === 'unexplained' && share >= sureOfAbsence);
}

/** From which share on "ikke" is taken to say that somebody did not come. */
const sureOfAbsence = 0.7;

/** Away, in words that give no reason and do not say that none is known: the whole may tell it. */
function mayKnowMore({ cues, corrected }: Group, { answer }: Guess<'reason'>): boolean {
  const said = (corrected ?? cues).filter((cue) => reportingCues.has(cue));
  const away = said.length > 0 && said.every((cue) => cue === 'absent');
  return away && /^(?:illness|unlawful|leave)$/.test(answer);
}

const small =
  /^(tak|venligst|please|thanks|hej|det|eller|selvfoelgelig|naturligvis|course|ret|rettelse)$/;

/** What names, days and small words say of somebody: "Sofie ikke", "kun Sofie", "ret: Loke i dag". */
const ofNothing = /^(?:also|negation|pronoun|correct|alligevel)$/;

/** Names, days and small words alone ("Loke 3/12", "Loke, tak", "Sofie ikke") give no reason to guess from. */
export function saysMore({ tokens, items }: Pick<Heard, 'tokens' | 'items'>): boolean {
  const told = new Set<number>();
  for (const item of items) {
    if (item.is === 'cue' && !ofNothing.test(item.cue)) return true;
    if (item.is === 'word' && !item.capital && !small.test(item.norm)) return true;
    for (let at = item.at; at < item.next; at += 1) told.add(at);
  }
  return tokens.some(
    ({ kind, norm }, at) =>
      kind === 'word' && norm.length > 2 && !told.has(at) && !small.test(norm),
  );
}
