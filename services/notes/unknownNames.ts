import type { Group } from './group.ts';
import type { Item } from './item.ts';
import { isFamilyBefore } from './namedPeople.ts';
import { closeIn, nameIndex } from './nameIndex.ts';
import { isJoint, type Place, type WordAt } from './place.ts';
import { isStatement, sentenceFrom } from './reportingCues.ts';
import type { Words } from './trained/trainedReader.ts';

type WordItem = Extract<Item, { is: 'word' }>;

/** What a message told before an unknown word. */
export type ToldBefore = {
  /** The class it tells of. */
  classCode: string | undefined;
  /** Whom it tells of, and whether they were named in the same sentence. */
  current: Group | undefined;
  inSentence: boolean;
  /** Whether anybody was told of. */
  somebody: boolean;
  /** Whether the sentence says something before a colon: "Syge: …". */
  underReason: boolean;
};

/**
 * Whether an unknown word is where a pupil's name would be: in a list with names, or first in a
 * sentence that says something of somebody; never a colleague's name or the second half of a name.
 */
export function mayBePupil(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { items, index, context } = place;
  const [one, two, after] = [items[index - 1], items[index - 2], items[index + 1]];
  if (isFamilyBefore(item, after, items[index + 2])) return false;
  if (isListedFirst(item, place, told)) return true;
  if (isNoName(item, place, told)) return false;
  const isPerson = (other: Item | undefined) => other?.is === 'pupil' || other?.is === 'word';
  if (isPerson(one) && one?.next === item.at && !isVerbOfNoting(one))
    return isListedAmong(item, place, told);
  if (nameIndex(context.roster).staff.has(item.norm) || roles.test(item.norm)) return false;
  const afterName = isJoint(one) && isPerson(two) && (told.current?.pupils.length ?? 0) > 0;
  const beforeName = isJoint(after) && items[index + 2]?.is === 'pupil' && !told.current;
  if ((afterName || beforeName) && (item.capital || isClose(item, place, told))) return true;
  if (beforeName && isNoWordFirst(item, place)) return true;
  if (isListedWithOr(item, place, told)) return true;
  if (afterName && two?.is === 'pupil' && isAnd(one)) return true;
  return isListedAnew(item, place, told) || isToldOf(item, place, told);
}

/** "Ida syg. Også Rossa": no word of the language, and close to a name of the class. */
export function mayBeLost(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { items, index, wordAt, context } = place;
  const words = context.trained?.words;
  const before = items[index - 1];
  // "Kirstin B. Khan": the family name tells who it is.
  const named =
    (before?.is === 'pupil' && before.next === item.at) ||
    (/^[a-z]$/.test(wordAt(item.next)) &&
      items
        .slice(index + 1, index + 3)
        .some((one) => one.is === 'pupil' && one.at <= item.next + 2));
  if (!item.capital || named || !words || words.common.has(item.norm)) return false;
  if (words.names.has(item.norm) && isTeller(item, wordAt)) return false;
  const known = nameIndex(context.roster).staff.has(item.norm) || roles.test(item.norm);
  return !known && !isElsewhere(item, wordAt) && isClose(item, place, told);
}

/** "Fra Gitte: Agnes …", "Hanne fik det bare aldrig tastet": a name of its own, of somebody who told or did it. */
function isTeller({ at, next }: WordItem, wordAt: WordAt): boolean {
  const from = /^(?:fra|from)$/.test(wordAt(at - 1)) && wordAt(next) === ':';
  return from || telling.test(wordAt(next));
}

const telling =
  /^(?:fik|glemte|skrev|siger|sagde|noterede|naaede|fandt|mente|mener|taster|tastede|forgot|wrote|said|says|saw|put|thinks)$/;

/** A word of the language, how much it is of something, a place, or whose family it is. */
function isNoName(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { items, index, wordAt } = place;
  const after = items[index + 1];
  if (intensifiers.test(item.norm) && after?.is === 'cue' && after.at === item.next) return true;
  if (isPlain(item, place) || isOpening(item, place, told)) return true;
  return isElsewhere(item, wordAt) || isOfFamily(item, place, told);
}

/** "Familien Kaya er på ferie og har Elias med": the child is named. */
function isOfFamily({ at, next }: WordItem, place: Place, { current }: ToldBefore): boolean {
  const { items, index, wordAt } = place;
  const family = /^(?:familien?|family)$/;
  if (!family.test(wordAt(at - 1)) && !family.test(wordAt(next))) return false;
  return sentenceFrom(items, index).some(({ is }) => is === 'pupil') || current !== undefined;
}

/** "søren clra og maja": no word, but close to a name of the class, in a list without its comma. */
function isListedAmong(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { items, index, context } = place;
  const { norm, capital, next } = item;
  const mark = items[index + 1];
  const listed = isJoint(mark) && mark?.at === next && items[index + 2]?.is === 'pupil';
  const isWord = context.trained?.words.common.has(norm) ?? capital;
  return listed && norm.length >= 4 && !isWord && isClose(item, place, told);
}

/** "No sign of Sigurt or Liva": close to a name of the class, and a pupil is named beside it. */
function isListedWithOr(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { items, index, wordAt, context } = place;
  const { norm, capital, at, next } = item;
  const or = /^(?:or|nor|eller)$/;
  const [before, after] = [items[index - 1], items[index + 1]];
  const first = or.test(wordAt(next)) && after?.is === 'pupil' && after.at === next + 1;
  const last = or.test(wordAt(at - 1)) && before?.is === 'pupil' && before.next === at - 1;
  const exists = context.trained?.words.common.has(norm) ?? false;
  return (first || last) && capital && !exists && isClose(item, place, told);
}

/** "Sarah and Emille are absent": no name of the class, but it sounds like one, and another follows. */
function isListedFirst(item: WordItem, place: Place, told: ToldBefore): boolean {
  const [mark, name] = [place.items[place.index + 1], place.items[place.index + 2]];
  const person = name?.is === 'pupil' || (name?.is === 'word' && name.capital);
  return item.capital && isJoint(mark) && person && isClose(item, place, told);
}

/**
 * "Emil 2b feber, Philippa 8a forkølet", "luna syg, filipa mangler": the next one of a list, with a class or a reason
 * of its own.
 */
function isListedAnew(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { items, index, wordAt, context } = place;
  const { capital, norm, at, next } = item;
  const [before, after] = [items[index - 1], items[index + 1]];
  // "syg." is an abbreviation, too.
  const ends = before?.is === 'cue' && wordAt(at - 1) === '.';
  const joined = before?.is === 'mark' && /^(?:comma|and|stop|line)$/.test(before.mark);
  if (!(joined || ends) || after === undefined || after.at !== next) return false;
  const words = context.trained?.words;
  if (!capital) {
    if (!isStatement(after) || !told.somebody || words === undefined) return false;
    if (isClose(item, place, told) || (words.names.has(norm) && !words.common.has(norm)))
      return true;
    return (ends || !isAnd(before)) && norm.length >= 5 && isNoWord(norm, words);
  }
  const named = words === undefined || words.names.has(norm) || !words.common.has(norm);
  return (after.is === 'class' && named) || (isStatement(after) && isClose(item, place, told));
}

/** Whether an unknown word opens a sentence that says something of somebody. */
function isToldOf(item: WordItem, place: Place, told: ToldBefore): boolean {
  if (told.inSentence) return false;
  const rest = sentenceFrom(place.items, place.index);
  const nextName = rest.findIndex((other) => other.is === 'pupil');
  const own = nextName === -1 ? rest : rest.slice(0, nextName);
  const toldOf = own.some(isStatement) || told.underReason;
  return toldOf && (item.capital || isClose(item, place, told) || opens(place));
}

/** A word that exists and is no name, unless it stands where a name would: "Bjørk syg". */
function isPlain(item: WordItem, { items, index, wordAt, context }: Place): boolean {
  const { norm, capital, next } = item;
  const after = items[index + 1];
  const words = context.trained?.words;
  if (isWriter(item, wordAt)) return true;
  if (!words?.common.has(norm) || words.names.has(norm)) return false;
  return !(capital && after !== undefined && after.at === next && isStatement(after));
}

/** "Skriv pjæk på Omar", "Nå, så blev Konrad …": a short word, or one that exists, before whom it is said of. */
function isOpening(item: WordItem, place: Place, told: ToldBefore): boolean {
  const { norm, heard } = item;
  const { items, index, context } = place;
  const words = context.trained?.words;
  const isWord = heard.length <= 2 || (words?.common.has(norm) && !words.names.has(norm));
  if (!isWord || isClose(item, place, told)) return false;
  return !isJoint(items[index - 1]) && sentenceFrom(items, index).some(({ is }) => is === 'pupil');
}

/** "vilijam og Anton": no word at all, where a name would be. */
function isNoWordFirst({ norm }: WordItem, { items, index, context }: Place): boolean {
  const before = items[index - 1];
  if (before !== undefined && (before.is !== 'mark' || before.mark === 'and')) return false;
  const words = context.trained?.words;
  return words !== undefined && norm.length >= 4 && !words.common.has(norm);
}

/** Whether it is close to a name of the class that is told of, else of the writer's own. */
function isClose({ norm }: WordItem, { context }: Place, { classCode }: ToldBefore): boolean {
  const { roster, scope } = context;
  const codes = classCode === undefined ? scope : [classCode];
  return closeIn(norm, codes, nameIndex(roster)).length > 0;
}

/** Whether it is first in its sentence, and what is told or when follows. */
function opens({ items, index }: Place): boolean {
  const [before, after] = [items[index - 1], items[index + 1]];
  const first = before === undefined || (before.is === 'mark' && !isJoint(before));
  return (
    first &&
    after !== undefined &&
    (isStatement(after) || after.is === 'class' || after.is === 'date')
  );
}

/** "bussen fra Tornby var forsinket", "i Kolding": where somebody is or comes from. */
function isElsewhere({ at, capital }: Extract<Item, { is: 'word' }>, wordAt: WordAt): boolean {
  if (!capital) return false;
  const before = wordAt(at - 1);
  if (/^(?:i|in|naer|near)$/.test(before)) return true;
  return /^(?:fra|from|til|to|mod|via)$/.test(before) && travel.test(wordAt(at - 2));
}

const travel =
  /^(?:\w{0,8}bus(?:sen|serne)?|\w{0,8}tog(?:et|ene)?|faerge[nr]?|metroen?|letbanen|flyet?|train|ferry|coach|flight|boat|turen?|vejen?|rejsen?|trip|journey)$/;

/** "Kan du skrive Zara syg": no given name before another. */
function isVerbOfNoting(item: Item): boolean {
  return item.is === 'word' && !item.capital && noting.test(item.norm);
}

const noting =
  /^(?:skrive?|skriv|notere?|noter|registrere?|markere?|marker|foere|saette?|saet|taste?|mark|put|write|register|log)$/;

/** "Ren pjæk": how much it is of what it is called. */
const intensifiers =
  /^(?:rent?|rene|klart?|typisk|totalt?|decideret|regulaert?|almindeligt?|sheer|pure|plain|total|clear|typical)$/;

/** "Skoleinspektøren har sagt ja": by its end a word of somebody's work, no name. */
const roles =
  /.(?:leder|inspektoer|laerer|paedagog|vejleder|sekretaer|raadgiver|konsulent)(?:en)?$|^(?:teacher|headteacher|principal|secretary|nurse)$/;

/** "Det er Torben i 9a", "hi, it's Karen": the writer's own name, of whom nothing follows. */
function isWriter({ at, next }: Pick<Item, 'at' | 'next'>, wordAt: WordAt): boolean {
  if (at < 1 || at > 5) return false;
  const before = [wordAt(at - 3), wordAt(at - 2), wordAt(at - 1)].join(' ');
  const told = [next, next + 1, next + 2, next + 3, next + 4].map(wordAt);
  return introduces.test(before) && !told.some((word) => /^(?:der|som|who|that|whose)$/.test(word));
}

const introduces = /(?:^| )(?:det er|her er|this is|it's|my name is|mit navn er|jeg hedder)$/;

function isAnd(item: Item | undefined): boolean {
  return item?.is === 'mark' && item.mark === 'and';
}

/** Neither a word nor a possessive of one ("sister's"). */
function isNoWord(norm: string, { common }: Words): boolean {
  return !common.has(norm) && !/['’]/.test(norm);
}
