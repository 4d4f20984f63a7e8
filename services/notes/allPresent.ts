import { type Token, textOf } from './tokens.ts';

/** "alle børn i 1.b er mødt", "alle mine 2.a er her". */
export function saysAllAreHere(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  if (saysAllCame(text)) return true;
  return /\balle(?: [\w.]{1,30}){0,6} er (her|moedt|kommet|tilstede|til stede|paa plads)\b/.test(
    text,
  );
}

/** "fraværende: ingen", "1a: 0 fraværende", "pupils absent: none". */
export function saysNobodyIsMissing(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return (
    /\b(?:fravaerende|fravaer|absent|absences|mangler|syge|missing)\b[^?]{0,30}[:=–-] (?:ingen|none|nobody|nul|0)\b(?: \.)?$/.test(
      text,
    ) ||
    /\bmangler (?:\S{1,12} ){0,2}ikke nogen\b(?! (?:besked|grund|forklaring|svar))|\bikke nogen (?:syge|vaek|fravaerende|(?:der|som) (?:mangler|er (?:syge?|vaek|fravaerende)))\b|\b(?:isn't|is not|aren't) (?:anyone|anybody|any pupils) (?:\S{1,12} )?(?:missing|absent|away|out|off)\b/.test(
      text,
    ) ||
    /\b(?:0|nul|ingen|zero|no) (?:fravaerende|absentees|absences|absent|mangler|syge)\b(?: i dag| idag| today)?(?: [.!])?$/.test(
      text,
    )
  );
}

/** That the writer found nobody missing, and tells of nobody else. */
export function countsNobody(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  if (isFullCount(text) && !excepted.test(text)) return true;
  return nobodyMissing.test(text) && !excepted.test(text);
}

/** "der mangler ingen i 6b", "ingen børn mangler"; not "der mangler ingen besked". */
const nobodyMissing =
  /\b(?:der|som|og) mangler (?:\S{1,12} )?ingen(?: (?:elever|boern|af dem))?(?= (?:i|fra|her|idag|paa|til|[.,!;])|$)|\bmangler der (?:\S{1,12} )?ingen(?: (?:elever|boern))?(?= (?:i|fra|her|idag|[.,!;])|$)|\bingen (?:i|fra) (?:[0-9] (?:\. )?[a-d]|klassen) mangler\b|\bingen (?:elever|boern|af dem|af boernene|af eleverne) (?:der )?mangler\b|\b(?:there is |there's )?(?:nobody|no one|noone|none)(?: is| was)? missing\b/;
/** "… undtagen Ida", "… men Bo er syg": then somebody is. */
const excepted =
  /\b(?:undtagen|ud over|udover|bortset|andre end|andet end|men|kun|foruden|except|apart|but|only|besides|other than)\b/;

/** "all the students of 8.b are present", "19 ud af 19 mødt". @param text folded words and marks with single spaces */
function saysAllCame(text: string): boolean {
  return allOfThem.test(text) || isFullCount(text);
}

const allOfThem =
  /\b(?:all|every one) (?:(?:of|the|my|our) ){0,3}(?:students|pupils|children|kids|learners|boys and girls|class|\d{1,2})(?: (?:of|in|from) (?:class )?\S{1,4}(?: \. ?\S)?)? (?:are|is|were|have|have been) (?:present|here|in|accounted for|arrived|in school|in attendance)\b/;

/** "19 ud af 19 mødt", "22 of 22 present", "24/24 her". */
function isFullCount(text: string): boolean {
  const seated =
    /\b(\d{1,2}) (?:kids|children|pupils|students|elever|boern)(?: [,.:])?(?: and| og)? (\d{1,2}) (?:in (?:their|the) (?:seats|chairs)|seated|here|present|paa plads|moedt|her)\b/.exec(
      text,
    );
  if (seated !== null && seated[1] === seated[2]) return true;
  const found =
    /\b(\d{1,2}) ?(?:ud af|af|out of|of|\/) ?(\d{1,2}) (?:er |elever |boern |pupils |students |are )?(?:moedt|her|til stede|tilstede|present|here|in|fra|i)\b/.exec(
      text,
    );
  return found !== null && found[1] === found[2];
}
