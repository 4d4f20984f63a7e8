import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { aboutPupils } from './aboutPupil.ts';

/** Whom a note was of, and whom it was not, where that is said. */
export type WrongPupil = {
  right: Resolved;
  wrong: Resolved | undefined;
  /** "den anden Philip": whoever else is called what the noted one is. */
  other?: true;
};

/** That the note before was of another pupil: "nej det var Loke", "forkert elev, det var Loke". */
const another = [
  /^(?:(?:nej|no|naa|hov|ups|oops|whoops|sorry|undskyld|ret|rettelse|correction|fejl|min fejl|my mistake|my bad|forkert|forkert elev|forkert barn|forkert navn|wrong|wrong pupil|wrong student|wrong kid|wrong child|wrong one|wrong name|det (?:er|var) forkert) ){1,3}(?:(?:det|it|that) (?:er|var|is|was|skal vaere|skulle vaere|skulle have vaeret|should be|should have been) )?(?:faktisk |jo |altsaa |actually |supposed to be )?@$/,
  /^(?:(?:nej|no|hov|ups|undskyld|sorry|ret) ){0,2}(?:det|den|it|that) (?:skal vaere|skulle vaere|skulle have vaeret|should be|should have been|was meant to be) @$/,
  /^(?:(?:nej|no|hov|ups|undskyld|sorry) ){0,2}(?:ret|aendr|byt|skift|change|make)(?: det| den| it| that| noten| navnet| the name)? (?:til|to|med) @$/,
] as const;

/** The wrong one first: "Sofie skulle have været Loke", "ret Sofie til Loke". */
const oneForAnother = [
  /^(?:(?:nej|no|hov|ups|undskyld|sorry|ret) ){0,2}@ (?:skulle have vaeret|skulle vaere|skal vaere|should have been|should be|was meant to be|var (?:faktisk|egentlig)|was actually) @$/,
  /^(?:(?:nej|no|hov|ups|undskyld|sorry) ){0,2}(?:ret|aendr|byt|skift|change|swap|replace|erstat) @ (?:ud )?(?:til|med|to|with|for) @$/,
] as const;

/** The one of the same name: "det var den anden Philip". */
const theOther =
  /^(?:(?:nej|no|naa|hov|ups|oops|sorry|undskyld|ret|rettelse|correction|fejl|forkert) ){0,3}(?:(?:det|it|that) (?:er|var|is|was|skal vaere|skulle vaere|skulle have vaeret|should be|should have been) |(?:jeg mente|jeg mener|i meant|i mean) )?(?:faktisk |jo |altsaa |actually )?(?:den anden|the other) @$/;

export const otherNamesakeExamples = [
  'det var den anden Philip',
  'nej, den anden Philip',
  'jeg mente den anden Philip',
  'it was the other Philip',
  'sorry, I meant the other Philip',
] as const;

export const wrongPupilExamples = [
  'nej det var Loke',
  'nej, Loke',
  'forkert elev, det var Loke',
  'forkert, det skulle have været Loke',
  'ups, det var Loke',
  'ret det til Loke',
  'wrong pupil, it was Loke',
  'sorry, it should have been Loke',
  'no, it was Loke',
  'change it to Loke',
] as const;

export const oneForAnotherExamples = [
  'Sofie skulle have været Loke',
  'ret Sofie til Loke',
  'byt Sofie ud med Loke',
  'Sofie should have been Loke',
  'change Sofie to Loke',
] as const;

/** What a whole message says of the note before: that it was of another pupil. O(length), plus look-ups. */
export function wrongPupilIn(text: string, context: NoteContext): WrongPupil | undefined {
  if (text.includes('?')) return undefined;
  const { words, who } = aboutPupils(text.replaceAll('’', "'"), context);
  const [first, second] = who;
  if (!first) return undefined;
  if (!second && theOther.test(words)) return { right: first, wrong: undefined, other: true };
  if (another.some((one) => one.test(words))) return { right: first, wrong: undefined };
  if (!second || !oneForAnother.some((one) => one.test(words))) return undefined;
  return { right: second, wrong: first };
}
