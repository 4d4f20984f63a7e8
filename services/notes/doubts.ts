import { confidedIn } from './confided.ts';
import type { DateSpan } from './dateSpan.ts';
import { type DayDoubt, dayDoubts } from './dayDoubts.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import {
  isOfOneSubject,
  isOfTheLast,
  losesClock,
  losesHour,
  losesLessons,
  losesNumber,
  losesOwnHour,
  losesWhichLesson,
} from './lostItems.ts';
import { mayNotBeAway, tellsOfTrouble } from './notAway.ts';
import { isOnlyATopic } from './onlyATopic.ts';
import { actsOnAnother, tellsOfOneBefore } from './onlyMentioned.ts';
import { endsSentence, isStatement, sentenceFrom } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

/** Why a reading is read back before it is stored. */
export type Doubt =
  | DayDoubt
  /** The writer is not sure: "jeg tror", "måske". */
  | 'hedged'
  /** A word that may be a misspelt name was taken for nobody's. */
  | 'lost_name'
  /** A name may be another's: Jakob for Jakub. */
  | 'unsure_name'
  /** Days stand apart in what is said of a pupil: perhaps they belong to something else. */
  | 'days_apart'
  /** It asks. */
  | 'asked'
  /** Lessons were read that no statement got, one subject of a day was named, or the hour of an appointment. */
  | 'lost_lessons'
  /** A talk with the home was about it. */
  | 'topic'
  /** "nej, omvendt": something is taken back, and what stands instead is not clear. */
  | 'turned'
  /** Reasons of more than one kind are said of the same pupils, and which holds for whom is not clear. */
  | 'mixed'
  /** "forkølet, men mødt". */
  | 'present_too'
  /** Perhaps a thing is missing, or something is told of a doctor: nobody is away for it. */
  | 'not_away'
  /** One pupil does something to or with another, and of whom the rest is told is not sure. */
  | 'acted_on'
  /** A word of time, number or negation was spelt by ear. */
  | 'spelt'
  /** Some other word was spelt by ear. */
  | 'by_ear';

const hedges =
  /^(maaske|muligvis|formodentlig|formentlig|formentligt|vistnok|nok|mon|tror|gaetter|antager|usikker|tvivl|maybe|perhaps|probably|possibly|might|think|guess|guessing|suspect|seems|presumably|supposedly|apparently|tilsyneladende|angiveligt|lyder|ligner|ligne|vist|sikkert|evt|eventuelt)$/;

/** "tror ikke nogen fik skrevet det": of the note, not of the absence. */
const ofTheNote =
  /\b(?:tror|mener|gaetter|think) (?:ikke |at |der |det |ikke at )?(?:(?:nogen|jeg|vi|det|han|hun|man|der|vikaren|anyone|anybody|we|i|it) )(?:ikke )?(?:fik|har|er|blev|naaede|glemte|got|ever|was|has|forgot)(?: \S{1,12}){0,3} (?:skrevet|noteret|meldt|foert|registreret|tastet|skrive|notere|put|noted|written|registered|recorded|logged)\b/;

/** "har nok", "kommer nok": only some of these words doubt by themselves. */
const weak = /^(nok|vist|lyder|ligner|sikkert|angiveligt|apparently)$/;

/**
 * What in a message has no place in its reading, or makes it uncertain. Only a reading without doubts
 * is stored silently. O(tokens + items).
 */
export function doubtsOf(heard: Heard): readonly Doubt[] {
  const { tokens, all, items, grouped } = heard;
  const { groups } = grouped;
  const doubts = new Set<Doubt>(dayDoubts(heard));
  const inDate = (at: number) =>
    all.some((one) => one.is === 'date' && one.at <= at && at < one.next);
  const aboutNote = ofTheNote.test(textOf(tokens));
  if ((hedged(tokens, inDate) && !aboutNote) || isAllUnknown(heard)) doubts.add('hedged');
  if (groups.some((group) => apart(group, items))) doubts.add('days_apart');
  if (groups.some(({ pupils }) => pupils.some((one) => 'pupil' in one && one.unsure)))
    doubts.add('unsure_name');
  if (grouped.losesName) doubts.add('lost_name');
  if (asks(tokens, all)) doubts.add('asked');
  if (losesPart(heard)) doubts.add('lost_lessons');
  if (isOfAnother(heard)) doubts.add('topic');
  if (heard.turned || heard.notToNote) doubts.add('turned');
  if (groups.some(isMixed) || tellsOneByOne(heard) || isEitherReason(tokens, items))
    doubts.add('mixed');
  if (isPresentToo(tokens, items)) doubts.add('present_too');
  if (mayNotBeAway(tokens, items) || isGuessedTrouble(heard) || confidedIn(heard))
    doubts.add('not_away');
  if (actsOnAnother(tokens, items) || tellsOfOneBefore(tokens, all)) doubts.add('acted_on');
  if (tokens.some(({ guessed }) => guessed)) doubts.add('spelt');
  if (tokens.some(({ byEar }) => byEar)) doubts.add('by_ear');
  return [...doubts];
}

/** "har det svært derhjemme", and the reason would be a guess. */
function isGuessedTrouble({ tokens, grouped }: Heard): boolean {
  return (
    tellsOfTrouble(tokens) &&
    grouped.groups.some(({ guessed }) => guessed !== undefined && guessed !== 'unexplained')
  );
}

/** Something tells that it is not the whole day, and is not in the reading. */
function losesPart({ tokens, items, grouped }: Heard): boolean {
  return (
    losesLessons(items, grouped) ||
    losesWhichLesson(tokens, items, grouped) ||
    isOfOneSubject(tokens, items) ||
    losesNumber(tokens, items) ||
    isOfTheLast(tokens, items) ||
    losesHour(tokens, items) ||
    losesClock(tokens, items, grouped) ||
    losesOwnHour(tokens, items, grouped)
  );
}

/** A talk about an absence, or who fetches somebody. */
function isOfAnother(heard: Heard): boolean {
  return isOnlyATopic(heard.tokens, heard.items) || isWhoFetches(heard);
}

/** "her mum is ill, so grandma picks her up": who fetches somebody, perhaps after school. */
function isWhoFetches({ asides, grouped: { groups } }: Heard): boolean {
  const fetched = groups.some(({ cues }) => cues.includes('left') && !cues.includes('illness'));
  return asides.has('other_person') && fetched;
}

/** "pjækket i dag. Pedellen så ham i formiddags", "syg siden mandag, også i dag": days that are told once more. */
function areToldAgain(one: DateSpan, before: DateSpan): boolean {
  const known = new Set(before.days('past')?.map(String));
  const days = one.days('past') ?? [];
  return days.length > 0 && days.every((day) => known.has(String(day)));
}

const ofDay = /^(illness|unlawful|leave|unexplained|absent)$/;
const ofPart = /^(late|left)$/;

/** "for sent i mandags og i går havde hun feber": one reason of a day, one of a part of it, and several days. */
function isMixed({ cues, spans, mixed }: Group): boolean {
  // "til samtale hos psykologen": on the school's behalf, or away for it.
  if (mixed || (cues.includes('notAbsence') && cues.includes('illness'))) return true;
  const several =
    spans.filter(({ noDay }) => !noDay).length > 1 || spans.some(({ list }) => list === true);
  // "for sent i går og i dag, hun angiver ingen grund": no reason of a whole day.
  const whole = cues.some((cue) => ofDay.test(cue) && cue !== 'unexplained');
  return several && whole && cues.some((cue) => ofPart.test(cue));
}

/** "kom for sent, eller også var hun syg": which of two reasons it was is not known. */
function isEitherReason(tokens: readonly Token[], items: readonly Item[]): boolean {
  const reasons = items.flatMap((one) =>
    one.is === 'cue' && !one.negated && ofItself.test(one.cue) ? [one] : [],
  );
  return reasons.some((one, index) => {
    const next = reasons[index + 1];
    if (!next || one.cue === next.cue) return false;
    const named = items.some(
      (item) => item.is === 'pupil' && item.at > one.at && item.at < next.at,
    );
    return !named && /\b(?:eller|or)\b/.test(textOf(tokens, one.next, next.at));
  });
}

const ofItself = /^(?:illness|late|left|unlawful|leave)$/;

/** "Merle og Ali er her ikke. Hun har influenza, han har fået fri": which of them is which is not said. */
function tellsOneByOne({ tokens, items }: Heard): boolean {
  const pupils = items.filter(({ is }) => is === 'pupil');
  const last = pupils.at(-1);
  if (!last || pupils.length < 2) return false;
  const after = textOf(tokens, last.next);
  if (!/\b(?:hun|she)\b/.test(after) || !/\b(?:han|he)\b/.test(after)) return false;
  const told = items.filter((one) => one.at >= last.next && isStatement(one));
  return new Set(told.map((one) => (one.is === 'cue' ? one.cue : one.is))).size > 1;
}

/** "er godt nok forkølet, men mødt": without a day, either may be meant. */
function isPresentToo(tokens: readonly Token[], items: readonly Item[]): boolean {
  const dayNamed = (one: Item) =>
    one.is === 'date' && !/^(?:i dag|idag|today)$/.test(textOf(tokens, one.at, one.next));
  if (items.some(dayNamed)) return false;
  const away = items.some((one) => one.is === 'cue' && ofDay.test(one.cue) && !one.negated);
  const text = textOf(tokens);
  const stayed = stays.test(text) && isIllToo(items);
  return away && (here.test(text) || stayed || (hereFirst.test(text) && isIllToo(items)));
}

const here =
  /\b(?:but|and|though) (?:(?:he|she|they) (?:is|are)|he's|she's|they're|is) in(?= [,.;!]|$)|\b(?:men|but) (?:(?:er|is|han|hun|he|she|de|they|are|dog|still|alligevel|her|nu) ){0,3}(?:moedt|moeder|kommer|kom|deltager|her|i skole|til ?stede|here|present|in school|in class|at school|coming|comes|came|attending|attends)\b(?! (?:ikke|ikk|ej|foerst|senere|for sent|not|late|later|nok|igen|tilbage|back|hjem|home|(?:i |paa )?(?:morgen|tomorrow|man|tirs|ons|tors|fre)))/;

/** "hovedpine, men blev på skolen". */
const stays =
  /\b(?:men|but|og|and)(?: \S+){0,3} (?:blev|bliver|stayed|stays|is staying|staying)(?: dog| alligevel| still)? (?:her|i skole|i skolen|paa skolen|i klassen|siddende|dagen ud|here|at school|in school|in class|put)\b|\b(?:soldiering on|toughing it out|kaemper sig igennem|holder ud|bider taenderne sammen)\b/;

/** "er her, men forkølet", "kommer, selvom hun er forkølet". */
const hereFirst =
  /\b(?:er her|er moedt|er i skole|kommer|moeder|is here|is in|came|comes|is coming)(?: ,)? (?:men|but|selvom|selv om|although|though|even though)\b/;

/** Of one pupil, and ill. */
function isIllToo(items: readonly Item[]): boolean {
  const ill = items.some((one) => one.is === 'cue' && one.cue === 'illness' && !one.negated);
  return ill && items.filter(({ is }) => is === 'pupil').length === 1;
}

/** "Ved ikke om hun er syg": nothing says that she is away. */
function isAllUnknown({ asides, items }: Heard): boolean {
  if (!asides.has('unknown_reason')) return false;
  return !items.some(
    (one) => one.is === 'lessons' || (one.is === 'cue' && !one.negated && toldAway.test(one.cue)),
  );
}

const toldAway = /^(absent|late|left|illness|unlawful|leave)$/;

/** "Om det er bevilget, fremgår ikke", "om han er syg, vides ikke"; "vil jeg tro". */
const open =
  /\b(?:om|whether) [^.!?;]{1,60} (?:fremgaar(?: det)? ikk?e?|vides (?:endnu )?ikk?e?|ved (?:jeg|vi|a) ikk?e?|er (?:endnu )?uklart|is (?:not known|not clear|unclear|unknown|uncertain))\b|\bvil (?:jeg|a|man) tro\b|\b(?:og|and) \/ (?:eller|or)\b/;

function hedged(tokens: readonly Token[], inDate: (at: number) => boolean): boolean {
  if (open.test(textOf(tokens))) return true;
  return tokens.some(({ norm }, at) => {
    if (/^(sikkerhed|certain|certainty)$/.test(norm)) {
      const before = `${tokens[at - 2]?.norm} ${tokens[at - 1]?.norm}`;
      if (/^(ikke med|not with|not for|\S+ not)$/.test(before)) return true;
    }
    if (!hedges.test(norm) || inDate(at)) return false;
    if (!weak.test(norm))
      return !/^(ikke|not|don't)$/.test(tokens[at - 1]?.norm ?? '') || norm === 'tror';
    const next = tokens[at + 1]?.norm ?? '';
    return (
      (norm === 'vist' && !/^(mig|det|sig)$/.test(next)) ||
      norm === 'sikkert' ||
      (norm === 'lyder' && next === 'som') ||
      (norm === 'nok' && /^(ogsaa|heller|imorgen|resten)$/.test(next))
    );
  });
}

/** A sentence about a pupil that ends in a question mark, and asks for no entry to be made. */
function asks(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some((one, index) => {
    if (one.is !== 'mark' || one.mark !== 'question') return false;
    const start = items.findLastIndex((item, at) => at < index && endsSentence(item));
    const sentence = items.slice(start + 1, index);
    const from = items[start]?.next ?? 0;
    const words = tokens.slice(from, one.at).map(({ norm }) => norm);
    return (
      sentence.some((item) => item.is === 'pupil' || item.is === 'cue') &&
      !words.some((word) => requests.test(word))
    );
  });
}

const requests =
  /^(noter|notere|noteres|skriv|skrive|registrer|registrere|foere|rette|rettes|slette|fjerne|saette|aendre|note|mark|put|register|change|remove|delete|correct|log|add|take|undo|cancel|fortryd|fortryde|annuller|annullere|scrap|drop|tage|stryge|withdraw|wipe)$/;

/** "syg til og med i går; i dag sad han på sin plads": the day begins what is told of something else. */
function opensClause(items: readonly Item[], at: number): boolean {
  const [before, day, after] = [items[at - 1], items[at], items[at + 1]];
  if (before?.is !== 'mark' || !day || after?.is !== 'cue' || after.cue !== 'pronoun') return false;
  const goesOn = (one: Item) => one.is === 'cue' && /^(?:also|negation)$/.test(one.cue);
  const told = sentenceFrom(items, at).some((one) => isStatement(one) || goesOn(one));
  return after.at === day.next + 1 && !told;
}

/** Two times of one statement with other words between them that are not the same said again. */
function apart(group: Group, items: readonly Item[]): boolean {
  if (group.spans.length < 2) return false;
  if (items.some((one) => one.is === 'cue' && one.cue === 'bothDays')) return false;
  const own = items
    .filter((one) => one.is === 'date')
    .filter(({ span }) => !span.noDay && group.spans.includes(span));
  return own.some((one, index) => {
    const next = own[index + 1];
    if (!next || areToldAgain(next.span, one.span)) return false;
    const [at, to] = [items.indexOf(one), items.indexOf(next)];
    const before = new Set(
      items.slice(0, at).flatMap((item) => (item.is === 'cue' ? item.cue : [])),
    );
    if (opensClause(items, to)) return true;
    return items.slice(at + 1, to).some((item) => {
      if (item.is === 'mark') return false;
      if (item.is !== 'cue') return true;
      return !before.has(item.cue) && !/^(also|negation|pronoun)$/.test(item.cue);
    });
  });
}
