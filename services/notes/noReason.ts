import type { FoundCue } from './readCue.ts';
import type { Token } from './tokens.ts';

/** How far a phrase can reach, in words. */
const mostWords = 9;

const starts =
  /^(ingen|intet|ikke|uden|ej|aldrig|no|not|nobody|none|noone|never|without|zero|nul|haven't|hasn't|don't|didn't|hoert|hoerte|heard|fik|faaet|ved|aner|grund|grunden|aarsag|aarsagen|forklaring|forklaringen|besked|beskeden|reason|explanation)$/;

const noun =
  '(?:besked|forklaring|grund|aarsag|afbud|melding|afmelding|sygemelding|livstegn|lyd|reason|explanation|message|word|notice|news|call|clue|idea)(?:en|et|er)?';
const said =
  '(?:hoert|ringet|skrevet|meldt|sagt|fortalt|forklaret|svaret|svarer|svarede|kontaktet|afmeldt|ved|givet besked|called|phoned|rung|written|heard|knows|told|said|explained)';
const known =
  '(?:kendt|kendes|oplyst|modtaget|kommet|givet|faaet|klar|fremgaar|known|given|received)';

/** That nobody gave, got or knows a reason, in the ways people turn it. */
const phrases: readonly RegExp[] = [
  // "ingen har givet besked", "uden gyldig grund", "no word from home"
  new RegExp(
    `^(?:ingen|intet|uden|no|without|zero|nul)(?: (?:har|have|vi|er|der|givet|faaet|gyldig|oplyst|naermere|nogen|any|given|known|real|form|for)){0,3} ${noun}`,
  ),
  // "ikke fået nogen besked", "fik aldrig en forklaring", "never got a reason"
  new RegExp(
    `^(?:fik |har |faaet )?(?:ikke|ej|aldrig|not|never|haven't|hasn't|didn't)(?: (?:modtaget|faaet|haft|givet|had|got|get|give|given|received|nogen|en|a|an|any|anden)){0,3} ${noun}`,
  ),
  // "årsagen kendes ikke", "grunden er ikke oplyst", "reason unknown"
  new RegExp(
    `^${noun}(?: (?:er|var|is|was|har vi|har jeg)){0,1} (?:ikke|ej|aldrig|endnu ikke|not|never) ${known}`,
  ),
  new RegExp(
    `^${noun} (?:kendes|fremgaar|foreligger|haves|kender jeg|kender vi|ved jeg|ved vi) (?:ikke|ej)`,
  ),
  new RegExp(
    `^${noun}(?: (?:er|var|is|was))? (?:ukendt|ubekendt|uoplyst|uvis|uklar|unknown|unclear)`,
  ),
  // "ingen har hørt noget", "nobody called"
  new RegExp(
    `^(?:ingen|nobody|noone|none|no one)(?: (?:har|have|has|af|dem|os|us|of|them|derhjemme|hjemmefra|home|at)){0,3} ${said}(?! sig)`,
  ),
  // "ikke hørt en lyd", "hørte intet", "heard nothing"
  /^(?:ikke|ej|aldrig|not|never|haven't|hasn't)(?: (?:har|have|jeg|vi|i|we)){0,2} (?:hoert|heard)/,
  /^(?:hoert|hoerte|heard) (?:ikke|intet|ingenting|aldrig|nothing|zip)/,
  // "aner ikke hvorfor", "don't know why"
  /^(?:ved|aner)(?: (?:jeg|vi|man|endnu|simpelthen)){0,2} (?:ikke|intet)(?: (?:hvorfor|hvor))?/,
  /^(?:don't|not|nobody|no one|ingen|ikke)(?: (?:know|knows|sure|told|ved|idea|klar|kan|sige|over)){1,3} (?:why|hvorfor)/,
];

/** "grunden kendes ikke", "no word from home": no reason is known. O(words of a phrase). */
export function noReasonAt(tokens: readonly Token[], at: number): FoundCue | undefined {
  if (!starts.test(tokens[at]?.norm ?? '')) return undefined;
  const own = tokens.slice(at, at + mostWords);
  const end = own.findIndex(
    ({ kind, newLine }, index) => index > 0 && (kind !== 'word' || newLine),
  );
  const words = own.slice(0, end === -1 ? own.length : end).map(({ norm }) => norm);
  const text = words.join(' ');
  const longest = Math.max(...phrases.map((phrase) => phrase.exec(text)?.[0].length ?? 0));
  if (longest === 0) return undefined;
  const count = text.slice(0, longest).split(' ').length;
  return { cue: 'unexplained', next: at + count };
}
