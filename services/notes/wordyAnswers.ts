const numbers = [
  /^(?:nr\.? ?|nummer |number |no\.? ?|#)?1\.?$|^(?:den |the )?(?:første|øverste|first)(?: one)?$/iu,
  /^(?:nr\.? ?|nummer |number |no\.? ?|#)?2\.?$|^(?:den |the )?(?:anden|second)(?: one)?$/iu,
  /^(?:nr\.? ?|nummer |number |no\.? ?|#)?3\.?$|^(?:den |the )?(?:tredje|third)(?: one)?$/iu,
  /^(?:nr\.? ?|nummer |number |no\.? ?|#)?4\.?$|^(?:den |the )?(?:fjerde|fourth)(?: one)?$/iu,
] as const;

const last = /^(?:den |the )?(?:sidste|nederste|last)(?: one)?$/iu;

/** The one of several choices that is told by its place: "2", "den anden", "the last one". */
export function byPlace(choices: readonly string[], answer: string): string | undefined {
  const said = answer.trim().replace(/[!.]$/, '');
  if (choices.length < 2) return undefined;
  if (last.test(said)) return choices.at(-1);
  const at = numbers.findIndex((one) => one.test(said));
  return at === -1 ? undefined : choices[at];
}

/** Whether an answer says that none of the choices is meant: "ingen af dem", "neither". */
export function saysNone(answer: string): boolean {
  return none.test(answer);
}

const none =
  /^\s*(?:nej,? |no,? )?(?:det er |det var |it was )?(?:ingen af dem|ingen af de to|ingen af delene|ingen|none of them|none|neither(?: of them)?|nobody|slet ingen)[\s.!]*$/iu;

/** Whether an answer says that its writer does not know. */
export function saysUnknown(answer: string): boolean {
  return unknown.test(answer);
}

const unknown =
  /^\s*(?:det )?(?:jeg |i )?(?:ved (?:jeg |det |vi )?(?:faktisk |desværre )?ikke|aner (?:jeg |det )?ikke|ingen anelse|do ?n[o'’]?t know|dunno|no idea|not sure|det ved jeg ikke)[\s.!]*$/iu;

/** Whether an answer says that both of two are meant: "begge to", "det er dem begge". */
export function saysBoth(answer: string): boolean {
  return both.test(answer);
}

const both =
  /^\s*(?:ja,? |yes,? )?(?:det (?:er|var) |it(?: is|'s|’s) )?(?:dem )?(?:begge(?: to)?|both(?: of them)?)[\s.!]*$/iu;
