import { plain } from './plain.ts';

const before = /^(?:(?:nej|nae|naa|hov|ups|no|nope|oops|sorry|undskyld|hey) ){1,3}/;

/** That something before is wrong, with no word of what is right. */
const denials = [
  /^(?:helt |totally )?(?:forkert|wrong|incorrect|fejl)(?: (?:elev|barn|navn|dag|dato|grund|aarsag|klasse|pupil|student|child|kid|name|day|date|reason|class|one))?$/,
  /^(?:det|den|it|that) (?:er|var|is|was) (?:altsaa |jo |vist |da )?(?:helt |all |totally )?(?:forkert|fejl|en fejl|ikke rigtigt?|ikke korrekt|ikke det|ikke sandt|wrong|a mistake|incorrect|not right|not correct|not true|not it)(?: (?:elev|dag|pupil|student|child|day))?$/,
  /^(?:det|den) (?:passer|stemmer) (?:altsaa |jo |da )?ikke$/,
  /^(?:det|den|it|that) (?:er|var|is|was) (?:ikke|not)(?: det| hvad| what)? (?:jeg|i) (?:mente|skrev|sagde|meant|wrote|said)$/,
  /^du (?:har )?(?:misforstod|misforstaaet|misforstaar)(?: mig| det)?$/,
  /^you (?:got it wrong|got that wrong|misunderstood|misread)(?: me| it)?$/,
  /^(?:det|it|that) (?:er|var|is|was|skal vaere|should be) (?:altsaa |lige |just )?(?:omvendt|modsat|the other way around|the other way round|the opposite|reversed)$/,
  /^(?:nej|nae|no|nope)$/,
] as const;

export const denialExamples = [
  'forkert',
  'Nej!',
  'nej det er forkert',
  'det passer ikke',
  'det stemmer altså ikke',
  'forkert elev',
  'det var ikke det, jeg skrev',
  'du har misforstået mig',
  'undskyld det var omvendt',
  'wrong',
  "that's not right",
  'no, wrong day',
  'that is not what I meant',
  'you misread it',
  'it was the other way around',
] as const;

/** "Forkert", "nej, det passer ikke": what was noted is denied, and nothing said of what is right. O(length). */
export function deniesIn(text: string): boolean {
  if (text.length > 80) return false;
  const said = plain(text).replace(/\b(that|it)['’]?s\b/gu, '$1 is');
  return denials.some((one) => one.test(said) || one.test(said.replace(before, '')));
}
