import type { FoundCue } from './readCue.ts';
import type { Token } from './tokens.ts';

/** How far a phrase can reach, in words. */
const mostWords = 9;

const starts =
  /^(ingen|intet|ikke|uden|ej|aldrig|no|not|nobody|none|noone|never|without|zero|nul|haven't|hasn't|don't|didn't|hoert|hoerte|heard|fik|faaet|ved|aner|grund|grunden|aarsag|aarsagen|forklaring|forklaringen|besked|beskeden|reason|explanation)$/;

/** Words for what was not given; they stand as "N" in the phrases. */
const noun =
  /^(?:besked|forklaring|grund|aarsag|afbud|melding|afmelding|sygemelding|livstegn|lyd|reason|explanation|message|word|notice|news|call|clue|idea)(?:en|et|er)?$/;

/** That nobody gave, got or knows a reason, in the ways people turn it. */
const phrases: readonly RegExp[] = [
  // "ingen har givet besked", "uden gyldig grund", "no word from home"
  /^(?:ingen|intet|uden|no|without|zero|nul)(?: (?:har|have|vi|er|der|givet|faaet|gyldig|oplyst|naermere|nogen|any|given|known|real|form|for)){0,3} N\b/,
  // "without a word", "without anyone having given notice"
  /^(?:without|uden)(?: (?:anyone|anybody|nogen|having|at|have|har|given|givet|a|any|so much as|saa meget som|et)){0,5} (?:word|ord|N)\b/,
  // "ikke fået nogen besked", "fik aldrig en forklaring", "never got a reason"
  /^(?:fik |har |faaet )?(?:ikke|ej|aldrig|not|never|haven't|hasn't|didn't)(?: (?:modtaget|faaet|haft|givet|had|got|get|give|given|received|nogen|en|a|an|any|anden)){0,3} N\b/,
  // "årsagen kendes ikke", "grunden er ikke oplyst", "reason unknown"
  /^N(?: (?:er|var|is|was|har vi|har jeg))? (?:ikke|ej|aldrig|endnu ikke|not|never) (?:kendt|kendes|oplyst|modtaget|kommet|givet|faaet|klar|fremgaar|known|given|received)\b/,
  /^N (?:kendes|fremgaar|foreligger|haves|kender jeg|kender vi|ved jeg|ved vi) (?:ikke|ej)\b/,
  /^N(?: (?:er|var|is|was))? (?:ukendt|ubekendt|uoplyst|uvis|uklar|unknown|unclear)\b/,
  // "ingen har hørt noget", "nobody called"
  /^(?:ingen|nobody|noone|none|no one)(?: (?:har|have|has|af|dem|os|us|of|them|derhjemme|hjemmefra|home|at)){0,3} (?:hoert|ringet|skrevet|meldt|sagt|fortalt|forklaret|svaret|svarer|svarede|kontaktet|afmeldt|ved|givet N|called|phoned|rung|written|heard|knows|told|said|explained)\b(?! sig)/,
  // "ikke hørt en lyd", "hørte intet", "heard nothing"
  /^(?:ikke|ej|aldrig|not|never|haven't|hasn't)(?: (?:har|have|jeg|vi|i|we)){0,2} (?:hoert|heard)\b/,
  /^(?:hoert|hoerte|heard) (?:ikke|intet|ingenting|aldrig|nothing|zip)\b/,
  // "Nohr I don't know", "Loke ved jeg ikke"
  /^(?:don't know|ved jeg (?:ikke|intet)(?: noget)?(?: om)?)$/,
  // "aner ikke hvorfor", "don't know why"
  /^(?:ved|aner)(?: (?:jeg|a|vi|man|endnu|simpelthen)){0,2} (?:ikke|intet)(?: (?:hvorfor|hvor))?\b/,
  /^(?:don't|not|nobody|no one|ingen|ikke)(?: (?:know|knows|sure|told|ved|N|klar|kan|sige|over)){1,3} (?:why|hvorfor)\b/,
];

/** "grunden kendes ikke", "no word from home": no reason is known. O(words of a phrase). */
export function noReasonAt(tokens: readonly Token[], at: number): FoundCue | undefined {
  if (!starts.test(tokens[at]?.norm ?? '')) return undefined;
  const own = tokens.slice(at, at + mostWords);
  const end = own.findIndex(
    ({ kind, newLine }, index) => index > 0 && (kind !== 'word' || newLine),
  );
  const words = own.slice(0, end === -1 ? own.length : end);
  const text = words.map(({ norm }) => (noun.test(norm) ? 'N' : norm)).join(' ');
  const longest = Math.max(...phrases.map((phrase) => phrase.exec(text)?.[0].length ?? 0));
  if (longest === 0) return undefined;
  const count = text.slice(0, longest).split(' ').length;
  return { cue: 'unexplained', next: at + count };
}
