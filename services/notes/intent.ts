import { countsNobody, saysAllAreHere, saysNobodyIsMissing } from './allPresent.ts';
import { asidePupils } from './asksNothingNoted.ts';
import type { Cue } from './cueWords.ts';
import type { Grouped } from './group.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import { tellsAShare } from './notAway.ts';
import { putsOwnNoteRight, wroteInError } from './ownNote.ts';
import { focusOf } from './readFocus.ts';
import type { Reading } from './reading.ts';
import { endsSentence, isStatement } from './reportingCues.ts';
import { storesNothing } from './storesNothing.ts';
import { takesBack } from './takesBack.ts';
import { type Token, textOf } from './tokens.ts';
import { asksColleagues, tellsOfChange, tellsOfTimes, worriesFirst } from './worries.ts';

/** Reasons that mean absence by themselves, even if nobody is named. */
const clear = new Set<Cue>(['illness', 'unlawful', 'late', 'unexplained', 'askCode']);
const weak = new Set<Cue>(['absent', 'left', 'vacation', 'leave']);

/** What a message wants, by the words that say so; what it says of pupils comes after. */
export function intentOf(heard: Heard): Exclude<Reading['intent'], 'refused'> {
  const { tokens, items, asides, grouped } = heard;
  const said = saidIn(items);
  const named = grouped.groups.length > 0;
  const reported = [...clear, ...weak].some(said) || items.some((one) => one.is === 'lessons');
  const asked = asksFirst(heard, said, reported);
  if (asked) return asked;
  if (!named && saysAllPresent(tokens, said, reported)) return 'all_present';
  const asks = asksStatus(tokens, items) || (named && asksOf(tokens, items));
  if (asks && !isToBeNoted(tokens)) return 'status';
  if (said('concern') && (!named || !isNoted(tokens, items))) return 'concern';
  if (asides.size > 0 && !reported) return 'not_absence';
  if (named) return 'note';
  if (said('notAbsence')) return 'not_absence';
  const somebody = said('pronoun');
  if ([...clear].some(said) || (somebody && reported) || saysMissing(tokens, items)) return 'note';
  return 'other';
}

const questions = /^(hvad|hvordan|hvorfor|hvilken|hvilke|what|how|why|which)$/;

/** "er Storm syg?", "Hvad står Loke til i fravær": it asks of somebody, with a mark or without. */
function asksOf(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (tellsAfterAsking(items)) return false;
  return asks(tokens, items) || questions.test(tokens[0]?.norm ?? '');
}

/** "Hvad sker der? Luna er syg": what is asked names nobody, and what is told comes after. */
function tellsAfterAsking(items: readonly Item[]): boolean {
  const end = items.findLastIndex((one) => one.is === 'mark' && one.mark === 'question');
  if (end === -1 || items.slice(0, end).some(({ is }) => is === 'pupil')) return false;
  const after = items.slice(end + 1);
  const told = after.some((one) => one.is === 'cue' && clear.has(one.cue) && !one.negated);
  return told && after.some(({ is }) => is === 'pupil');
}

/** "Har nogen set Ella? Ikke mødt, skriv hende på": asked of whom is then to be noted. */
function isToBeNoted(tokens: readonly Token[]): boolean {
  const asked = tokens.findIndex(({ text }) => text === '?');
  return asked !== -1 && toNote.test(textOf(tokens, asked + 1));
}

const toNote = /\b(?:skriv|noter|saet|foer|put|mark|note) (?:ham|hende|den|dem|him|her|them)\b/;

/** That everybody of a class is here, or nobody of it is missing. */
function saysAllPresent(tokens: readonly Token[], said: Said, reported: boolean): boolean {
  if (said('allPresent') || saysNobodyIsMissing(tokens)) return true;
  if (![...clear].some(said) && countsNobody(tokens)) return true;
  return !reported && saysAllAreHere(tokens);
}

type Said = (cue: Cue) => boolean;

function saidIn(items: readonly Item[]): Said {
  const said = new Set(items.flatMap((one) => (one.is === 'cue' && !one.negated ? [one.cue] : [])));
  return (cue) => said.has(cue);
}

/** What decides before anything that is said of somebody's day. */
function asksFirst(
  heard: Heard,
  said: Said,
  reported: boolean,
): 'status' | 'not_absence' | 'withdraw' | 'correct' | 'concern' | 'other' | undefined {
  const { tokens, all, items } = heard;
  const { groups } = heard.grouped;
  const named = groups.length > 0;
  const nothing = storesNothing(
    tokens,
    all.some(({ is }) => is === 'pupil'),
    said,
  );
  const aside = nothing ?? asidePupils(tokens, all);
  if (aside) return aside;
  if (!named && focusOf(tokens)) return 'status';
  if (wantsCase(tokens, items) || (named && tellsOnlyAShare(tokens, said))) return 'status';
  if (isHere(tokens, items, said)) return 'not_absence';
  if (named && said('concern') && asksColleagues(tokens)) return 'concern';
  if (asksWhether(tokens, all)) return 'status';
  const unsaid = named && (heard.notToNote === 'wholly' || wroteInError(tokens, all));
  if (unsaid || isWithdrawal(tokens, said, reported) || onlyDenies(tokens, items, groups))
    return 'withdraw';
  if ((named && correctsNamed(heard, reported)) || isCorrection(tokens, items)) return 'correct';
  return said('concern') && named && worriesAbout(tokens, items) ? 'concern' : undefined;
}

/** What was said of somebody before was otherwise, or of another. */
function correctsNamed({ tokens, items, notThem, corrects }: Heard, reported: boolean): boolean {
  if ((corrects || putsOwnNoteRight(tokens)) && reported) return true;
  if (deniesForAnother(items) && (admits(tokens) || startles(tokens))) return true;
  if (reported && countsAnew.test(textOf(tokens))) return true;
  if (notThem.length > 0 && (saysAnew(tokens) || saysWhichOne(tokens))) return true;
  return !reported && meansAnother(tokens);
}

/** That somebody is to be looked after, and nothing that must be noted beside it. */
function worriesAbout(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (worriesFirst(tokens)) return true;
  const away = items.some((one) => one.is === 'cue' && !one.negated && weak.has(one.cue));
  return tellsOfChange(tokens) && !away && !isNoted(tokens, items);
}

/** "Johanne har 12 % fravær", and nothing of a day. */
function tellsOnlyAShare(tokens: readonly Token[], said: Said): boolean {
  return tellsAShare(tokens) && ![...clear].some(said);
}

/** One reason is denied and another told. */
function deniesForAnother(items: readonly Item[]): boolean {
  const reasons = items.flatMap((one) => (one.is === 'cue' && isStatement(one) ? [one] : []));
  return reasons.some(({ negated }) => negated) && reasons.some(({ negated }) => !negated);
}

/** "I regret the error", "my mistake", "min fejl". */
function admits(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) => /^(?:error|mistake|fejl|forkert|wrong)$/.test(norm));
}

/** "the ill one is Liam, not …", "Not Omar Schmidt. Omar Khan …", "sick is Otto, not …". */
function saysWhichOne(tokens: readonly Token[]): boolean {
  return whichOne.test(textOf(tokens));
}

const whichOne =
  /^(?:(?:not|ikke) [^.,!?]{2,40} \. |(?:\w{0,10}melding(?:en)?|noteringen|fravaeret)(?: \S{1,12}){0,3} skal (?:staa|vaere) paa |(?:the )?(?:ill|sick|late|absent|missing|syg|syge|fravaerende|forsinkede)(?: one| pupil)?(?: today| i dag| yesterday| i gaar)? (?:is|was|er|var) |(?:den|dem|det) (?:syge|fravaerende|forsinkede|,? ?der (?:er|var) \S{2,12})(?: i dag| i gaar)? (?:er|var) )/;

/** "Ups, Astrid er ikke syg, kun forsinket", "oops": the writer finds an error in a note. */
function startles(tokens: readonly Token[]): boolean {
  return /^(?:hov|ups|uups|oops|whoops|undskyld|sorry|beklager)$/.test(tokens[0]?.norm ?? '');
}

/** "pjækkede fra tre lektioner, ikke to": another number was reported. */
const countsAnew =
  /\b(?:lektion|lektioner|timer?|moduler?|lessons?|periods?|dage?|days?)(?: \S{1,10}){0,3} ,? ?(?:og |and )?(?:ikke|not) (?:kun |bare |just |only )?(?:en|et|to|tre|fire|fem|one|two|three|four|five|\d)(?= [.,;!]|$)/;

const onlyFirst =
  /^(hvem|who|who's|vis|hvornaar|tell|fortael|send|give|giv|figures|statistics|statistik|tal|tallene|rate|attendance|se|which|hvilke|vil|hvor)$/;

/** "status", "overblik"; "hvem er" and the like only at a sentence start, not in "…, who is ill". */
function asksStatus(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some((one) => {
    if (one.is !== 'cue' || one.cue !== 'status' || one.negated) return false;
    const word = tokens[one.at]?.norm ?? '';
    if (!onlyFirst.test(word) || asksHowMuch(tokens, items, one.at)) return true;
    const before = tokens[one.at - 1];
    const greeted = /^(?:hi|hej|hello|hey|godmorgen|good morning|morning)(?: all| alle)? ,?$/.test(
      textOf(tokens, 0, one.at),
    );
    return (
      before === undefined ||
      greeted ||
      tokens[one.at]?.newLine === true ||
      /^[.!?:]$/.test(before.text)
    );
  });
}

/** "sig mig, hvor mange dage Ida har været syg"; not "Ida er syg, hvor mange dage er uvist", which tells something. */
function asksHowMuch(tokens: readonly Token[], items: readonly Item[], at: number): boolean {
  if (tokens[at]?.norm !== 'hvor' || !/^(mange|meget|tit|ofte)$/.test(tokens[at + 1]?.norm ?? ''))
    return false;
  if (/^(ikke|ikk|not)$/.test(tokens[at - 1]?.norm ?? '')) return false;
  return !items.some((one) => one.at < at && (one.is === 'pupil' || isStatement(one)));
}

/** "Lokes sag", "vis sagen om Loke", "Loke's case": a pupil, and nothing else but the case. */
function wantsCase(tokens: readonly Token[], items: readonly Item[]): boolean {
  const pupils = items.filter((one) => one.is === 'pupil');
  if (pupils.length !== 1 || !tokens.some(({ norm }) => /^(?:sag(?:en)?|case)$/.test(norm)))
    return false;
  const others = tokens.filter(
    ({ kind }, at) => kind === 'word' && !pupils.some((one) => one.at <= at && at < one.next),
  );
  const words = textOf(others);
  return /^(?:(?:vis|se|find|hent|aabn|show|open|see)(?: mig| me)? )?(?:the )?(?:sag(?:en)?|case)(?: (?:om|for|paa|med|of|on|about))?$/.test(
    words,
  );
}

/** "er Storm syg?": a question is never a note, unless it asks to have it noted. */
function asks(tokens: readonly Token[], items: readonly Item[]): boolean {
  const end = items.findIndex((one) => one.is === 'mark' && one.mark === 'question');
  if (end === -1 || tokens.some(({ norm }) => noting.test(norm))) return false;
  const start = items.findLastIndex((one, at) => at < end && endsSentence(one));
  const sentence = items.slice(start + 1, end);
  if (isOfNobody(sentence, items)) return false;
  if (!sentence.some((one) => one.is === 'pupil' || one.is === 'word')) return false;
  const first = tokens[start === -1 ? 0 : (items[start]?.next ?? 0)];
  const plain = !items.some((one) => one.is === 'cue' && clear.has(one.cue) && !one.negated);
  return plain || questioning.test(first?.norm ?? '');
}

/** "Is it here I put this? Signe is ill": what is asked is of nobody, and of the pupil something is told. */
function isOfNobody(sentence: readonly Item[], items: readonly Item[]): boolean {
  const person = (one: Item) =>
    one.is === 'pupil' ||
    (one.is === 'cue' && one.cue === 'pronoun') ||
    (one.is === 'word' && one.capital);
  const own = sentence.slice(1);
  const others = items.filter((one) => !sentence.includes(one));
  const tells = (one: Item) => isStatement(one) || (one.is === 'cue' && one.cue === 'concern');
  return (
    !own.some(person) &&
    !sentence.some((one) => one.is === 'pupil' || tells(one)) &&
    others.some(({ is }) => is === 'pupil') &&
    others.some(tells)
  );
}

const noting =
  /^(noter|notere|noteret|skriv|skrive|registrer|registrere|foere|rette|slette|note|register|report|melde|meddele|oplyse)$/;
const questioning =
  /^(er|har|var|hvor|hvad|hvordan|hvornaar|hvilke|kommer|kom|is|has|was|did|does|do|what|when|where|have)$/;

function isWithdrawal(
  tokens: readonly Token[],
  said: (cue: Cue) => boolean,
  reported: boolean,
): boolean {
  if (
    tokens.some(({ norm }) => /^traekk?e?r?$/.test(norm)) &&
    tokens.some(({ norm }) => norm === 'tilbage')
  )
    return true;
  if (takesBack(tokens)) return true;
  if (!said('withdraw')) return false;
  return (
    !reported ||
    tokens.some(({ norm }) =>
      /^(slet|sletter|slettes|listen|staa|slette|fjern|fjernes|fjerne|annuller|annulleres|annuler|delete|remove|withdraw|fortryd|wipe|undo|cancel|stryg|stryges)$/.test(
        norm,
      ),
    )
  );
}

/** "RET:" first, "rettelse", "skal være", an arrow, or "det var forkert" with the right one. */
function isCorrection(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (items.some((one) => one.is === 'mark' && one.mark === 'arrow')) return true;
  if (changes.test(textOf(tokens))) return true;
  const denies = items.some((one) => one.is === 'cue' && one.negated && clear.has(one.cue));
  if (denies && items.some((one) => one.is === 'cue' && one.cue === 'alligevel')) return true;
  return items.some((one) => {
    if (one.is !== 'cue') return false;
    if (one.cue === 'withdraw') return true;
    if (one.cue !== 'correct') return false;
    const word = tokens[one.at]?.norm ?? '';
    if (word === 'actually' && one.at > 0) return false;
    if (/^(skal|skulle|should)$/.test(word) && !isReported(items, one)) return false;
    const single = one.next === one.at + 1 && (word === 'ret' || word === 'correct');
    return !single || one.at === 0 || tokens[one.next]?.text === ':';
  });
}

/** "Could you please change Luna from no message to out sick". */
const changes =
  /^(?:(?:could|can|would|please|kindly|you|hi|hej|hello|kan|vil|gider|du|lige|,) ){0,6}(?:change|switch|aendre|aendr|rette) [^.!?]{2,60}? (?:from|fra) [^.!?]{2,30}? (?:to|til)\b/;

/** "skal være syg", not "skal være brudepige": what follows is noted. */
function isReported(items: readonly Item[], said: Item): boolean {
  const after = items.find((one) => one.at >= said.next && one.at <= said.next + 2);
  return after !== undefined && after.is !== 'word' && after.is !== 'mark';
}

/** "mangler i dag", "fraværende": somebody is away, without saying who. */
function saysMissing(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some(
    (one) =>
      one.is === 'cue' &&
      one.cue === 'absent' &&
      (one.next > one.at + 1 ||
        /^(mangler|fravaerende|vaek|udeblev|absent|missing)$/.test(tokens[one.at]?.norm ?? '')),
  );
}

/** "nej, jeg mente Elliot": the note before was of another. */
export function meansAnother(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) => norm === 'mente' || norm === 'meant');
}

/** "nej, det var Elliot", "min fejl": it was said otherwise before. */
function saysAnew(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) =>
    /^(nej|nope|no|ret|rettelse|fejl|forkert|undskyld|hov|ups|sorry|skrev|byttede|forvekslede|mistake|wrong|meant|mente|correction|oops|whoops)$/.test(
      norm,
    ),
  );
}

const hereWords =
  /^(her|came|turned|showed|moedt|kommet|kommen|dukket|dukkede|dukker|moedte|here|present|skole|ankommet|arrived|tilstede|stede|plads)$/;

/** "Luna er her alligevel", "kom alligevel": at school, unless it is said to be late. */
function isHere(
  tokens: readonly Token[],
  items: readonly Item[],
  said: (cue: Cue) => boolean,
): boolean {
  if (
    said('withdraw') ||
    !said('alligevel') ||
    items.some((one) => one.is === 'cue' && one.cue === 'late')
  )
    return false;
  const came = tokens.some(({ norm }, at) => hereWords.test(norm) && !denies(tokens, at));
  const kom = tokens.some(
    ({ norm }, at) => norm === 'kom' && !denies(tokens, at + 1) && !denies(tokens, at),
  );
  return came || kom;
}

function denies(tokens: readonly Token[], at: number): boolean {
  return [at - 1, at - 2].some((one) =>
    /^(ikke|ikk|ik|not|n't|aldrig)$/.test(tokens[one]?.norm ?? ''),
  );
}

/** A question is one by how it begins, with a mark or without: "er Luna syg i dag eller hvad". */
function asksWhether(tokens: readonly Token[], items: readonly Item[]): boolean {
  const [first, second] = tokens;
  if (!first || isToBeNoted(tokens)) return false;
  const person = (at: number) =>
    items.some(
      (one) => (one.is === 'pupil' || (one.is === 'cue' && one.cue === 'pronoun')) && one.at === at,
    );
  const opens = /^(er|har|var|is|has|was|did|does|mon|aer)$/.test(first.norm) && person(1);
  if (opens) return !tokens.some(({ text }) => text === ':');
  if (
    /^(mon|ved|kan|skal|har|er|hvornaar|hvor|did|do|can|could|have|when)$/.test(first.norm) ===
    false
  )
    return false;
  const du = /^(du|jeg|vi|der|you|i|we|nogen|anyone)$/.test(second?.norm ?? '');
  const about = items.some((one) => one.is === 'pupil');
  if (first.norm === 'hvornaar' || first.norm === 'when') return about;
  const asksToNote = tokens.some(
    ({ norm }) =>
      noting.test(norm) ||
      /^(slette|fjerne|rette|delete|remove|mark|put|take|change|tage|saette|aendre)$/.test(norm),
  );
  return (
    du &&
    about &&
    (!asksToNote || /^(har|have|did|er)$/.test(first.norm)) &&
    (!/^(kan|can|could)$/.test(first.norm) ||
      tokens.some(({ norm }) =>
        /^(se|huske|fortaelle|vise|finde|see|tell|remember|show|find|look|check|give)$/.test(norm),
      ))
  );
}

/** "RET: Aksel var ikke syg": a correction that only denies takes back. */
function onlyDenies(
  tokens: readonly Token[],
  items: readonly Item[],
  groups: Grouped['groups'],
): boolean {
  const corrects = items.some(
    (one) => one.is === 'cue' && /^(correct|withdraw|alligevel)$/.test(one.cue),
  );
  if (!corrects || groups.length === 0) return false;
  const told = items.some(
    (one) =>
      (one.is === 'cue' && !one.negated && [...clear, ...weak].includes(one.cue)) ||
      one.is === 'lessons',
  );
  const rets = /^(?:ret|rettelse|correct|correction|correcting)$/.test(tokens[0]?.norm ?? '');
  const denied = items.some(
    (one) =>
      one.is === 'cue' &&
      ((one.negated && [...clear, ...weak].includes(one.cue)) ||
        (rets && !one.negated && /^(?:back|notAbsence)$/.test(one.cue))),
  );
  return denied && !told && !tokens.some(({ norm }) => /^(men|but)$/.test(norm));
}

/** What must be noted although somebody worries: away, late, unlawful, or ill before the worry is told. */
function isNoted(tokens: readonly Token[], items: readonly Item[]): boolean {
  const often = tellsOfTimes(tokens) && !items.some(({ is }) => is === 'date');
  const worry = items.find((one) => one.is === 'cue' && one.cue === 'concern' && !one.negated);
  return items.some((one) => {
    if (one.is !== 'cue' || one.negated || !clear.has(one.cue)) return false;
    const strong = /^(syg|syge|sygemeldt|sick|ill)$/.test(tokens[one.at]?.norm ?? '');
    return one.cue !== 'illness' || strong || (!often && one.at < (worry?.at ?? 0));
  });
}

const orders =
  /^(slet|slette|fjern|annuller|delete|remove|ret|rettelse|correct|correction|status)$/;

/** "Aksel kom alligevel ikke for sent": nothing else is said, and of one pupil. */
function deniesAfterAll(items: readonly Item[]): boolean {
  const pupils = items.filter(({ is }) => is === 'pupil');
  const denied = items.some((one) => one.is === 'cue' && one.negated && clear.has(one.cue));
  const rest = items.filter(
    (one) => one.is !== 'cue' || !(one.negated || /^(?:alligevel|negation|pronoun)$/.test(one.cue)),
  );
  const afterAll = items.some((one) => one.is === 'cue' && one.cue === 'alligevel');
  const plain = rest.every(({ is }) => is === 'pupil' || is === 'date' || is === 'mark');
  return afterAll && denied && plain && pupils.length === 1;
}

/** Whether a message begins with an order to the bot or as a question, and the intent is that. */
export function isOrder({ tokens, all, items }: Heard, intent: Reading['intent']): boolean {
  if (intent === 'note') return false;
  const begins = orders.test(tokens[0]?.norm ?? '');
  const looks = () =>
    focusOf(tokens) || asksWhether(tokens, all) || wantsCase(tokens, items) || tellsAShare(tokens);
  if (intent === 'status' && looks()) return true;
  if (asidePupils(tokens, all) === intent) return true;
  if (intent === 'concern' && worriesAbout(tokens, items)) return true;
  if (intent === 'withdraw' && (wroteInError(tokens, all) || takesBack(tokens))) return true;
  if (intent === 'withdraw' && deniesAfterAll(items)) return true;
  // "Liva: syg → for sent"
  const arrow = items.some((one) => one.is === 'mark' && one.mark === 'arrow');
  if (intent === 'correct' && (arrow || putsOwnNoteRight(tokens))) return true;
  const named = all.some(({ is }) => is === 'pupil');
  if (storesNothing(tokens, named, saidIn(items)) === intent) return true;
  return begins && (intent === 'withdraw' || intent === 'correct' || intent === 'status');
}
