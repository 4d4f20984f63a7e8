import { months } from '../time/lexicon.ts';
import { isSlip } from './closeWords.ts';
import {
  type DateItem,
  type DaysTold,
  isFromToday,
  isLongTime,
  liesOutside,
} from './daysOfMessage.ts';
import { type Token, textOf } from './tokens.ts';
import { losesDay } from './unreadDays.ts';

/** Whether words of time are in no reading, though a day was read, or none. O(tokens × days). */
export function losesTime(told: DaysTold): boolean {
  const { tokens, days, own, isRead } = told;
  const isLoose = (pattern: RegExp) =>
    tokens.some(({ norm }, at) => pattern.test(norm) && !isRead(at));
  const isYear = tokens.some(
    ({ kind, text }, at) => kind === 'number' && /^20[23]\d$/.test(text) && !isRead(at),
  );
  const ofSchool = tokens.some(
    ({ norm }, at) => norm === 'year' && tokens[at - 1]?.norm === 'school' && !isRead(at),
  );
  if (
    isLoose(vague) ||
    isEverSince(told) ||
    isYear ||
    losesMonth(told) ||
    isOtherHoliday(told) ||
    ofSchool ||
    isOfTheDay(told)
  )
    return true;
  if (losesDay(told)) return true;
  if (days.length === 0) return isLoose(season) || isNamed(tokens) || isSinceUnknown(told);
  if (told.ofToday) return false;
  return (
    isInCompound(told) ||
    days.some((one) => isBesideWord(told, one) || isCutShort(told, one)) ||
    leavesOut.test(textOf(tokens)) ||
    (lastDay.test(textOf(tokens)) && (own.length > 1 || !days.some(isLongTime))) ||
    isCounted(told) ||
    turns(told, own)
  );
}

/** Days of which it is not said which. */
const vague =
  /^(?:tidspunkt|skoleaar|skoleaaret|skoleaarets|skoledag|skoledage|skoledagene|schooldays|couple|sometime|slutdato|startdato|ongoing|slutningen|begyndelsen|udgangen|starten|skoleuge|startuge|slutuge|engang|mornings|mostly|morgener|term|semester|fortnight|week's|weeks'|uges|uger|ugerne|weeks|wk|wks|ugenr|thanksgiving|months|maaneder|weekday|weekdays|hverdag)$/;

const season = /^(?:foraaret|efteraaret|sommeren|vinteren|spring|autumn)$/;

/** "okt.: 1, 2, 5; nov.: 3": a month beside a number or a colon, so that it is no name. */
function losesMonth({ tokens, days, isRead }: DaysTold): boolean {
  return tokens.some(({ norm }, at) => {
    const month = months.get(norm);
    if (month === undefined) return false;
    // "oktober: syg 1.-2. og 29."
    if (tokens[at + 1]?.text === ':' && liesOutside(month, at, days)) return true;
    if (isRead(at)) return false;
    return [1, 2].some((step) => /^(?:\d{1,2}|:)$/.test(tokens[at + step]?.text ?? ''));
  });
}

/** "vi forlænger vinterferien, så hun har fri mandag efter ferien": after the one that was named, not the next. */
function isOtherHoliday({ tokens, isRead }: DaysTold): boolean {
  const isBare = tokens.some(({ norm }, at) => norm === 'ferien' && isRead(at));
  return isBare && tokens.some(({ norm }, at) => namedHoliday.test(norm) && !isRead(at));
}

const namedHoliday = /^(?:vinter|efteraars|paaske|jule|sommer)ferien$/;

/** "blev syg i mandags og har ikke været i skole siden": up to now, and it was not read. */
function isEverSince({ tokens, days, isRead }: DaysTold): boolean {
  const first = days[0];
  if (!first) return false;
  return tokens.some(
    ({ norm }, at) =>
      at >= first.next &&
      /^(?:siden|since)$/.test(norm) &&
      !isRead(at) &&
      (tokens[at + 1] === undefined || /^[.!,;]$/.test(tokens[at + 1]?.text ?? '')),
  );
}

/** "siden wekenden": since when was not read. */
function isSinceUnknown({ tokens, isRead }: DaysTold): boolean {
  return tokens.some(
    ({ norm }, at) =>
      /^(?:siden|since)$/.test(norm) && !isRead(at) && tokens[at + 1]?.strange === true,
  );
}

/** A day by a name that is not known: "on Thanksgiving Day". */
function isNamed(tokens: readonly Token[]): boolean {
  return named.test(tokens.map(({ text }) => text).join(' '));
}

const named =
  /\b(?:on|since|from|until|til|på|siden|fra) (?:St (?:\. )?)?[A-ZÆØÅ][a-zæøå]{3,}(?: ?['’] ?s)? Day\b/;

/** "dagen efter", "but she was in that day": of a day that was told before. */
function isOfTheDay({ tokens, isRead }: DaysTold): boolean {
  const text = textOf(tokens);
  const found = ofTheDay.exec(text);
  if (!found) return false;
  const at = text.slice(0, found.index).split(' ').filter(Boolean).length;
  return !isRead(at);
}

const ofTheDay =
  /\b(?:one|a|an|en|et|to|tre|two|three|\d) (?:day|dag|dage|days) (?:earlier|later|before|tidligere|senere|foer)(?= ?[.,;!]|$)|\b(?:the|den) (?:first|foerste|next|naeste)(?: one)? (?:after|efter)\b|\b(?:og|and|samt) (?:the day|dagen)(?= |$)|\b(?:og|and|samt) (?:all |hele )?(?:of )?(?:the|den) (?:next|following|naeste|foelgende|anden) (?:day|dag)\b|\b(?:after|before|efter|foer|inden) (?:it|that|them|dem)(?= ?[.,;!]|$)|\b(?:dagen|the day) (?:efter|foer|after|before)(?= ?[.,;!]|$)|\b(?:but|men) (?:(?:han|hun|he|she) (?:var|was)|var (?:han|hun)) (?:dog )?(?:in|here|at school|her|i skole|moedt) (?:that|den) da[yg]\b/;

/** "i Kristi himmelfartsugen", "i skiferien": a time by a name that is not known. */
function isInCompound({ tokens, isRead }: DaysTold): boolean {
  return tokens.some(
    ({ norm }, at) =>
      compound.test(norm) &&
      !isRead(at) &&
      /^(?:i|hele|over|paa|in|kristi|kr)$/.test(tokens[at - 1]?.norm ?? ''),
  );
}

const compound = /[a-z](?:ugen|ugerne|ferien|weekenden)$/;

/** "16 nov til 19 nvo", "i uge 49, 50 og 51": a number goes on after a day, and was not read with it. */
function isCutShort({ tokens, isRead }: DaysTold, { next }: DateItem): boolean {
  const [joint, number, unit] = tokens.slice(next, next + 3);
  if (!joint || joint.newLine || number?.kind !== 'number' || isRead(next + 1)) return false;
  const value = Number(number.text);
  const isDay = Number.isInteger(value) && value > 0 && value < 32;
  return (
    isDay &&
    /^(?:og|and|til|to|until|,|&|\+|-|–)$/.test(joint.norm) &&
    !units.test(unit?.norm ?? '')
  );
}

const units =
  /^(?:lektion|lektioner|lek|lekt|time|timer|min|minutter|minutes|mins|lessons?|periods?|gange|times|elever|pupils|modul|moduler|kl|[:.])$/;

/** Right before or after a day, a word of order that was not read with it, or nearly one: "sinse yesterday". */
function isBesideWord({ tokens, isRead }: DaysTold, day: DateItem): boolean {
  const wordAt = (index: number) =>
    tokens[index]?.kind === 'word' && !isRead(index) ? tokens[index] : undefined;
  const [before, after] = [wordAt(day.at - 1), wordAt(day.next)];
  const mark = tokens[day.at - 1];
  // "ug 47 man-ons"
  const unit = mark?.kind === 'number' && !isRead(day.at - 1) ? wordAt(day.at - 2) : undefined;
  if (unit && (isSlip(unit.norm, 'uge') || isSlip(unit.norm, 'week'))) return true;
  // "onsdd-fred"
  if (mark?.glued && /^[-–—]$/.test(mark.text) && wordAt(day.at - 2)) return true;
  if (before && isOrder(before, isFromToday(tokens, day))) return true;
  if (before?.capital && day.at > 1 && weekday.test(tokens[day.at]?.norm ?? '')) return true;
  const goesOn = /^(?:nu|now|videre|further|tid|time|tiden)$/.test(
    tokens[day.next + 1]?.norm ?? '',
  );
  if (!after || after.newLine || goesOn) return false;
  // "og mandagen efter"; "i går efter frokost" tells no day.
  const ends = tokens[day.next + 1] === undefined || tokens[day.next + 1]?.kind === 'mark';
  return ordersAfter.test(after.norm) || (ends && /^(?:efter|after)$/.test(after.norm));
}

/** "Shrove Tuesday": one by a name. */
const weekday = /^(?:mon|tues|wednes|thurs|fri)day$/;

/** A word that says where the next day lies, one that nearly does, or a short one that may: "ml. 28/9 og 30/9". */
function isOrder({ norm, strange }: Token, fromToday: boolean): boolean {
  const isShort = norm.length < 4 && !shortBefore.test(norm);
  if (isShort && (!fromToday || strange === true)) return true;
  return orders.test(norm) || (strange === true && isNearly(norm));
}

/** Short words that say nothing of the day after them. */
const shortBefore =
  /^(?:der|ind|hos|her|for|var|tid|to|er|off|eid|det|tre|har|was|so|up|hjem|syv|op|i|til|day|ni|on|fra|paa|om|sig|ski|sit|god|in|is|en|nej|jem|laa|kan|of|aa|ud|ten|nok|af|the|hjm|be|ouh|faa|tag|one|it|saa|are|mig|far|og|arm|and|mor|mum|mom|dad|han|hun|he|she|de|at|as|me|us|vi|jeg|you|du|had|has|who|but|men|dog|out|ill|syg|all|now|nu|via|os|dem|ham|no|ja|yes|hej|hi|tak|pga|due|flu|bed|gp|er|ej|1a)$/;

const orders =
  /^(?:earlier|later|tidligere|senere|before|after|foer|efter|since|siden|until|till|indtil|through|inden|between|mellem|foerste|sidste|first|last|final|second|third|fourth|anden|tredje|fjerde|begyndte|startede|began|started|hver|every|each|omkring|around|about)$/;
const ordersAfter =
  /^(?:exc|excl|ex|ekskl|undt|except|excepting|apart|save|bar|minus|undtagen|undtaget|bortset|paanaer|before|foer|inden|until|till|indtil|through|onwards|onward|frem|fremefter|following|preceding|forinden|derefter|running|straight|consecutive)$/;

const isNearly = (word: string) =>
  ['since', 'until', 'before', 'after', 'siden', 'efter', 'indtil', 'every', 'sidste'].some(
    (one) => one[0] === word[0] && isSlip(one, word),
  );

/** "the past three school days, today not included", "de sidste to dage, men er her igen i dag": counted from another day. */
const leavesOut =
  /\b(?:today|i dag|idag|yesterday|i gaar) (?:not|ikke) (?:included|counted|medregnet|inkluderet|talt med)\b|\b(?:sidste|seneste|last|past) (?:to|tre|fire|fem|\d|two|three|four|five) (?:school )?(?:dage|skoledage|days)\b.{0,40}\b(?:i skole|her|tilbage|back|in school)\b.{0,12} (?:i dag|idag|today)\b/;

/** One end of a time, and the other was not read with it. */
const lastDay =
  /\b(?:sidste|last|foerste|first) (?:sygedag|fravaersdag|feriedag|fridag|day absent|day away|day off|day ill|day was|dag var|day of (?:absence|leave|illness))\b/;

/** "første var i går", "M, W & F last week": a day is counted, or weekdays are told by a letter, and none of it was read. */
function isCounted({ tokens, isRead }: DaysTold): boolean {
  const letters = tokens.filter(({ text }, at) => /^[MTWF]$/.test(text) && !isRead(at));
  const counts = tokens.some(
    ({ norm }, at) =>
      /^(?:foerste|sidste|first|last)$/.test(norm) &&
      /^(?:var|er|was|is|og|and)$/.test(tokens[at + 1]?.norm ?? '') &&
      !isRead(at),
  );
  const days = tokens.some(
    ({ norm }, at) =>
      /^(?:days|dage|skoledage)$/.test(norm) &&
      !isRead(at) &&
      !/^(?:alle|all)$/.test(tokens[at - 1]?.norm ?? '') &&
      tokens
        .slice(Math.max(0, at - 3), at)
        .some((one) => one.kind === 'number' || /^(?:number|antal)$/.test(one.norm)),
  );
  // "a two-day illness starting Thursday"
  const asWord = tokens.some(
    ({ norm, glued }, at) =>
      /^(?:day|dags|dages)$/.test(norm) && glued && tokens[at - 1]?.text === '-' && !isRead(at),
  );
  return letters.length > 1 || counts || days || asWord;
}

/** After more than one day, something else is told of another, or of today: perhaps some of them are none. */
function turns({ tokens, isRead }: DaysTold, own: readonly DateItem[]): boolean {
  const first = own.find(isLongTime);
  if (!first) return false;
  const at = tokens.findIndex(
    (one, index) => index >= first.next && turning.test(one.norm) && !isRead(index),
  );
  const next = own.find((one) => one.at > at);
  return at !== -1 && next !== undefined && !/[.!?]/.test(textOf(tokens, at, next.at));
}

const turning =
  /^(?:but|though|although|except|excepting|excluding|apart|minus|however|undtagen|undtaget|undtagelse|bortset|paanaer|men|dog|kun|only|fraregnet|where|hvor)$/;
