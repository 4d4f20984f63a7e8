import { saysAllAreHere, saysNobodyIsMissing } from './allPresent.ts';
import { isDoubted } from './comesBack.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import type { AllHere } from './reading.ts';
import { reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

/** "er alle her", "mangler der nogen i 7.b", "is everyone in", with a mark or without. */
const inverted =
  /^(?:(?:hej|hi|hello|hey|godmorgen|good morning|ok|og|men|so|,|:|[0-9] (?:\. )?[a-d] [,:?]) ){0,4}(?:er|har|var|mon|kom|mangler|is|are|was|were|have|has|did|do)(?: (?:de|the|der|mon))? (?:alle|samtlige|all|everyone|everybody|hele|whole|ingen|nobody|anyone|nogen|class|klassen)\b/;

/** Not of all: "ikke alle", "næsten alle", "halvdelen", "alle piger", "almost everyone". */
const ofSome =
  /\b(?:ikke|ikk|ik|not|never|aldrig) (?:helt |quite |engang |even |lige )?(?:alle|samtlige|all|everyone|everybody|hele|fuldtallig|fuldtallige|complete|full)\b|\b(?:naesten|naermest|halvdelen|halve|halvt|de fleste|flertallet|resten|stort set|lige ved|delvist|bortset fra|undtagen|undtaget|paa naer|paanaer|fraregnet|almost|nearly|practically|half|most|the rest|partly|except|excluding|apart from|aside from|other than|minus|with the exception)\b|\b(?:alle|samtlige|all|ingen|none)(?: (?:the|de|of|af|mine|my|our|vores)){0,2} (?:piger|pigerne|drenge|drengene|girls|boys)\b(?! (?:og|and) (?:piger|pigerne|drenge|drengene|girls|boys)\b)|\b(?:alle|everyone|everybody|all) (?:\S{1,12} ){0,2}(?:but|uden)\b|\b(?:alle|samtlige|everyone|everybody|all)\b[^.,!?;]{0,40}\b(?:er|are|is|har|have|has|kom|came) (?:endnu |yet |still |stadig )?(?:ikke|not)\b|\b(?:alle|everyone|everybody|all)\b[^.,!?;]{0,40}\b(?:isn't|aren't|hasn't|haven't|didn't)\b/;

/** "hvis alle er mødt", "jeg ved ikke om alle er her", "alle skal være mødt kl. 8", "I hope everyone is here". */
const isOpen =
  /\b(?:hvis|saafremt|medmindre|naar|om|forudsat|indtil|foer|inden|if|when|whether|unless|until|once|before|as soon as|saa snart)(?: at)? (?:\S{1,12} ){0,2}?(?:alle|samtlige|all|everyone|everybody|hele|klassen|ingen|nobody)\b|\b(?:haaber|oensker|hope|hoping|wish|sig til|(?:tjek|tjekke|check) (?:om|at|if|that)|sikre|sikrer|make sure|ensure)\b|\b(?:alle|samtlige|hele|klassen|all|everyone|everybody)\b[^.,!?;]{0,30}\b(?:skal|skulle|boer|burde|maa|bedes|must|should|shall|have to|has to|need to|needs to|ought to|had better)\b|\b(?:skal|skulle|boer|burde|bedes|must|should) (?:alle|samtlige|all|everyone|everybody)\b/;

/** Nobody is missing, told with a word that denies. */
const deniesAbsence =
  /\b(?:ikke|not|isn't|aren't) (?:noget|nogen|nogle|en eneste|any|anyone|anybody|a single|one single|a soul)\b|\bmangler (?:\S{1,12} ){0,2}ikke\b|\b(?:tro det eller ej|believe it or not|ikke sandt|haven't|not seen|ikke set|har ikke|why not|hvorfor ikke)\b/g;
const negation = /\b(?:ikke|ikk|ik|ej|not|aldrig|never|isn't|aren't|hasn't|haven't|didn't|don't)\b/;

/** Words that a sentence about a whole class has: how many, or being there or not. */
const told =
  /\b(?:her|heroppe|moedt|moedte|fremmoedt|fremmoedte|fremmoede|kommet|kom|tilstede|til stede|plads|pladser|fuld|fuldt|fuldtallig\w{0,2}|daek|fremme|mangler|vaek|fravaer|fravaerende|forfald|syge|syg|afbud|komplet|here|there|present|in|back|missing|absent|absence|absences|absentees|away|off|complete|full|attendance|accounted|house|seats|turnout|came|turned up|showed up|sidder|kridt|intet|ingen|nul|nobody|none|no one)\b|\b\d{1,2} ?(?:ud af|af|out of|of|\/) ?\d{1,2}\b|\b(?:alle|all) \d{1,2}\b|\b\d{1,2} ?(?:\(alle\)|(?:elever|boern|pupils|kids|children|students))\b/;

/** Whether anything in it speaks of being there, or of a class, beside its sound. O(tokens). */
export function tellsOfBeingHere(tokens: readonly Token[], items: readonly Item[]): boolean {
  const text = textOf(tokens);
  const named = items.some(({ is }) => is === 'class');
  return told.test(text) || ofClass.test(text) || (named && isVerb.test(text));
}

const isVerb = /\b(?:er|var|har|havde|sad|sidder|is|are|was|were|has|have)\b/;
const ofClass = /\b(?:klassen|holdet|flokken|class|group)\b/;

/** How a message that says it of a class is to be taken. O(tokens + items). */
export function allHereAs(heard: Heard): AllHere {
  const { tokens, all } = heard;
  const text = textOf(tokens);
  if (inverted.test(text)) return { as: 'asked' };
  if (ofSome.test(text) || countsLess(text)) return { as: 'some' };
  if (isOpen.test(text)) return { as: 'open' };
  const clauses = clausesOf(tokens, all);
  const asks = tokens.some(({ text: mark }) => mark === '?');
  if (asks && clauses.find(({ words }) => told.test(words))?.asks) return { as: 'asked' };
  const day = otherDay(heard, clauses);
  if (day) return day;
  return asks || !told.test(text) || clauses.some((one) => isUnsure(one, heard))
    ? { as: 'unsure' }
    : { as: 'plain' };
}

/** A part of a message between two marks, or up to "men". */
type Part = { from: number; to: number; words: string; asks: boolean };

function clausesOf(tokens: readonly Token[], all: readonly Item[]): readonly Part[] {
  const ofItem = (at: number) =>
    all.some((one) => /^(?:class|date)$/.test(one.is) && one.at <= at && at < one.next);
  const ends = tokens.flatMap(({ text, norm, newLine }, at) => {
    const isEnd = /^(?:[.,;!?:–-]|men|but)$/.test(text) || /^(?:men|but)$/.test(norm);
    return (isEnd || newLine) && !ofItem(at) ? [at] : [];
  });
  return [...ends, tokens.length].flatMap((to, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
    // "Alle mødt, ikke?": all of the sentence asks.
    const mark = tokens.findIndex(({ text }, at) => at >= to && /^[.!?]$/.test(text));
    const asks = tokens[mark]?.text === '?';
    return to > from ? [{ from, to, words: textOf(tokens, from, to), asks }] : [];
  });
}

/** "alle er vist mødt", "tror jeg nok", "…, men Bo er syg": what speaks against it. */
function isUnsure({ from, to, words }: Part, { tokens, items }: Heard): boolean {
  if (doubts.test(words) || /^(?:men|but)\b/.test(words)) return true;
  const tells = told.test(words);
  if (tells && isDoubted(tokens.slice(from, to)) && !bySelf.test(words)) return true;
  if (tells && negation.test(words.replace(deniesAbsence, ' '))) return true;
  if (nobody.test(words)) return false;
  return items.some(
    (one) =>
      one.is === 'cue' &&
      !one.negated &&
      one.at >= from &&
      one.at < to &&
      reportingCues.has(one.cue) &&
      one.cue !== 'notAbsence',
  );
}

const doubts =
  /\b(?:tror (?:jeg|a|vi)|jeg tror|vi tror|maaske|muligvis|formentlig|formodentlig|vistnok|vil jeg mene|i think|maybe|perhaps|probably|possibly|presumably|i guess|i believe|not sure|ikke sikker|usikker)\b/;
/** "vildt nok", "vist første gang": of something else than who is here. */
const bySelf =
  /\b(?:(?:vildt|godt|ganske|sandt|maerkeligt|sjovt) nok|vist (?:foerste|glemt)|skulle have troet)\b/;
/** Nobody is missing. */
const nobody =
  /\b(?:ingen|intet|nul|0|no|nobody|nobody's|none|zero|ikke en eneste|not a|not one)\b|\b\d{1,2} out of \d{1,2}\b/;

/** "19 ud af 22 er mødt". */
function countsLess(text: string): boolean {
  const counted = /\b(\d{1,2}) (?:ud af|af|out of|of) (\d{1,2})\b/.exec(text);
  return counted !== null && Number(counted[1]) < Number(counted[2]);
}

type Day = Extract<Item, { is: 'date' }>;

/** A day in the clause that tells it, where none is today. */
function otherDay({ tokens, all, now }: Heard, clauses: readonly Part[]): AllHere | undefined {
  const today = now.toPlainDate();
  const days = all.flatMap((one) => (one.is === 'date' && isDay(one, tokens) ? [one] : []));
  const isToday = saysToday.test(textOf(tokens)) || days.some((one) => hasDay(one, today));
  if (days.length === 0 || isToday) return undefined;
  const some = clauses.filter(({ words }) => told.test(words) || ofClass.test(words));
  const telling = some.length > 0 ? some : clauses;
  const isTold = ({ at }: Day) => telling.some(({ from, to }) => from <= at && at < to);
  const [only, another] = days.filter((one) => isTold(one) || clauses[0]?.to === one.next);
  if (!only) return { as: 'unsure' };
  return { as: 'day', on: another ? undefined : dayOf(only, isPast.test(textOf(tokens))) };
}

const saysToday = /\b(?:i dag|idag|d \. d|today|this morning|i morges|her til morgen)\b/;
const isPast = /\b(?:var|kom|moedte|was|were|came|had|havde)\b/;

/** Whether it names a day: not "21 ud af 21", "det er længe siden". */
function isDay({ span, at, next }: Day, tokens: readonly Token[]): boolean {
  const words = textOf(tokens, Math.max(0, at - 1), next + 1);
  const counts =
    /^\d{1,2}(?: \.)?$/.test(textOf(tokens, at, next)) && !/^(?:d|den|the)\b/.test(words);
  return !span.noDay && !counts && !/\b(?:siden|since|ago|gang|time)\b/.test(words);
}

function hasDay({ span }: Day, day: Temporal.PlainDate): boolean {
  return (['past', 'ahead'] as const).some((outlook) =>
    span.days(outlook)?.some((one) => one.equals(day)),
  );
}

/** The one day that is meant; a past one is the same whichever way the message looks. */
function dayOf({ span }: Day, past: boolean): string | undefined {
  const [day, another] = span.days(past ? 'past' : 'ahead') ?? [];
  return day && !another ? day.toString() : undefined;
}

/** Beside what is noted of some: that all others of the class are at school today. O(tokens + items). */
export function restIsHere(heard: Heard): boolean {
  const { tokens, all } = heard;
  const text = textOf(tokens);
  const said = all.some((one) => one.is === 'cue' && one.cue === 'allPresent' && !one.negated);
  if (!said && !saysAllAreHere(tokens) && !everyoneIn.test(text)) return false;
  if (saysNobodyIsMissing(tokens) || tokens.some(({ text: mark }) => mark === '?')) return false;
  if (inverted.test(text) || isOpen.test(text) || isDoubted(tokens)) return false;
  return !notAll.test(text) && otherDay(heard, clausesOf(tokens, all)) === undefined;
}

/** "everyone in 7b is here". */
const everyoneIn =
  /\b(?:everyone|everybody|all|alle|samtlige)\b[^.,!?;]{0,30}\b(?:is|are|er) (?:here|in|present|her|moedt|kommet|til ?stede)\b/;
const notAll =
  /\b(?:ikke|ikk|ik|not) (?:helt |quite )?(?:alle|samtlige|all|everyone|everybody)\b|\b(?:naesten|halvdelen|de fleste|stort set|almost|nearly|half|most|piger|pigerne|drenge|drengene|girls|boys)\b/;

/** The codes of the classes that are named, each once. */
export function classesNamed(items: readonly Item[]): readonly string[] {
  return [...new Set(items.flatMap((one) => (one.is === 'class' ? [one.found.code] : [])))];
}
