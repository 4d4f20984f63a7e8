import type { Item } from './item.ts';
import { kin } from './kin.ts';
import { isAmong } from './nameIndex.ts';
import { isStatement, sentenceFrom } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

type Pupil = Extract<Item, { is: 'pupil' }>;

const isPupil = (one: Item): one is Pupil => one.is === 'pupil';

/**
 * Pupils a message names and says nothing of: who told it ("Merles far ringede", "ifølge Elina"), who was
 * spoken with, who sits beside. Only where it tells of another pupil, and nothing of this one. O(items²).
 */
export function onlyMentioned(tokens: readonly Token[], items: readonly Item[]): Pupil[] {
  const pupils = items.filter(isPupil);
  if (pupils.length < 2) return [];
  return [
    ...pupils.filter((one) => {
      const before = textOf(tokens, Math.max(0, one.at - 6), one.at);
      if (source.test(before)) return pupils.some((other) => !sameName(other, one));
      if (beside.test(before) || isDoneBy(tokens, one, before) || sawThem(tokens, one))
        return namedBefore(items, one);
      return (
        (isContact(before) || speaks(tokens, items, withWhom(items, one))) &&
        goesOnToAnother(tokens, items, one)
      );
    }),
    ...tellers(tokens, items),
    ...beforeRepeated(tokens, items),
  ];
}

/** "ifølge Elina", "according to Elina". */
const source = /(?:^| )(?:ifoelge|iflg(?: \.)?|according to)$/;

/** "talte lige med Elina", "efter samtale med". */
const spokenWith =
  /\b(?:samtalen?|samtaler|snak|snakken|snakkede|snakket|snakker|talte|talt|taler|telefonsamtale|spoke|spoken|speaking|talked|talking|conversation|chat|chatted)(?: (?:lige|netop|igen|just|i telefon|on the phone)){0,2} (?:med|with|to)$/;
/** "fik at vide af", "besked fra"; not "ingen besked fra Storm". */
const heardFrom =
  /\b(?:at vide|hoert|hoerte|besked|sms|mail|heard|message|text|word|told)(?: \S{1,10})? (?:af|fra|from|by)$/;
const denied = /\b(?:ingen|intet|ikke|ikk|ej|uden|aldrig|no|not|never|nothing|haven't|hasn't)\b/;

/** Whether the words before a name end in a talk with that person, or news from them. */
function isContact(before: string): boolean {
  return !denied.test(before) && (spokenWith.test(before) || heardFrom.test(before));
}

/** "ved siden af Loke", "hjemme hos Luna". */
const beside = /(?:^| )(?:ved siden af|next to|beside|hos|overfor|over for|bag|behind)$/;

/** "Omar pjækker, Tobias så ham ved Netto": who saw the one told of. */
function sawThem(tokens: readonly Token[], { next }: Pupil): boolean {
  return saw.test(textOf(tokens, next, next + 4));
}

const saw =
  /^(?:saa|har set|moedte|har moedt|saw|has seen|spotted) (?:ham|hende|dem|him|her|them)\b/;

/** "hentet af Samirs mor": a relative of somebody else's. */
function isDoneBy(tokens: readonly Token[], { name, next }: Pupil, before: string): boolean {
  return name.genitive && kin.test(tokens[next]?.norm ?? '') && /(?:^| )(?:af|by)$/.test(before);
}

const telling =
  /^(?:(?:har|has|just|lige|nu|og|at) ){0,3}(?:siger|sagde|sagt|skriver|fortaeller|fortalte|fortalt|melder|meldte|oplyser|oplyste|oplyst|mener|tror|naevnte|naevner|naevnt|forklarede|forklarer|says|said|tells|told|reports|reported|mentioned|explained|explains|thinks|reckons)\b/;
const relativeSpeaks =
  /^\S+(?: (?:har|lige|just|has|her|i dag|today|kom og|og sagde)){0,3}(?: (?:ringet|ringede|ringer|skrevet|skrev|skriver|siger|sagde|sagt|melder|meldt|meldte|oplyser|oplyste|fortaeller|fortalte|bekraefter|bekraeftede|sendt|sendte|mailede|sms'ede|called|calls|rang|phoned|wrote|writes|texted|texts|emailed|says|said|tells|told|reports|reported|confirmed|messaged)\b| :)/;

/** "Merles far ringede", "Merles mor: …", "Elina fortalte, at …". */
function speaks(tokens: readonly Token[], items: readonly Item[], one: Pupil): boolean {
  const after = textOf(tokens, one.next, one.next + 6);
  if (one.name.genitive && kin.test(tokens[one.next]?.norm ?? ''))
    return relativeSpeaks.test(after);
  const again = sentenceFrom(items, items.indexOf(one)).some(isPupil);
  return again && telling.test(after);
}

const ofThem =
  /^(?:(?:mig|me|os|us|til mig|til os|,|at|that|lige|nu) ){0,3}(?:han|hun|de|he|she|they)\b/;

/** "Otto mangler, Freja siger han er syg": who tells why somebody named before is away. O(items²). */
function tellers(tokens: readonly Token[], items: readonly Item[]): Pupil[] {
  return items.filter(isPupil).filter((one) => {
    const after = textOf(tokens, one.next, one.next + 10);
    const verb = telling.exec(after)?.[0];
    if (verb === undefined || !ofThem.test(after.slice(verb.length).trimStart())) return false;
    const before = items.slice(0, items.indexOf(one));
    const last = before.findLastIndex((other) => isPupil(other) && !sameName(other, one));
    const said = before.slice(last).filter(isStatement);
    // "Otto syg, Freja siger hun har ondt": the reason of the first is known, so the second tells of herself.
    const isOpen = said.every(
      (item) => item.is === 'cue' && /^(?:absent|unexplained|late)$/.test(item.cue),
    );
    const joined = before.at(-1);
    return last !== -1 && isOpen && !(joined?.is === 'mark' && joined.mark === 'and');
  });
}

/** Whether a pupil tells of "hun", who may be the one named before or the one who tells. O(items²). */
export function tellsOfOneBefore(tokens: readonly Token[], items: readonly Item[]): boolean {
  return tellers(tokens, items).length > 0;
}

/** "Freja og Laura siger": the last of those who are named together. O(items). */
function withWhom(items: readonly Item[], one: Pupil): Pupil {
  const [mark, other] = items.slice(items.indexOf(one) + 1);
  const joined = mark?.is === 'mark' && mark.mark === 'and' && mark.at === one.next;
  return joined && other && isPupil(other) && other.at === mark.next ? withWhom(items, other) : one;
}

function namedBefore(items: readonly Item[], one: Pupil): boolean {
  const sentence = sentenceAround(items, one);
  const at = sentence.indexOf(one);
  return sentence.slice(0, at).some((other) => isPupil(other) && !sameName(other, one));
}

/** The next one who is named is another, and nothing is said in between: no reason, no "hun" but in "hun siger". */
function goesOnToAnother(tokens: readonly Token[], items: readonly Item[], one: Pupil): boolean {
  const rest = items.slice(items.indexOf(withWhom(items, one)) + 1);
  const next = rest.findIndex(isPupil);
  const other = rest[next];
  if (!other || !isPupil(other) || sameName(other, one)) return false;
  const between = rest.slice(0, next);
  const told = between.some(
    (item) =>
      isStatement(item) ||
      (item.is === 'cue' &&
        item.cue === 'pronoun' &&
        !telling.test(textOf(tokens, item.next, item.next + 6))),
  );
  const listed =
    between.length > 0 && between.every((item) => item.is === 'mark' && item.mark === 'and');
  return !told && !listed && rest.slice(next).some(isStatement);
}

function sentenceAround(items: readonly Item[], one: Item): readonly Item[] {
  const at = items.indexOf(one);
  const start = items.findLastIndex(
    (item, index) => index < at && item.is === 'mark' && /^(stop|line|question)$/.test(item.mark),
  );
  return [...items.slice(start + 1, at + 1), ...sentenceFrom(items, at)];
}

function sameName(one: Pupil, other: Pupil): boolean {
  return one.name.candidates.some(({ pupil }) => isAmong(other.name.candidates, pupil));
}

/** "Luna slog Theo, Theo gik hjem": what happened, and then again of whom it is told. */
function beforeRepeated(tokens: readonly Token[], items: readonly Item[]): Pupil[] {
  const at = items.findIndex((_, index) => actsAt(tokens, items, index) !== undefined);
  const acted = actsAt(tokens, items, at);
  const one = items[at];
  if (!acted || !one || !isPupil(one)) return [];
  const rest = items.slice(items.indexOf(acted) + 1);
  const mark = rest[0];
  const again = rest[1];
  const ends = mark?.is === 'mark' && mark.mark !== 'line';
  if (!ends || !again || !isPupil(again)) return [];
  return sameName(again, acted) || sameName(again, one) ? [one, acted] : [];
}

/** Words between two names that are no list of them: "Luna slog Theo". */
function actsAt(
  tokens: readonly Token[],
  items: readonly Item[],
  index: number,
): Pupil | undefined {
  const one = items[index];
  if (!one || !isPupil(one)) return undefined;
  const rest = items.slice(index + 1);
  const next = rest.findIndex((item) => item.is !== 'word');
  const other = rest[next];
  if (next < 1 || !other || !isPupil(other) || sameName(one, other)) return undefined;
  const first = tokens[one.next];
  const verb = first?.kind === 'word' && !first.capital && !first.newLine;
  return verb ? other : undefined;
}

/**
 * "Elina fulgte Theo hjem, han er syg", "Elina var sammen med Theo, der pjækkede": one does something to
 * or with the other, and of whom the rest is told cannot be sure. O(items).
 */
export function actsOnAnother(tokens: readonly Token[], items: readonly Item[]): boolean {
  if (together.test(textOf(tokens)) && items.filter(isPupil).length > 1) return true;
  return items.some(
    (_, index) => actsAt(tokens, items, index) !== undefined || fetchesAt(tokens, items, index),
  );
}

/** "Elina har hentet Theo", "Luna picked up Theo": who left is the other one. */
function fetchesAt(tokens: readonly Token[], items: readonly Item[], index: number): boolean {
  const [one, cue, other] = items.slice(index, index + 3);
  if (one?.is !== 'pupil' || cue?.is !== 'cue' || cue.cue !== 'left' || other?.is !== 'pupil')
    return false;
  const verb = textOf(tokens, one.next, cue.next);
  return other.at === cue.next && fetches.test(verb);
}

const fetches = /^(?:(?:har|has|have) \S{1,12}|hentede|fulgte|picked up|collected|fetched|took)/;

const together =
  /\b(?:er|var|gik|sad|is|was|were|went)(?: \S{1,12}){0,2} (?:sammen|together|along)? ?(?:med|with) \S{1,20}(?: \S{1,20})?(?: ,)? (?:der|som|who|that) /;
