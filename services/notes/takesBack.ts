import { type Token, textOf } from './tokens.ts';

/** What was noted, by its own name, or as "it". */
const noted =
  /\b(?:notering(?:en|erne|er)?|registrering(?:en|erne)?|fravaer(?:et)?|sygedag(?:en|ene|e)?|sygemelding(?:en)?|markering(?:en)?|anmaerkning(?:en)?|krydset|den|det|dem|absence|mark|entry|note|lates?|sick days?)\b/;

/** That it is to go. */
const goes =
  /\b(?:(?:maa|kan|skal|bedes|boer)(?: gerne| bare| godt| lige| igen){0,2} (?:vaek|ud|af|udgaa|fjernes|slettes|stryges|annulleres|fjernet|slettet|strøget|traekkes tilbage)|udgaar|traekkes tilbage|(?:should|can|must|needs to)(?: please)? (?:go|be (?:removed|deleted|scrapped|taken (?:off|out|back))))(?= [.,;!()]|$| (?:igen|nu|i|han|hun|he|she|uret)\b)/;

/** "pil begge sygedage ud", "ta det væk igen", "så væk med den", "take Filippa off today's list", "scrap Zahra's late". */
const order =
  /\b(?:pil|pille|tag|ta|tage|fjern|stryg|ryk|fjerne|stryge)\b(?! sig\b)(?: (?![.!?])\S{1,20}){1,6} (?:vaek|ud|af)(?: igen)?(?= [.,;!()]|$| (?:han|hun|de|jeg|vi|for)\b)|(?:^|\bsaa |[.!?,] )(?:vaek|ud) med (?:den|det|dem|noteringen|fravaeret)\b|\b(?:tag|tage|tages) (?:det |den |dem )?af (?:ham|hende|dem|den|\S{2,15}) igen\b|\btake (?:\S{1,20} ){1,3}off (?:\S{1,12} ){0,2}(?:list|register|roll)\b|(?:^|[.!?,] )(?:please )?(?:slet|fjern|annuller|stryg|fortryd|delete|remove) (?:ham|hende|den|det|dem|him|her|it|them)\b|\b(?:scrap|drop|bin|pull|lose) (?:\S{1,20} ){1,4}(?:lates?|absence|mark|entry|note|sick days?)\b/;

/** Whether what was noted of somebody is to be taken back, whatever reason is named with it. O(tokens). */
export function takesBack(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return order.test(text) || text.split(/[!?]| \. /).some(isToGo);
}

/** "fraværet i mandags passer ikke og må gerne udgå": the note is named, and after it that it is to go. */
function isToGo(sentence: string): boolean {
  const from = noted.exec(sentence);
  return from !== null && goes.test(sentence.slice(from.index + from[0].length));
}
