import type { Item } from './item.ts';
import { asksForCover } from './schoolStaff.ts';
import { type Token, textOf } from './tokens.ts';

/** What a message that names a pupil wants where nothing of it is said of their day. O(tokens). */
export function asidePupils(
  tokens: readonly Token[],
  items: readonly Item[],
): 'status' | 'not_absence' | undefined {
  const named = items.some(({ is }) => is === 'pupil');
  if (named && (asksHowOften(tokens) || hasHeard.test(textOf(tokens)))) return 'status';
  return parentStaysAway(tokens, items) ? 'not_absence' : undefined;
}

/** "How many sick days has Ida had": a question of a number, whatever else the message tells. */
function asksHowOften(tokens: readonly Token[]): boolean {
  return howOften.test(textOf(tokens, 0, 8));
}

/** "Har kontoret hørt fra Yusuf, eller står han stadig uden besked?": nothing but a question. */
const hasHeard =
  /^(?:(?:hi|hej|hello|godmorgen|good morning|,|[0-9] (?:\. )?[a-d]) ){0,4}(?:har|have|has) (?:kontoret|ledelsen|skolen|i|du|vi|nogen|the office|anyone|anybody|you|we|someone) (?:(?:mon|endnu|allerede|lige|yet|already|af jer|else|andre) ){0,2}(?:hoert|heard) (?:(?:noget|nyt|anything|something) ){0,2}(?:fra|from|om|about) (?:[^\s.,!?]{1,20} ){1,5}(?:(?:, )?(?:eller|or) [^.!?]{1,80})?\?$/;

const howOften =
  /^(?:(?:hi|hej|hello|hey|ok|okay|so|quick question|please|,|:) ){0,4}(?:how (?:many|much|often)|hvor (?:mange|meget|tit|ofte))\b/;

/**
 * What a message that names no pupil asks of the whole school or a class, or of how the bot is used, or tells of the
 * writer or a colleague. O(tokens).
 */
export function ofNobody(tokens: readonly Token[]): 'other' | 'status' | 'not_absence' | undefined {
  const text = textOf(tokens);
  if (rules.test(text)) return 'other';
  if (howItStands.test(text) || openWork.test(text) || asksForList(text)) return 'status';
  if (tasks.test(text) || writerIll.test(text) || colleagueIll.test(text) || asksForCover(tokens))
    return 'not_absence';
  return undefined;
}

/** "What are the rules for leave", "hvad betyder …", "how must I write when …". */
const rules =
  /^(?:(?:hi|hej|hello|ok|please|,) ){0,3}(?:(?:hvad|hvordan) (?:er|lyder) regl\w{2,5}|(?:what|how) (?:are|is) the rules?|hvad (?:betyder|mener (?:man|i|du) med|vil det sige)|what (?:does|do|is meant by) (?:\S{1,20} ){1,6}?(?:mean|stand for)|what means|(?:how|hvordan) (?:do|does|must|should|can|shall|skriver|noterer|melder|skal|kan|foerer|registrerer) (?:i|you|we|one|jeg|man|vi|du|a|ae|æ)\b|hvor (?:meget|mange|stor|hoej) (?:\S{1,20} ){1,5}?skal der til\b|how (?:much|many) (?:\S{1,20} ){1,5}?(?:does it take|is needed|are needed)\b)/;

/** "What's it looking like for the whole school": how it stands, of nobody. */
const howItStands =
  /^(?:(?:hi|hej|hello|good morning|godmorgen|so|,) ){0,4}(?:what(?:'s| is| does) it look(?:ing)?(?: like)?|how(?:'s| is) it look(?:ing)?|how are (?:we|things)|how does it look|hvordan ser det ud|hvordan staar det til|hvordan gaar det med fravaeret)\b/;

/** A list is asked for, and nobody is told of after it. */
function asksForList(text: string): boolean {
  const asked = list.exec(text);
  if (!asked) return false;
  const rest = text.slice(asked[0].length);
  const end = rest.search(/[.,?!] /);
  return end === -1 || !tellsOfOne.test(rest.slice(end));
}

const tellsOfOne =
  /\b(?:syge?|feber|mangler|pjaek\w*|skulk\w*|forsinket|sent|ill|sick|late|missing|skipp\w+)\b/;

/** "5b, kan du vise mig hvem der er registreret", "Can I see 8a's list for last week please". */
const list =
  /^(?:(?:hi|hej|hello|please|ok|[0-9] (?:\. )?[a-d]|[,:]) ){0,5}(?:kan|vil|gider|maa|can|could|may) (?:du|i|jeg|vi|you|i|we) (?:(?:lige|please|gerne|kindly) ){0,2}(?:vise?|se|faa|sende|finde|see|have|get|show|send) (?:(?:mig|os|me|us|lige|please|at se|to see) ){0,2}(?:(?:hvem der (?:er|var|mangler|har)|hvem som er|who (?:is|was|has|is down|are|were)|who's)\b|(?:(?!(?:on|off|paa|af|from|fra|til|to)\b)\S{1,12} ){0,4}(?:list|lists|listen|liste|oversigt|oversigten|overblik|register|overview|fravaeret|fravaersliste|fravaerslisten|absences)(?= (?:for|of|i|fra|from|over|paa|please|tak|today|[.,?!])|$))/;

/** "Is there something overdue in 7b?", "er der stadig fravær uden forklaring i 6.b?". */
const openWork =
  /^(?:(?:hi|hej|hello|,) ){0,3}(?:(?:er der|har vi|is there|are there|do we have|have we) (?:(?:stadig|still|noget|nogen|nogle|flere|any|anything|something|some|more|that is) ){0,3}(?:overdue|fravaer|absences?|forfaldent|forfaldne|aabne|open|unexplained|uforklarede?|uafklarede?|udestaaende|outstanding|unanswered)\b|(?:anything|something|noget) (?:still )?(?:overdue|outstanding|forfaldent|over fristen)\b)/;

/** "Hvilke opgaver mangler jeg", "which steps do I still need": the writer's own work. */
const tasks =
  /^(?:hvad|hvilke|hvilken|what|which) (?:\S{1,20} )?(?:opgaver|opgave|skridt|trin|tasks?|steps?|to - dos?)\b/;

/** "Jeg har selv fået influenza og melder mig syg", "I'm calling in sick". */
const writerIll =
  /\b(?:(?:melder|sygemelder|meldte|sygemeldte) mig (?:selv )?(?:syg|i dag|i morgen|fra)|(?:melder|sygemelder) mig$|jeg (?:har|er) selv (?:blevet |faaet )?(?:syg|influenza|feber|forkoelet|covid|corona|sloej)|(?:i am|i'm) (?:calling|phoning|ringing) in sick)\b/;

/** "Karen from dansk is sick, so 7b gets a substitute", "Pernille who co-teaches 4.a is out sick". */
const colleagueIll =
  /\bwho (?:co - )?teaches\b|\bco - teach\w{0,4}\b|\bder underviser\b|\b(?:gets?|needs?|has|have|will have) (?:a |an )?(?:vikar|sub|substitute|cover(?: teacher)?)\b|\b(?:faar|har|skal have|mangler) (?:de |vi |en )?(?:vikar|vikardaekning)\b|^\S{2,20} (?:from|fra) (?:dansk|matematik|engelsk|tysk|fransk|idraet|musik|historie|fysik|danish|english|german|french|maths?|music|pe|history|physics|the office|kontoret) (?:is|er) (?:out |off )?(?:sick|ill|syg)\b/;

/**
 * "Far skriver, at han er syg og ikke kan komme til samtalen om Ditte": a parent who does not come to a meeting, with
 * no pupil before it of whom it could be said. O(tokens).
 */
function parentStaysAway(tokens: readonly Token[], items: readonly Item[]): boolean {
  const found = staysAway.exec(textOf(tokens));
  if (!found) return false;
  const to = found[0].split(' ').length;
  return !items.some((one) => one.is === 'pupil' && one.at < to && !one.name.genitive);
}

const staysAway =
  /^(?:(?:hej|hi|godmorgen|good morning) (?:[,!.] )?)?(?:\S{2,20}s )?(?:mor|moren|far|faren|foraeldrene|mum|mom|mam|dad|mother|father|parents|the parents) [^.!?]{0,80}?\b(?:ikke|not|can't|cannot|unable|afbud|aflyser|cancels|cancelled|forhindret) [^.!?]{0,50}?\b(?:\w{0,16}samtale|\w{0,16}samtalen|\w{0,10}moede|\w{0,10}moedet|meeting|conference|consultation)\b/;

/** "Ida and Bo are with me to the competition, no absence": said to be none, and no reason beside it. */
export function saysNoAbsence(tokens: readonly Token[]): boolean {
  return noAbsence.test(textOf(tokens));
}

const noAbsence =
  /\b(?:no absence|not an absence|intet fravaer|ikke som fravaer|not as absence|not as absent)\b(?! (?:yet|endnu|foer|before|today|i dag))/;
