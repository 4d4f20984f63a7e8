import { isSlip } from './closeWords.ts';
import { asRead, type DateSpan } from './dateSpan.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import { type Token, textOf } from './tokens.ts';

type DateItem = Extract<Item, { is: 'date' }>;

/**
 * Whether times of a message hang together in a way that no rule of the grammar read: then what was read of each may
 * be right, and the days of the whole are not. O(tokens × items).
 */
export function areEntangled(heard: Heard): boolean {
  const { tokens, all, items, grouped } = heard;
  const days = all.filter((one): one is DateItem => one.is === 'date' && namesDays(one));
  const isRead = (at: number) =>
    all.some((one) => one.is !== 'word' && one.is !== 'mark' && one.at <= at && at < one.next);
  if (tokens.some((one, at) => vague.test(one.norm) && !isRead(at))) return true;
  const isNamed = days.length === 0 && named.test(tokens.map(({ text }) => text).join(' '));
  if (isNamed || lastThere.test(textOf(tokens)) || isOfTheDay(heard, isRead)) return true;
  const passed = new Set(grouped.passed.map(asRead));
  const aside = days.filter((one) => !items.includes(one) || passed.has(asRead(one.span)));
  const [only, another] = grouped.groups;
  if (only && !another && aside.some((one) => liesAmong(one, only))) return true;
  if (days.every((one) => isToday(tokens, one))) return false;
  const isOfOne = all.filter(({ is }) => is === 'pupil').length < 2;
  return (
    grouped.groups.some((group) => standApart(group, days, tokens)) ||
    days.some((one) => isBesideWord(tokens, one, isRead)) ||
    (isOfOne && days.some((one) => isUsed(one, grouped.groups) && isOfPresence(tokens, one))) ||
    (lastDay.test(textOf(tokens)) && !days.some(isLong)) ||
    counts(tokens, isRead) ||
    turns(
      tokens,
      days.filter((one) => items.includes(one)),
      isRead,
    )
  );
}

function isOfTheDay({ tokens }: Heard, isRead: (at: number) => boolean): boolean {
  const found = ofTheDay.exec(textOf(tokens));
  if (!found) return false;
  const at = textOf(tokens).slice(0, found.index).split(' ').filter(Boolean).length;
  return !isRead(at);
}

/** A day on which somebody was there, and which is among those that are missed, or before one of them. */
function liesAmong({ span }: DateItem, { spans }: Group): boolean {
  const missed = spans.flatMap((one) => one.days('past') ?? one.days('ahead') ?? []);
  const [day, another] = span.days('past') ?? [];
  if (!day || another || spans.every(isOne)) return false;
  // The first of them may have begun it: "opereres torsdag og er sygemeldt til og med tirsdag".
  return missed.slice(1).some((one) => one.equals(day));
}

const namesDays = ({ span }: DateItem) =>
  !span.noDay && ((span.days('past') ?? span.days('ahead'))?.length ?? 0) > 0;

const isToday = (tokens: readonly Token[], { at, next }: Item) =>
  /^(?:i dag|idag|today|nu|now)$/.test(textOf(tokens, at, next));

/** Told from today, so that it needs nothing beside it to be understood. */
const fromToday =
  /^(?:i dag|idag|today|i gaar|igaar|yesterday|i forgaars|i morgen|imorgen|tomorrow|i morges|this morning|d d|dd)$/;

const isOne = ({ days }: DateSpan) => days('past')?.length === 1;
const isLong = ({ span }: DateItem) => (span.days('past')?.length ?? 0) > 1;

/**
 * Several times are told of the same pupils, and they are no list: "three days running, Wednesday to Friday, in week
 * 37". Single days in a row are a list, and so is what "and" joins; a time that holds all the others says them again.
 */
function standApart(
  { spans }: Group,
  days: readonly DateItem[],
  tokens: readonly Token[],
): boolean {
  const read = new Set(spans.map(asRead));
  const own = days.filter(({ span }) => read.has(asRead(span)));
  if (own.length < 2 || own.every(({ span }) => isOne(span)) || isToldAgain(own)) return false;
  return own.slice(1).some((one, index) => {
    const before = own[index];
    if (!before || fromToday.test(textOf(tokens, one.at, one.next))) return false;
    const said = textOf(tokens, before.at, before.next);
    if (fromToday.test(said) && isOne(one.span)) return false;
    const between = textOf(tokens, before.next, one.at);
    if (isOne(before.span) && beginsWith(one.span, before.span)) return false;
    if (between === '' && !one.span.list && !isOne(one.span)) return true;
    return leaves.test(said) || !(joins.test(between) || goesOn.test(between));
  });
}

const joins =
  /^(?:(?:og|and|samt|plus|\+|&|also|ogsaa|igen|again|as well as|i|on|om|paa|in|d|den|the|for|saa|then)(?: |$))*$/;
/** ", og så igen", "det var hun også" */
const goesOn = /(?:^| )(?:ogsaa|also)$|^, (?:then|and|og|saa|samt|igen|again)(?: |$)/;
const leaves = /\b(?:undtagen|bortset|paanaer|minus|except|apart|bar|ikke|not)\b/;

/** "from today on until Monday" */
function beginsWith(longer: DateSpan, { days }: DateSpan): boolean {
  const [first, begins] = [longer.days('past')?.[0], days('past')?.[0]];
  return first !== undefined && begins !== undefined && first.equals(begins);
}

/** The same days told twice, or some of a list again: "uge 47, hele ugen", "torsdag og fredag, altså 26. og 27.". */
function isToldAgain(own: readonly DateItem[]): boolean {
  const spans = own.flatMap(({ span }) => (span.running ? [] : [span]));
  return (['past', 'ahead'] as const).some((outlook) => {
    const known = spans.map((span) => new Set((span.days(outlook) ?? []).map(String)));
    if (known.some((some) => some.size === 0)) return false;
    const size = new Set(known.flatMap((some) => [...some])).size;
    return known.some(
      (some, at) =>
        some.size === size &&
        (spans[at]?.list === true || known.every((other) => other.size === size)),
    );
  });
}

/** Right before or after a day, a word of order that was not read with it, or nearly one: "sinse yesterday". */
function isBesideWord(
  tokens: readonly Token[],
  { at, next }: DateItem,
  isRead: (at: number) => boolean,
): boolean {
  const wordAt = (index: number) =>
    tokens[index]?.kind === 'word' && !isRead(index) ? tokens[index] : undefined;
  const [before, after] = [wordAt(at - 1), wordAt(next)];
  // "onsdd-fred"
  if (/^[-–—]$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]?.glued && wordAt(at - 2))
    return true;
  if (before && (orders.test(before.norm) || (before.strange && isNearly(before.norm))))
    return true;
  const goesOn = /^(?:nu|now|videre|further|tid|time|tiden)$/.test(tokens[next + 1]?.norm ?? '');
  return after !== undefined && !after.newLine && !goesOn && ordersAfter.test(after.norm);
}

/** "dagen efter", "but she was in that day": of a day that was told before. */
const ofTheDay =
  /\b(?:dagen|the day) (?:efter|foer|after|before)(?= ?[.,;!]|$)|\b(?:but|men) (?:(?:han|hun|he|she) (?:var|was)|var (?:han|hun)) (?:dog )?(?:in|here|at school|her|i skole|moedt) (?:that|den) da[yg]\b/;

/** A day by a name that is not known: "on Thanksgiving Day". */
const named = /\b(?:on|since|from|until|til|på|siden|fra) [A-ZÆØÅ][a-zæøå]{3,} Day\b/;

/** "Last day in school is Thursday": the day after which somebody is away. */
const lastThere =
  /\b(?:last|sidste) (?:day|dag|skoledag) (?:in|at|i|paa) (?:school|skole|skolen)\b/;

const isUsed = ({ span }: DateItem, groups: readonly Group[]) =>
  groups.some(({ spans }) => spans.some((one) => asRead(one) === asRead(span)));

/** "er i skole den 11/1", "back in on Friday", "tomorrow he comes back": a day that was read as one that is missed. */
function isOfPresence(tokens: readonly Token[], { at, next }: DateItem): boolean {
  const before = textOf(tokens, Math.max(0, at - 9), at);
  const said = presentBefore.exec(before)?.index;
  const isDenied = /^(?:hverken|neither)$/.test(tokens[at]?.norm ?? '');
  if (said !== undefined && !isDenied && !denied.test(before.slice(0, said))) return true;
  return presentAfter.test(textOf(tokens, next, next + 6));
}

const presentBefore =
  /(?:^| )(?:i skole|in school|at school|her|here|tilbage|back|present|moedt|til ?stede|return|returns|returned|rejoins?|retur)(?: (?:igen|again|in|i|to|til|skole|skolen|school|class|date|on|paa|den|d|the)| [:.])*$/;
const denied =
  /(?:^| )(?:ikke|ikk|ik|ej|not|n't|isn't|wasn't|never|aldrig|hverken|neither|heller|siden|since|foerst|until|before|foer|sidst|last|hvis|if|skulle|should|burde)(?: |$)/;
const presentAfter =
  /^(?:, )?(?:(?:he|she|they|han|hun|de) (?:comes|came|was|is|will be|kommer|kom|var|er)|(?:kommer|kom|var|er) (?:han|hun|de)) (?:back|at school|in school|in|here|her|i skole|tilbage|moedt)(?= ?[.,;!]|$| (?:igen|again|in|i skole))/;

/** One end of a time, and the other was not read with it. */
const lastDay =
  /\b(?:sidste|last) (?:sygedag|fravaersdag|feriedag|fridag|day of (?:absence|leave|illness))\b/;

const orders =
  /^(?:earlier|later|tidligere|senere|before|after|foer|efter|since|siden|until|till|indtil|through|inden|between|mellem|foerste|sidste|first|last|final|second|anden|tredje|hver|every|each|omkring|around|about)$/;
const ordersAfter =
  /^(?:except|excepting|apart|save|bar|minus|undtagen|undtaget|bortset|paanaer|before|foer|inden|until|till|indtil|through|onwards|onward|frem|fremefter|following|preceding|forinden|derefter|running|straight|consecutive)$/;

const isNearly = (word: string) =>
  ['since', 'until', 'before', 'after', 'siden', 'efter', 'indtil', 'every', 'sidste'].some(
    (one) => one[0] === word[0] && isSlip(one, word),
  );

/** "første var i går", "M, W & F last week": a day is counted, or weekdays are told by a letter, and none of it was read. */
function counts(tokens: readonly Token[], isRead: (at: number) => boolean): boolean {
  const letters = tokens.filter(({ text }, at) => /^[MTWF]$/.test(text) && !isRead(at));
  const isCounted = tokens.some(
    ({ norm }, at) =>
      /^(?:foerste|sidste|first|last)$/.test(norm) &&
      /^(?:var|er|was|is)$/.test(tokens[at + 1]?.norm ?? '') &&
      !isRead(at),
  );
  return letters.length > 1 || isCounted;
}

/** After more than one day, something else is told of another, or of today: perhaps some of them are none. */
function turns(
  tokens: readonly Token[],
  days: readonly DateItem[],
  isRead: (at: number) => boolean,
): boolean {
  const first = days.find(isLong);
  if (!first) return false;
  const at = tokens.findIndex(
    (one, index) => index >= first.next && turning.test(one.norm) && !isRead(index),
  );
  const next = days.find((one) => one.at > at);
  return at !== -1 && next !== undefined && !/[.!?]/.test(textOf(tokens, at, next.at));
}

const turning =
  /^(?:but|though|although|except|excepting|excluding|apart|minus|however|undtagen|undtaget|undtagelse|bortset|paanaer|men|dog|kun|only|fraregnet|where|hvor)$/;

/** Days of which it is not said which. */
const vague =
  /^(?:tidspunkt|skoleaar|skoleaaret|skoleaarets|skoledag|skoledage|skoledagene|schooldays|couple|sometime|engang|mornings|mostly|morgener|term|semester|uger|ugerne|weeks|wk|wks|months|maaneder)$/;
