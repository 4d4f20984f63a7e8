import type { Category } from '../absence/mark.ts';
import type { Cue } from './cueWords.ts';
import type { DateSpan } from './dateSpan.ts';
import { reportingCues } from './reportingCues.ts';
import type { Resolved } from './resolveName.ts';
import { type Token, textOf } from './tokens.ts';

/** What is said about some pupils together. */
export type Group = {
  pupils: Resolved[];
  /** What was said of them, in order; `negated` holds what was denied. */
  cues: Cue[];
  negated: Cue[];
  /** What followed an arrow: the corrected version. */
  corrected: Cue[] | undefined;
  spans: DateSpan[];
  lessons: number | undefined;
  /** Whether it has a word the reader does not know: perhaps the reason. */
  unknownWord: boolean;
  /** The sentence it began in. */
  sentence: number;
  /** The tokens that speak of it, from what was said before them in the sentence. */
  said: { from: number; to: number } | undefined;
  /** Its reason was said of others: before it, above it, or of the one before. */
  shared?: true;
  /** The reason by the trained reader, where the words the grammar knows give none. */
  guessed?: Category;
  /** Another reason was said above it of these and others. */
  mixed?: true;
  /** Goes on about the pupils of the group before: another reason on another day. */
  goesOn?: Group;
  /** "… and so is Ida": like another, but today. */
  now?: true;
};

/** The statements of a message, and the classes it names on their own. */
export type Grouped = {
  groups: Group[];
  loose: Group;
  classCode: string | undefined;
  /** Days of something else: when somebody is back, when leave was granted. */
  passed: readonly DateSpan[];
  /** A word that may be a misspelt name of the class, and was taken for nobody's. */
  losesName: boolean;
};

/** A group of which nothing is said yet. @param sentence the one it begins in */
export function emptyGroup(sentence: number): Group {
  return {
    pupils: [],
    cues: [],
    negated: [],
    corrected: undefined,
    spans: [],
    lessons: undefined,
    unknownWord: false,
    sentence,
    said: undefined,
  };
}

/** How many words of a group say why somebody is away. */
export function reasonsIn({ cues }: Group): number {
  return cues.filter((cue) => reportingCues.has(cue)).length;
}

/** What is said of the group's pupils, from the name on; all of the message where it was said of nobody alone. O(words). */
export function wordsOfGroup(tokens: readonly Token[], { said }: Pick<Group, 'said'>): string {
  return said ? textOf(tokens, said.from, said.to) : textOf(tokens);
}

/** Whether somebody is said to be back. */
export const isBack = ({ cues }: Group) => cues.includes('back');

/** Adds what is said of another group to what is said of one. */
export function addTo(target: Group, other: Group): void {
  target.cues.push(...other.cues);
  target.negated.push(...other.negated);
  target.spans.push(...other.spans);
  target.lessons ??= other.lessons;
  if (other.corrected) target.corrected = [...(target.corrected ?? []), ...other.corrected];
}

/** Only days, as above a list. */
export const isBare = ({ cues, negated }: Group) => cues.length === 0 && negated.length === 0;

/** Whether it says anything of an absence: why, that it is not so, or how many lessons. */
export const says = ({ cues, negated, lessons, corrected }: Group) =>
  cues.some((cue) => reportingCues.has(cue)) ||
  negated.some((cue) => reportingCues.has(cue)) ||
  lessons !== undefined ||
  corrected !== undefined;

/** Whether it says that somebody is away, and not why. */
export function saysOnlyAway({ cues }: Group): boolean {
  const reasons = cues.filter((cue) => reportingCues.has(cue));
  return reasons.length > 0 && reasons.every((cue) => cue === 'absent');
}
