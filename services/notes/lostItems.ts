import { appointment } from './appointments.ts';
import { asRead, type DateSpan } from './dateSpan.ts';
import type { Grouped } from './group.ts';
import { fellIllAtSchool } from './inSchoolDay.ts';
import type { Item } from './item.ts';
import { endsSentence } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

/**
 * Days were read that no statement got, and that were not passed over on purpose: all of them, or those of a
 * sentence that gives a reason and names nobody ("Onsdag: stadig syg"). O(items).
 */
export function lostDays(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups, loose, passed }: Grouped,
): DateSpan[] {
  if (groups.length === 0) return [];
  const read = items.flatMap((one) => (one.is === 'date' && !one.span.noDay ? [one] : []));
  const told = new Set(groups.flatMap(({ spans }) => spans.map(asRead)));
  const lost = read.filter(
    (one) =>
      !told.has(one.span) &&
      !passed.includes(one.span) &&
      (told.size === 0 ||
        (!loose.spans.map(asRead).includes(one.span) && isOfNobody(one, items))) &&
      !/^(god|good|happy|glaedelig)$/.test(tokens[one.at - 1]?.norm ?? ''),
  );
  return lost.map(({ span }) => span);
}

/** A single day, beside a reason, in a sentence without a name. */
function isOfNobody(day: Extract<Item, { is: 'date' }>, items: readonly Item[]): boolean {
  const before = items.findLast((one) => one.at < day.at && endsSentence(one));
  const from = before?.next ?? 0;
  const to =
    items.find((one) => one.at > day.at && endsSentence(one))?.at ?? Number.POSITIVE_INFINITY;
  const sentence = items.filter((one) => one.at >= from && one.next <= to);
  const away = sentence.some((one) => one.is === 'cue' && wholeDay.test(one.cue) && !one.negated);
  return away && !day.span.isWeek && !sentence.some(({ is }) => is === 'pupil');
}

/** A number of lessons was read that no statement got: the whole day must not take its place. O(items). */
export function losesLessons(items: readonly Item[], { groups }: Grouped): boolean {
  const away = groups.some(({ cues }) => cues.some((cue) => wholeDay.test(cue)));
  if (!away || groups.some(({ lessons }) => lessons !== undefined)) return false;
  return items.some(({ is }) => is === 'lessons');
}

/**
 * "the lesson that Carl missed", "in my lesson just now": a lesson is named, and what is said of somebody is of all day.
 * O(tokens).
 */
export function losesWhichLesson(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups }: Grouped,
): boolean {
  const away = groups.some(({ cues }) =>
    cues.some((cue) => /^(?:unlawful|unexplained|absent)$/.test(cue)),
  );
  const part = groups.some(
    ({ cues, lessons }) => lessons !== undefined || cues.some((cue) => /^(?:late|left)$/.test(cue)),
  );
  return (
    away &&
    !part &&
    items.every(({ is }) => is !== 'lessons') &&
    ofLesson.test(textOf(tokens)) &&
    !allDay.test(textOf(tokens))
  );
}

const ofLesson =
  /\b(?:(?:the|my|this|that) (?:\S{1,14} ){0,3}(?:lesson|period)|(?:i|fra|til|in|from) (?:min |den |denne |my )?(?:\w{3,12}s?)?(?:timen|lektionen))\b/;

/** "3 lexjoner": a small number of something that is no word, and may be lessons or days. O(tokens × items). */
export function losesNumber(tokens: readonly Token[], items: readonly Item[]): boolean {
  return tokens.some(({ kind, text }, at) => {
    const strange = tokens[at + 1]?.strange === true;
    if (kind !== 'number' || text.length > 2 || !strange) return false;
    return !items.some((one) => one.at <= at + 1 && at < one.next && one.is !== 'word');
  });
}

/** "d 4 5 og 6": a number after a day that no day was made of. O(tokens × items). */
export function losesDayNumber(tokens: readonly Token[], items: readonly Item[]): boolean {
  const isNumber = (at: number) => {
    const token = tokens[at];
    const plain = token?.kind === 'number' && token.text.length <= 2 && !token.newLine;
    return plain && Number(token.text) <= 31 && !items.some((one) => one.at <= at && at < one.next);
  };
  return items.some((one) => {
    if (one.is !== 'date' || one.span.noDay || tokens[one.next - 1]?.kind !== 'number')
      return false;
    const joint = /^(?:og|and|,|\+)$/.test(tokens[one.next]?.text ?? '');
    const at = joint ? one.next + 1 : one.next;
    const after = tokens[at + 1];
    return (
      isNumber(at) &&
      (after === undefined || !/^[a-zæøå]/.test(after.norm) || /^(?:og|and)$/.test(after.norm))
    );
  });
}

const hour =
  /\b(?:(?<![\d/.])(?:0?[7-9]|1[0-7])(?:[.:]\d\d)? (?:-|–|til|to) (?:0?[89]|1[0-7])(?:[.:]\d\d)?(?![\d/])|\d{4} [-–] \d{4}|(?:kl|klokken)(?: \.)? (?:ca (?:\. )?)?(?:\d{1,2}|otte|ni|ti|elleve|tolv|et|to|halv|kvart)|\d{1,2}:\d\d|(?:gaar|hentes|kommer|moeder) \d{1,2}\.\d\d|(?:at|by|from|until|till|in for|back for) (?:\d{1,2}(?:[.:]\d\d)?|nine|ten|eleven|twelve|noon|half|quarter)(?! (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)))\b/;
const told =
  /^(?:ring\w*|skrev\w*|skriv\w*|meld\w*|besked|sms|mail|modtaget|called|rang|rung|phoned|texted|emailed|wrote|message)$/;

/** "dentist then in", "tandlæge først", "half day": some of the day, in words without an hour. */
const partOfTheDay =
  /\b(?:(?:and |,? ?)?(?:then|after(?:wards)?|so|og saa|derefter|bagefter|saa) (?:back )?(?:in|her|i skole|she's in|he's in|she is in|he is in|kommer (?:hun|han))(?= (?:for|after|at|by|from|igen|$)|$| [.,!;])|(?:in|back|here|kommer|moeder|her) (?:after(?:wards)?|bagefter|derefter|efterfoelgende)(?=$| [.,!;])|first thing|(?:a |the )?half(?: a| the)? day|halv(?:e)? dag|halvdags|foerst (?:til|paa|hos|forbi)|(?:kommer|moeder) (?:lige )?(?:bare )?(?:lidt )?(?:senere|bagefter|derefter))\b/;

/** "only came for the last lesson": the lessons are those she was there. */
const onlyCame =
  /\b(?:(?:only|just) (?:came|was here|was in|attended|turned up|showed up)|(?:came|was here|was in|attended) only|(?:moedte|kom|var her|deltog) (?:kun|bare)|(?:kun|bare) (?:moedt|kommet|med)) (?:for|to|til|i|in|at)\b/;

/** "fri til kl. 11", "hjemme om eftermiddagen", "ikke tilbage fra frokost": not the whole day, whatever the reason. */
const someOfTheDay =
  /\b(?:(?:fri|off|leave) (?:til|indtil|until|till|fra|from) (?:kl |klokken |at )(?:\. )?\d|(?:hjemme|vaek|fri) (?:(?:i|om|her) )?(?:formiddag|formiddagen|eftermiddag|eftermiddagen)\b|(?:tilbage|back) (?:fra|efter|from|after) (?:\S{1,8} )?(?:frokost|frikvarter|frikvarteret|pausen|spisepausen|lunch|break|recess)|(?:yesterday|tomorrow|this|(?:mon|tues|wednes|thurs|fri)day) afternoon|(?:i|gaar|morgen|(?:man|tirs|ons|tors|fre)dag) eftermiddags?\b)/;

/** "til tandlæge kl. 10": some of the day, and nothing says how much of it. O(tokens). */
export function losesHour(tokens: readonly Token[], items: readonly Item[]): boolean {
  const partly = (one: Item) =>
    one.is === 'lessons' || (one.is === 'cue' && /^(late|left)$/.test(one.cue));
  const said = textOf(tokens);
  if (items.some(({ is }) => is === 'lessons') && onlyCame.test(said)) return true;
  if (items.some(partly)) return false;
  if (fellIllAtSchool(tokens) || someOfTheDay.test(said)) return true;
  if (!tokens.some(({ norm }) => appointment.test(norm))) return false;
  if (/\b(?:hele dagen|all day|whole day|kommer ikke|not in)\b/.test(said)) return false;
  return (
    partOfTheDay.test(said) || (hour.test(said) && !tokens.some(({ norm }) => told.test(norm)))
  );
}

/** "gik kl. 11 med feber, Rosa kl. 11.45, opkast": an hour of her own, in a list of those who came or went. */
export function losesOwnHour(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups }: Grouped,
): boolean {
  const partly = (cues: readonly string[]) => cues.some((cue) => /^(late|left)$/.test(cue));
  if (!groups.some(({ cues }) => partly(cues))) return false;
  return groups.some(({ cues, said, lessons }) => {
    if (!said || partly(cues) || lessons !== undefined) return false;
    const name = items.findLast(
      (one) => one.is === 'pupil' && said.from <= one.at && one.next <= said.to,
    );
    if (!name || !cues.some((cue) => wholeDay.test(cue))) return false;
    const own = tokens
      .slice(name.next, said.to)
      .map(({ norm, newLine }) => (newLine ? '\n' : norm));
    return /^[^\n]{0,80}\b(?:kl|klokken|at)(?: \.)? \d{1,2}(?:[.:]\d\d)?\b/.test(own.join(' '));
  });
}

/**
 * "tandlæge 10.15, går herfra 9.50", "øjenlæge, støder til ved halvtitiden": an hour of the school day in what is said of
 * somebody away all day, which is not when it was told. O(words).
 */
export function losesClock(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups }: Grouped,
): boolean {
  return groups.some(({ cues, said, lessons, negated }, index) => {
    const partly = cues.some((cue) => /^(?:late|left|back)$/.test(cue)) || negated.length > 0;
    if (!said || partly || lessons !== undefined) return false;
    if (!cues.some((cue) => /^(?:illness|leave)$/.test(cue))) return false;
    const name = items.find(
      (one) => one.is === 'pupil' && said.from <= one.at && one.next <= said.to,
    );
    const next = items.find((one) => one.is === 'pupil' && one.at >= said.to)?.at;
    const to = Math.min(said.to + 6, groups[index + 1]?.said?.from ?? next ?? tokens.length);
    const own = textOf(tokens, name?.next ?? said.from, to);
    return !allDay.test(own) && hoursIn(own).some((hour) => !isWhenTold(own, hour));
  });
}

/** Where the hours of a school day stand in a text; a date has another mark, or no such minutes. */
function hoursIn(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  clocks.lastIndex = 0;
  for (let hour = clocks.exec(text); hour; hour = clocks.exec(text))
    found.push({ from: hour.index, to: hour.index + hour[0].length });
  return found;
}

const clocks =
  /(?<![\d/.:,])\b(?:(?:0?[89]|1[0-4])[.:](?:[0-5][05]|[0-5]\d(?= [.,;!]|$))(?![\d./:]| (?:-|–) \d)|(?:ved|omkring|foerst|around|about) (?:(?:0?[89]|1[0-4]) - tiden|\w{2,12}tiden|(?:ni|ti|elleve|tolv|nine|ten|eleven|twelve)(?= [.,;!]|$)))/g;
const allDay = /\b(?:hele dagen|all day|the whole day|kommer ikke i dag|not in today)\b/;

/** "far tlf 8.10", "besked kl. 8.12": the words around an hour say that it is of a message. */
function isWhenTold(text: string, { from, to }: { from: number; to: number }): boolean {
  if (comesOrGoes.test(text.slice(0, from).trimEnd())) return false;
  const near = [
    ...(text.slice(0, from).split(/[,;]/).at(-1) ?? '').split(' ').slice(-6),
    ...(text.slice(to).split(/[,;]/)[0] ?? '').split(' ').slice(0, 5),
  ];
  return near.some((word) => toldAt.test(word));
}

/** "mor henter 9.10": the hour is of the coming and going, whoever does it. */
const comesOrGoes =
  /(?:^| )(?:henter|hentes|hentet|afhentes|gaar|smutter|koerer|kommer|moeder|collects|fetches|leaves|leaving)(?: (?:ham|hende|him|her|dem|them))?(?: (?:kl|klokken|at))?(?: \.)?$/;

const toldAt =
  /^(?:tlf|telefon|ring\w*|skrev\w*|skriv\w*|meld\w*|syge?meld\w*|besked\w*|sms|mail|aula|modtaget|siden|since|mor|far|moren|faren|mum|mom|dad|called|rang|rung|phoned|texted|emailed|wrote|message|hilsen|mvh|kaster?|kastet|vaagnede|woke|stod|nat|nattens)$/;

const wholeDay = /^(illness|unlawful|leave|unexplained|absent)$/;

const subject =
  /^(?:idraet|gymnastik|svoemning|matematik|mat|dansk|engelsk|tysk|fransk|historie|fysik|kemi|biologi|geografi|natur|musik|billedkunst|haandvaerk|madkundskab|kristendom|samfundsfag|pe|gym|swimming|maths?|danish|english|german|french|history|physics|chemistry|biology|geography|science|music|art|crafts?|\w{3,14}(?:timen|lektionen|undervisningen))$/;

/** "skipped PE", "pjækkede fra matematik": some of the day, without a number that says how much. O(tokens). */
export function isOfOneSubject(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (items.some((one) => one.is === 'lessons' && but.test(before(tokens, one)))) return true;
  if (items.some(({ is }) => is === 'lessons')) return false;
  return items.some((one) => {
    if (one.is !== 'cue' || one.negated || !/^(?:unlawful|absent|leave)$/.test(one.cue))
      return false;
    const [next, after] = [tokens[one.next]?.norm ?? '', tokens[one.next + 1]?.norm ?? ''];
    const inIt = /^(?:fra|from|i|in|til|for|off|of|to)$/.test(next);
    if (one.cue !== 'unlawful' && !inIt) return false;
    return subject.test(inIt ? after : next);
  });
}

/**
 * "de to sidste" of what is not said, "fra 3. lektion" until when is not said: how many lessons cannot be told.
 * O(tokens + items).
 */
export function isOfTheLast(tokens: readonly Token[], items: readonly Item[]): boolean {
  const text = textOf(tokens);
  if (items.some(({ is }) => is === 'lessons'))
    return goesOn.test(text) || (fromLesson.test(text) && !comes.test(text) && onlyIll(items));
  return theLast.test(text) && items.some((one) => one.is === 'cue' && wholeDay.test(one.cue));
}

/** "hele dagen undtagen første time": the words before what is left out. */
const but = /(?:^| )(?:undtagen|bortset fra|paa naer|paanaer|except|except for|apart from)$/;
const before = (tokens: readonly Token[], { at }: Item) =>
  `${tokens[at - 2]?.norm} ${tokens[at - 1]?.norm}`;

/** "til tandlæge, er i skole igen fra 3. time": until then. */
const comes =
  /\b(?:igen|tilbage|retur|kommer|moeder|her|i skole|back|again|here|in school|until|arrives|coming)\b/;

/** "udeblev fra 3. lektion" is of that one; "syg fra 3. lektion" goes on. */
const onlyIll = (items: readonly Item[]) => {
  const told = items.flatMap((one) => (one.is === 'cue' && !one.negated ? [one.cue] : []));
  return (
    told.includes('illness') && !told.some((cue) => /^(?:left|late|unlawful|absent)$/.test(cue))
  );
};
const fromLesson =
  /\b(?:fra(?: og med)?|efter|from|after|siden)(?: the)? (?:\d{1,2} (?:\. )?|\d{1,2} ?(?:st|nd|rd|th) |foerste |anden |tredje |fjerde |femte |first |second |third |fourth |fifth )(?:lektion|lekt|time|modul|lesson|period)\b(?! (?:til|to|og|and|-))/;
/** "missing since 2nd lesson", "væk fra og med 3. lektion": until when is not said, whatever the reason. */
const goesOn =
  /\b(?:siden|since|fra og med)(?: the)? (?:\d{1,2} (?:\. )?|\d{1,2} ?(?:st|nd|rd|th) |foerste |anden |tredje |fjerde |femte |first |second |third |fourth |fifth )(?:lektion|lekt|time|modul|lesson|period)\b(?! (?:til|to|og|and|-))/;
const theLast =
  /\b(?:(?:de|the) (?:to|tre|fire|fem|2|3|4|5) (?:sidste|foerste|last|first)|(?:the )?(?:last|first) (?:two|three|four|five|2|3|4|5)|(?:de )?(?:sidste|foerste) (?:to|tre|fire|fem|2|3|4|5))(?= [.,!;]|$)/;
