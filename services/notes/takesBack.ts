import { type Token, textOf } from './tokens.ts';

/** What was noted, by its own name, or as "it". */
const noted =
  /\b(?:notering(?:en|erne|er)?|registrering(?:en|erne)?|fravaer(?:et)?|sygedag(?:en|ene|e)?|sygemelding(?:en)?|markering(?:en)?|anmaerkning(?:en)?|krydset|pjaekket|den|det|dem|forsinkelse(?:n|rne)?|absence|mark|entry|note|lates?|sick days?)\b/;

/** That it is to go. */
const goes =
  /\b(?:(?:maa|kan|skal|bedes|boer)(?: gerne| bare| godt| lige| igen){0,2} (?:vaek|ud|af|ryge ud|ryge vaek|ryge|smides ud|pilles ud|droppes|udgaa|fjernes|slettes|stryges|annulleres|fjernet|slettet|strøget|traekkes tilbage|tages (?:ud|vaek|af|tilbage)|viskes ud|rettes vaek)|udgaar|traekkes tilbage|(?:should|can|must|(?:needs?|has|have|ought|had better) to)(?: please)? (?:go|be (?:removed|deleted|scrapped|erased|cancelled|withdrawn|struck|taken (?:off|out|back|away))))(?= [.,;!()]|$| (?:igen|nu|i|han|hun|he|she|uret)\b)/;

/** "pil begge sygedage ud", "ta det væk igen", "så væk med den", "take Filippa off today's list", "scrap Zahra's late". */
const order =
  /\b(?:pil|pille|tag|ta|tage|fjern|stryg|ryk|fjerne|stryge)\b(?! sig\b)(?: (?![.!?])\S{1,20}){1,6} (?:vaek|ud|af)(?: igen)?(?= [.,;!()]|$| (?:han|hun|de|jeg|vi|for)\b)|(?:^|\bsaa |[.!?,] )(?:vaek|ud) med (?:den|det|dem|noteringen|fravaeret)\b|\b(?:tag|tage|tages) (?:det |den |dem )?af (?:ham|hende|dem|den|\S{2,15}) igen\b|\btake (?:\S{1,20} ){1,3}off (?:\S{1,12} ){0,2}(?:list|register|roll)\b|(?:^|[.!?,] )(?:please )?(?:slet|fjern|annuller|stryg|fortryd|delete|remove) (?:ham|hende|den|det|dem|him|her|it|them)\b|\b(?:scrap|drop|bin|pull|lose|ditch|undo|delete|remove|erase|cancel|take back|take away) (?:\S{1,20} ){1,4}(?:lates?|absence|mark|entry|note|sick days?)\b|(?:^|[.!?,] )(?:(?:vil|kan|gider) du )?(?:lige )?(?:drop|droppe|skrot|skrotte|glem|glemme|nulstil|nulstille|slet|slette|fjern|fjerne|stryg|stryge|annuller|annullere) (?:lige |venligst )?(?:forsinkelsen|fravaeret|sygemeldingen|sygedagen|noteringen|registreringen|markeringen|krydset|pjaekket)\b|\bstrike (?:that|it|this) out\b|\btake (?:that|it|this|them|him|her)(?: one)?(?: back)? (?:out|off|away|down)(?= [.,;!]|$| (?:please|again|for|of|he|she|they)\b)|\b(?:tage|tag|tages) (?:dem|den|det|ham|hende) (?:af|ud|vaek)(?: (?:igen|listen|lige))?(?= [.,;!?]|$)/;

/** "scrap what I wrote about Ida being ill", "ignorer min besked om Bo", "get rid of that": the note is called by its own name. */
const orderOfNote =
  /(?:^|[.!?,;] |\bso |\bsaa |\band |\bog )(?:(?:please|pls|just|kindly|can you|could you|vil du|kan du|gider du|lige|venligst|hej|hi|sorry|undskyld|,) )*(?:(?:scrap|take back|take away|forget|ignore|disregard|delete|remove|cancel|drop|bin|undo|retract|erase|strike|glem|glemme|slet|slette|fjern|fjerne|drop|droppe|annuller|annullere|ignorer|ignorere|stryg|stryge|ta bort|fortryd|se bort fra) (?:(?:what|everything|all|the thing|that thing|hvad|det|alt|alt det) (?:that |der |som )?(?:i|we|jeg|vi) (?:\S{1,12} ){0,2}?(?:wrote|said|put|sent|reported|noted|told|logged|skrev|skrevet|meldte|meldt|sendte|sendt|noterede|noteret|sagde|tastede)|(?:my|the|that|this|min|mit|den|noteringen|beskeden|registreringen) ?(?:\S{1,12} ){0,2}?(?:note|message|entry|report|one|besked|notering|registrering|melding|sygemelding)?) (?:about|on|for|regarding|om|paa|vedr|fra|covering)|(?:scrap|forget|ignore|disregard|drop) (?:(?:about|that) )?\S{2,20}(?: \S{2,20})? being|get rid of (?:that|it|this|the|his|her))\b/;

const off = /cancell?ed|called off|aflyst|udskudt/;

/** "forget Ida's dentist tomorrow, it's cancelled": what was to come does not. */
const calledOff =
  /\b(?:dentist|doctor|doctor's|appointment|hospital|leave|day off|trip|tandlaege\w{0,4}|laege\w{0,6}|\w{0,8}tiden|\w{0,8}tid|fridag\w{0,3}|ferien?)\b[^.!?]{0,40}\b(?:it's|it is|it was|er|blev|was|is|has been|'s been|been) (?:been |blevet )?(?:cancelled|canceled|called off|aflyst|udskudt)\b/;

/** Whether what was noted of somebody is to be taken back, whatever reason is named with it. O(tokens). */
export function takesBack(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return (
    order.test(text) ||
    dropsNote(text) ||
    (off.test(text) && calledOff.test(text)) ||
    (noted.test(text) && text.split(/[!?]|(?<!\d) \. /).some(isToGo))
  );
}

/** The note is to go, and no other reason is told after it ("…, he was just late"). */
function dropsNote(text: string): boolean {
  const found = orderOfNote.exec(text);
  if (!found) return false;
  const rest = text.slice(found.index + found[0].length);
  const end = rest.search(/[,:;.!?-]/);
  return end === -1 || !anotherReason.test(rest.slice(end));
}

const anotherReason =
  /\b(?:late|for sent|forsinket|permission|approved|bevilget|tilladelse|(?:on|for|as) leave|skipp\w+|skulk\w*|pjaek\w*|poorly|ill|sick|syg|left early|gik tidligt)\b/;

/** "fraværet i mandags passer ikke og må gerne udgå": the note is named, and after it that it is to go. */
function isToGo(sentence: string): boolean {
  const from = noted.exec(sentence);
  return from !== null && goes.test(sentence.slice(from.index + from[0].length));
}
