import type { Item } from './item.ts';
import { closeFamilyAmong, closeOf, nameIndex } from './nameIndex.ts';
import { inClasses, type NamedPupil, withWords } from './namesakes.ts';
import type { Place } from './place.ts';
import type { NoteContext } from './reading.ts';
import type { FoundName } from './readName.ts';
import { isStatement, sentenceFrom } from './reportingCues.ts';
import { choicesOf, type Resolved, resolveName, resolveWord } from './resolveName.ts';

type PupilItem = Extract<Item, { is: 'pupil' }>;
type WordItem = Extract<Item, { is: 'word' }>;
/** A name, or a word that may be one. */
export type Person = PupilItem | WordItem;

/** Who is meant, once the class next to the name is known; undefined if no pupil is. */
export type WhoIsMeant = (classCode: string | undefined) => Resolved;

/** Words before a name the writer talked to: "aftalt med Lone". */
const spokenWith = /^(med|hos|fra|for|af|ifoelge|with|from|to|til|per)$/;

/** A pupil's relatives, whose illness is not the pupil's. */
const siblings =
  /^(storesoester|lillesoester|soester|bror|storebror|lillebror|tvilling\w*|ven|veninde|sister|brother|friend)$/;

/** "Hilsen Rosa", "siger Rosa", "Rosa siger Storm er syg", "pga. storm": named in passing. */
export function isOnlySpeaking(item: Person, { items, index, before, wordAt }: Place): boolean {
  const sibling = item.is === 'pupil' && item.name.genitive && siblings.test(wordAt(item.next));
  if (sibling && items.slice(index + 1).some((one) => one.is === 'pupil')) return true;
  if (/^(hilsen|hilsner|mvh|vh|kh|knus|kram|pga|regards)$/.test(before)) return true;
  const rest = sentenceFrom(items, index);
  const another = rest.some((one) => one.is === 'pupil');
  const believed = /^(tror|synes|mener|think|believe|feel)$/.test(wordAt(item.at - 2));
  if (/^(ikke|not)$/.test(before) && !believed && !rest.some(isStatement)) return true;
  if (/^(siger|skriver|says)$/.test(before) && !rest.some(isStatement)) return true;
  const greets = /^(hej|hejsa|hallo|hi|hello|kaere|dear|god|godmorgen)$/;
  if (item.is === 'word' && greets.test(before)) return true;
  const speaks = /^(siger|sagde|fortaeller|skriver|melder|oplyser|says|said|tells|reports)$/;
  const initial = wordAt(item.next).length === 1;
  const reach = item.is === 'word' ? [0, 1, 2] : initial ? [0, 1] : [0];
  return another && reach.some((ahead) => speaks.test(wordAt(item.next + ahead)));
}

/** Who a name or an unknown word refers to. */
export function whoIsMeant(item: Person, place: Place): WhoIsMeant | undefined {
  const { items, index, context } = place;
  if (item.is === 'pupil') return besideOthers(item, place) ?? byName(item, place);
  const full = misspeltFull(item, items[index + 1], context);
  if (full) return (code) => resolveName(full, code, context);
  return (code) => resolveWord(item.norm, item.heard, code, context);
}

/** Names whose context makes them somebody else, or more certain. */
function besideOthers(
  item: PupilItem,
  { items, index, wordAt, context }: Place,
): WhoIsMeant | undefined {
  const { heard, genitive } = item.name;
  if (item.name.asked) return () => ({ heard, choices: choicesOf(ownFirst(item, context)) });
  if (genitive && siblings.test(wordAt(item.next))) {
    return () => ({ heard: `${heard} …`, choices: [] });
  }
  const first = items[index - 1];
  const familyFirst = items[index - 2];
  if (familyFirst?.is === 'word' && isFamilyBefore(familyFirst, first, item)) {
    const candidates = ofFamily(item.name.candidates, familyFirst.norm);
    return (code) => resolveName({ ...item.name, candidates, full: true }, code, context);
  }
  if (item.name.full && isForeignName(first, items[index - 2], item)) {
    const choices = choicesOf(item.name.candidates);
    return () => ({ heard, choices });
  }
  return undefined;
}

function byName(item: PupilItem, { items, index, before, context }: Place): WhoIsMeant | undefined {
  const othersNamed = items.some((one) => one.is === 'pupil' && one !== item);
  if (
    spokenWith.test(before) &&
    othersNamed &&
    !inScope(item, context) &&
    !isReportedOf(item, items, index)
  )
    return undefined;
  const surname = items[index + 1];
  if (!item.name.full && surname?.is === 'word' && surname.at === item.next) {
    const ofOthers = nameIndex(context.roster).byFamily.has(surname.norm);
    const word = context.trained?.words.common.has(surname.norm) ?? false;
    if (surname.capital || (ofOthers && !word)) return withUnknownSurname(item, surname, context);
  }
  if (item.name.otherInitial || isOtherFamilyFirst(item, items[index - 1], context))
    return () => ({ heard: item.name.heard, choices: choicesOf(ownFirst(item, context)) });
  return (code) => resolveName(item.name, code, context);
}

/** "Nygaard Albert", where Albert is no Nygaard. */
function isOtherFamilyFirst(
  { at, name }: PupilItem,
  before: Item | undefined,
  { roster, trained }: NoteContext,
): boolean {
  if (name.full || before?.is !== 'word' || !before.capital || before.next !== at) return false;
  if (trained?.words.common.has(before.norm) || !nameIndex(roster).byFamily.has(before.norm))
    return false;
  return ofFamily(name.candidates, before.norm).length === 0;
}

/** Those of a name, the writer's own pupils first. */
function ownFirst({ name }: PupilItem, { scope }: NoteContext): readonly NamedPupil[] {
  return [...new Set([...inClasses(name.candidates, scope), ...name.candidates])];
}

/** "Ahmed Darwish" for Ahmad Darwish: the family name shows who is meant. */
function misspeltFull(
  item: WordItem,
  surname: Item | undefined,
  { roster }: NoteContext,
): FoundName | undefined {
  if (surname?.is !== 'word' || surname.at !== item.next) return undefined;
  const candidates = closeOf(surname.norm, item.norm, nameIndex(roster));
  const heard = `${item.heard} ${surname.heard}`;
  return candidates.length === 1
    ? { candidates, heard, full: true, genitive: false, next: surname.next }
    : undefined;
}

/** "frihed til Merle Bruun 8b", "R.m. til Isabella 1a: feber": the class beside a name tells that a pupil is meant. */
function isReportedOf(item: PupilItem, items: readonly Item[], index: number): boolean {
  const after = items[index + 1];
  return after?.is === 'class' && after.at <= item.next + 2;
}

function inScope(item: PupilItem, { scope }: NoteContext): boolean {
  return inClasses(item.name.candidates, scope).length > 0;
}

/** A family name nobody has: a slip if close to one, else somebody other than the pupil found. */
function withUnknownSurname(item: PupilItem, surname: WordItem, context: NoteContext): WhoIsMeant {
  const { candidates } = item.name;
  const meant = closeFamilyAmong(candidates, surname.norm, nameIndex(context.roster));
  const name = { ...item.name, heard: `${item.name.heard} ${surname.heard}` };
  if (meant.length > 0) {
    return (code) => resolveName({ ...name, candidates: meant, full: true }, code, context);
  }
  const ofFamilyName = nameIndex(context.roster).byFamily.get(surname.norm) ?? [];
  const own = [...inClasses(candidates, context.scope), ...inClasses(ofFamilyName, context.scope)];
  return () => ({ heard: name.heard, choices: choicesOf([...new Set([...own, ...candidates])]) });
}

/** "Frost, Valdemar": registers put the family name first. */
export function isFamilyBefore(
  item: { norm: string },
  comma: Item | undefined,
  name: Item | undefined,
): boolean {
  return (
    comma?.is === 'mark' &&
    comma.mark === 'comma' &&
    name?.is === 'pupil' &&
    ofFamily(name.name.candidates, item.norm).length > 0
  );
}

/** Those among some with a family name. */
function ofFamily(some: readonly NamedPupil[], norm: string): readonly NamedPupil[] {
  return withWords(some, [norm]).filter(({ family }) => family.includes(norm));
}

/** "Peter Bjørn Steffensen" in a school with a Bjørn Steffensen: perhaps somebody else. */
function isForeignName(
  first: Item | undefined,
  before: Item | undefined,
  { at }: { at: number },
): boolean {
  const adjacent = first?.is === 'word' && first.capital && first.next === at;
  return adjacent && (before === undefined || before.is === 'mark');
}
