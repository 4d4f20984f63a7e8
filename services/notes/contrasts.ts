import type { Cue } from './cueWords.ts';
import { openSpan } from './dateSpan.ts';
import type { Item } from './item.ts';
import { endsSentence, reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

/** A message's items with what is only said as the opposite put in words, and whether that is an absence. */
export type Contrasted = { items: readonly Item[]; away: boolean };

type Said = Extract<Item, { is: 'cue' }>;

/**
 * What stands only as the opposite of what was said before: "Loke syg i dag. Luna ikke." (she is not ill),
 * "Loke er her, Luna ikke" (she is away), "var her mandag, men ikke tirsdag". O(items²).
 */
export function withContrasts(tokens: readonly Token[], items: readonly Item[]): Contrasted {
  const otherDay = notThatDay(tokens, items);
  if (otherDay) return { items: otherDay, away: true };
  const left = exceptDay(tokens, items);
  if (left) return { items: left, away: false };
  let away = false;
  const out = new Set<Item>();
  const instead = new Map<Item, Item>();
  items.forEach((item, index) => {
    const names = namesOf(tokens, items, index);
    if (names.length === 0 || item.is !== 'cue') return;
    const [first] = names;
    const before = items.slice(0, items.indexOf(first ?? item));
    const told = before.findLast(isTold);
    if (!told || !before.some(({ is }) => is === 'pupil')) return;
    if (told.cue === 'back') {
      instead.set(item, { ...item, cue: 'absent', negated: false });
      away = true;
    } else for (const one of [...names, item]) out.add(one);
  });
  return {
    items: items.filter((one) => !out.has(one)).map((one) => instead.get(one) ?? one),
    away,
  };
}

/** Words for being at school that may be said of a day: "var her mandag". */
const isHere = (one: Item): one is Said => one.is === 'cue' && one.cue === 'back' && !one.negated;

const isTold = (one: Item): one is Said =>
  one.is === 'cue' && !one.negated && (reportingCues.has(one.cue) || one.cue === 'back');

const elliptic = /^(?:(?:er|var|is|was|har|det|goer|gjorde|der) )*(?:ikke|not|isn't|wasn't)$/;

/** The names before a "not" that ends their sentence, where nothing else is said of them. */
function namesOf(tokens: readonly Token[], items: readonly Item[], index: number): Item[] {
  const item = items[index];
  if (item?.is !== 'cue' || item.cue !== 'negation') return [];
  const after = items[index + 1];
  const ends =
    item.next >= tokens.length ||
    after === undefined ||
    (after.is === 'mark' && after.at === item.next);
  const names: Item[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const one = items[at];
    const joint = one?.is === 'mark' && one.mark === 'and';
    if (one?.is !== 'pupil' && !joint) break;
    names.unshift(one);
  }
  const last = names.at(-1);
  if (!ends || last?.is !== 'pupil') return [];
  return elliptic.test(textOf(tokens, last.next, item.next))
    ? names.filter(({ is }) => is === 'pupil')
    : [];
}

/** "var her mandag, men ikke tirsdag", "was here Monday but not Tuesday": away on the other day. */
function notThatDay(tokens: readonly Token[], items: readonly Item[]): Item[] | undefined {
  if (items.some((one) => isTold(one) && one.cue !== 'back')) return undefined;
  const negation = items.findIndex((one, index) => {
    const day = items[index + 1];
    return one.is === 'cue' && one.cue === 'negation' && day?.is === 'date' && day.at === one.next;
  });
  const not = items[negation];
  if (!not) return exceptThatDay(tokens, items);
  const sentence = items.findLastIndex((one, at) => at < negation && endsSentence(one));
  const before = items.slice(sentence + 1, negation);
  const here = before.find(isHere);
  const day = before.findLast((one) => one.is === 'date');
  if (!here || !day || !before.some(({ is }) => is === 'pupil')) return undefined;
  const away: Cue = 'absent';
  return items.flatMap((one) => {
    if (one === here || one === day) return [];
    if (one === not) return [{ is: 'cue', cue: away, negated: false, at: not.at, next: not.next }];
    return [one];
  });
}

/** "syg på nær i mandags": which days it is of is asked. */
function exceptDay(tokens: readonly Token[], items: readonly Item[]): Item[] | undefined {
  const but = items.findIndex((one, index) => {
    const day = items[index + 1];
    const word = tokens[one.at]?.norm ?? '';
    return (
      one.is === 'cue' &&
      one.cue === 'absent' &&
      /^(?:undtagen|bortset|paa|paanaer|except|apart)$/.test(word) &&
      day?.is === 'date' &&
      day.at === one.next
    );
  });
  if (but === -1) return undefined;
  return items.flatMap((one, index): Item[] => {
    if (index === but) return [];
    return index === but + 1 && one.is === 'date' ? [{ ...one, span: openSpan }] : [one];
  });
}

/** The same where "mandag men ikke tirsdag" was read as one expression: the day is asked. */
function exceptThatDay(tokens: readonly Token[], items: readonly Item[]): Item[] | undefined {
  const day = items.find(
    (one) =>
      one.is === 'date' &&
      tokens.slice(one.at, one.next).some(({ norm }) => /^(?:ikke|ej|not)$/.test(norm)),
  );
  const here = items.findLast((one) => day !== undefined && one.at < day.at && isHere(one));
  if (day?.is !== 'date' || !here || !items.some(({ is }) => is === 'pupil')) return undefined;
  return items.map((one): Item => {
    if (one === here && one.is === 'cue') return { ...one, cue: 'absent' };
    return one === day ? { ...day, span: openSpan } : one;
  });
}

const notToNote =
  /\b(?:(?:skal|boer|maa|skulle|burde|behoever)(?: \S{1,20}){0,3} (?:ikke|ej)(?: \S{1,12}){0,2} (?:noteres?|skrives?|foeres?|registreres?|meldes?|markeres?|saettes?)|(?:noter|skriv|foer|registrer|markr?er)(?: \S{1,20})? ikke|(?:don't|do not|should not|shouldn't|must not|mustn't|shall not|not to|cannot|can't)(?: be)?(?: \S{1,10})? (?:mark|note|put|log|register|record|write|enter)(?:e?d|ten)?)\b/;
/** "du skal ikke glemme at skrive": it is to be noted. */
const reminded = /\b(?:glem|glemme|forget|undlade|hesitate)\b/;
const another = /\b(?:men|but|kun|bare|only|just|i stedet|instead|for sent|foer|endnu|yet)\b/;

const reasons: ReadonlySet<Cue> = new Set<Cue>([
  'illness',
  'unlawful',
  'late',
  'left',
  'absent',
  'unexplained',
]);

/**
 * "Elina bør ikke noteres syg", "don't mark Elina sick": what is said is not to be noted; nothing of a trip or
 * work placement, which is no absence anyway. O(tokens + items).
 */
export function isNotToNote(
  tokens: readonly Token[],
  items: readonly Item[],
): 'wholly' | 'partly' | undefined {
  const said = (reason: (cue: Cue) => boolean) =>
    items.some((one) => one.is === 'cue' && !one.negated && reason(one.cue));
  if (said((cue) => cue === 'notAbsence') || !said((cue) => reasons.has(cue))) return undefined;
  const text = textOf(tokens);
  if (!notToNote.test(text) || reminded.test(text)) return undefined;
  return another.test(text) ? 'partly' : 'wholly';
}
