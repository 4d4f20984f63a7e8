import { numbers, ordinals } from '../time/lexicon.ts';
import { type Token, textOf } from './tokens.ts';

const unit =
  /^(lek|lekt|lektions|lektioners|timers|modulers|lektion|lektioner|lektionen|lektionerne|time|timer|timen|timerne|modul|moduler|lesson|lessons|period|periods|(?:dansk|engelsk|tysk|matematik|matte|idraet|idraets|gymnastik|svoemme|musik|historie|fysik|biologi|natur|sprog|billedkunst|haandvaerk|skole)s?(?:lektion|lektionen|lektioner|lektionerne|time|timen|timer|timerne))$/;
const filler = /^(de|den|i|the|sidste|foerste|last|first|til|fra|af|alle)$/;
/** "en enkelt lektion". */
const adjective = /^(enkelt|enkelte|hele|whole|single)$/;
/** "2 ulovlige lektioner": the reason stands between, and is read for itself. */
const reason = /^(ulovlig|ulovlige|lovlig|lovlige)$/;

/**
 * A number of lessons: "2 lektioner", "de to første lektioner", "1. og 2. lektion", "1.-3. time".
 * "efter 3. lektion" says when, not how many.
 */
export function readLessons(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  if (isOfNoLesson(tokens, at)) return undefined;
  const known =
    bothLessons(tokens, at) ??
    namedLesson(tokens, at) ??
    myLesson(tokens, at) ??
    untilLesson(tokens, at) ??
    numberedLessons(tokens, at);
  if (known) return known;
  let position = at;
  let count: number | undefined;
  let single = false;
  while (position < at + 4 && filler.test(tokens[position]?.norm ?? '')) {
    single = /^(sidste|foerste|last|first)$/.test(tokens[position]?.norm ?? '');
    position += 1;
  }
  const listed = ordinalList(tokens, position);
  if (listed) return listed;
  const plain = numberAt(tokens[position]);
  if (tokens[position]?.norm === 'ene') {
    count = 1;
    position += 1;
  } else if (plain !== undefined && plain <= 12) {
    count = plain;
    position = afterFillers(tokens, position + 1);
  } else if (single) count = 1;
  if (count === undefined) return undefined;
  if (isWhichLesson(tokens, position)) count = 1;
  const tells = reason.test(tokens[position]?.norm ?? '');
  if (!unit.test(tokens[tells ? position + 1 : position]?.norm ?? '')) return undefined;
  return { next: tells ? position : afterUnit(tokens, position), count };
}

/** "skippede 5 lektion": the fifth, since five would be in the plural. */
function isWhichLesson(tokens: readonly Token[], at: number): boolean {
  const singular = /^(?:lektion|time|modul|lesson|period)$/.test(tokens[at]?.norm ?? '');
  return singular && tokens[at - 1]?.kind === 'number';
}

/** "efter 3. lektion" says when, and "first time since August" counts none. */
function isOfNoLesson(tokens: readonly Token[], at: number): boolean {
  if (/^(efter|after)$/.test(tokens[at - 1]?.norm ?? '')) return true;
  if (!/^(?:the|first|last)$/.test(tokens[at]?.norm ?? '')) return false;
  return /^(?:the )?(?:first|last) time\b/.test(textOf(tokens, at, at + 3));
}

/** "skived both my lessons", "begge mine timer". */
function bothLessons(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  if (!/^(?:both|begge)$/.test(tokens[at]?.norm ?? '')) return undefined;
  const found = both.exec(textOf(tokens, at, at + 5))?.[0];
  return found === undefined ? undefined : { next: at + found.split(' ').length, count: 2 };
}

const both =
  /^(?:both|begge)(?: (?:of|my|our|the|mine|de|vores|sidste|foerste|last|first)){0,3} (?:lessons|periods|moduler|\w{0,14}(?:lektioner|timer))\b/;

/** "skived my lesson", "pjækkede fra min engelsktime": one, if it is what somebody missed. */
function myLesson(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  if (!/^(my|our|min|mit|vores|the|his|her|a|an)$/.test(tokens[at]?.norm ?? '')) return undefined;
  const before = [tokens[at - 1]?.norm ?? '', tokens[at - 2]?.norm ?? ''];
  const verb = /^(fra|off|of|i|from|ikke|not)$/.test(before[0] ?? '') ? before[1] : before[0];
  if (!missing.test(verb ?? '')) return undefined;
  const next = [at + 1, at + 2].find((one) => lesson.test(tokens[one]?.norm ?? ''));
  return next === undefined ? undefined : { next: next + 1, count: 1 };
}

/** "pjækkede fra kemitimen", "udeblev fra engelsklektionen": one, by its name. */
function namedLesson(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  if (!/^\w{3,16}s?(?:timen|lektionen)$/.test(tokens[at]?.norm ?? '')) return undefined;
  const before = textOf(tokens, Math.max(0, at - 4), at);
  return missedLesson.test(before) ? { next: at + 1, count: 1 } : undefined;
}

const missedLesson =
  /(?:^| )(?:pjaekkede|pjaekket|pjaekker|pjaek|skulkede|skulket|skulker|udeblev|udeblevet|udebliver|manglede|vaek|fravaerende|droppede|skippede|skippet)(?: (?:i gaar|igaar|i dag|idag|i \w{3,5}dags))? (?:fra|i|til)?$/;

const missing =
  /^(?:skiv|skyv|skip|miss|cut$|bunk|ditch|dodg|duck|dogg|doss|mitch|pjaek|pjaak|skulk|smut|droppede)/;
const lesson = /^(?:lesson|class|period|(?:\w{4,14}[ske])?time|\w{0,14}lektion|modul)$/;

function afterFillers(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(
    ({ norm }, at) => at >= from && !filler.test(norm) && !adjective.test(norm),
  );
  return end === -1 ? tokens.length : end;
}

/** "tilbage til 4. lektion", "møder 3. time", "back for period 3", "then in for third lesson": those before it were missed. */
function untilLesson(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  const to = /^(til|i|fra|for|in|by|to)$/.test(tokens[at]?.norm ?? '') ? at + 1 : at;
  const before = tokens[at - 1]?.norm ?? '';
  const returns = /^(tilbage|retur|moeder|back|returns|returning)$/.test(before);
  const isIn = before === 'in' && /^(then|be|comes|coming|is)$/.test(tokens[at - 2]?.norm ?? '');
  if (!returns && !isIn && !(before === 'igen' && comesAgain(tokens, at - 1))) return undefined;
  const found = ordinalAt(tokens, to);
  const next = found?.next ?? to;
  if (found && found.value > 1 && unit.test(tokens[next]?.norm ?? ''))
    return { next: afterUnit(tokens, next), count: found.value - 1 };
  const named = numberedLessons(tokens, to);
  const value = numberAt(tokens[to + 1]);
  return named && named.count === 1 && value !== undefined && value > 1
    ? { next: named.next, count: value - 1 }
    : undefined;
}

const atSchool =
  /^(kommer|komme|kom|kommet|moeder|moede|moedte|moedt|her|stede|tilstede|skole|tilbage|retur|med|klar|rask|frisk)$/;

/** "kommer igen", "i skole igen"; not "syg igen", nor "ikke her igen": then the lesson is missed once more. */
function comesAgain(tokens: readonly Token[], at: number): boolean {
  if (!atSchool.test(tokens[at - 1]?.norm ?? '')) return false;
  const before = tokens.slice(Math.max(0, at - 4), at);
  const mark = before.findLastIndex(({ kind }) => kind === 'mark');
  return !before.slice(mark + 1).some(({ norm }) => /^(ikke|ej)$/.test(norm));
}

/** "lessons 3 and 4", "lektion 1-3". */
function numberedLessons(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  if (!/^(lektion|lektionerne|lessons?|periods?|time|timerne)$/.test(tokens[at]?.norm ?? ''))
    return undefined;
  const first = numberAt(tokens[at + 1]);
  if (first === undefined || first > 12) return undefined;
  let [count, last, next] = [1, first, at + 2];
  while (/^(og|and|,|-|–|\+|&|to|til)$/.test(tokens[next]?.text ?? '')) {
    const value = numberAt(tokens[next + 1]);
    if (value === undefined || value > 12 || value <= last) break;
    count += /^(?:[-–]|to|til)$/.test(tokens[next]?.text ?? '') ? value - last : 1;
    [last, next] = [value, next + 2];
  }
  return { next, count };
}

/** "1. og 2. lektion", "1.-3. lektion", "tredje time": how many that is. */
function ordinalList(
  tokens: readonly Token[],
  at: number,
): { next: number; count: number } | undefined {
  const first = ordinalAt(tokens, at);
  if (!first) return undefined;
  let { next } = first;
  let count = 1;
  let last = first.value;
  for (;;) {
    const joint = tokens[next]?.text ?? '';
    if (!/^(og|and|,|-|–|\+|til|&)$/.test(joint)) break;
    const following = ordinalAt(tokens, next + 1) ?? lastOf(tokens, next + 1);
    if (!following) break;
    count += /^(-|–|til)$/.test(joint) ? Math.max(1, following.value - last) : 1;
    last = following.value;
    next = following.next;
  }
  if (unit.test(tokens[next]?.norm ?? '')) return { next: afterUnit(tokens, next), count };
  return isMissedBare(tokens, at, next) && last <= 8 ? { next, count } : undefined;
}

/** "3 og 4 lektion", "2-4 time": the last of some lessons, not so many of them. */
function lastOf(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.text.length > 1) return undefined;
  const one = /^(?:lek|lekt|lektion|time|modul|lesson|period)$/.test(tokens[at + 1]?.norm ?? '');
  return one ? { value: Number(token.text), next: at + 1 } : undefined;
}

/** "mangler i 1. og 2.": numbers that somebody is missing in are lessons, where nothing else is counted. */
function isMissedBare(tokens: readonly Token[], at: number, next: number): boolean {
  const after = tokens[next];
  const ends = after === undefined || after.newLine || /^[.,;!)]$/.test(after.text);
  return ends && missedIn.test(textOf(tokens, at - 2, at)) && tokens[at]?.kind === 'number';
}

const missedIn =
  /^(?:mangler|manglede|mangledes|vaek|fravaerende|udeblev|udeblevet|pjaekkede|missing|absent) (?:i|in|fra|from)$/;

function ordinalAt(
  tokens: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.kind === 'number' && token.text.length <= 2) {
    const end = tokens[at + 1];
    // "3.", "3rd", "3de"
    const dotted =
      end?.glued === true && (end.text === '.' || /^(st|nd|rd|th|ende|de|te)$/.test(end.norm));
    const needed = dotted || /^(og|and|,|-|–|\+|&)$/.test(tokens[at + 1]?.text ?? '');
    return needed ? { value: Number(token.text), next: at + (dotted ? 2 : 1) } : undefined;
  }
  const value = ordinals.get(token?.norm ?? '');
  return value === undefined || value > 10 ? undefined : { value, next: at + 1 };
}

function afterUnit(tokens: readonly Token[], at: number): number {
  return tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued ? at + 2 : at + 1;
}

/** A small number in digits or as a word. */
function numberAt(token: Token | undefined): number | undefined {
  if (token?.kind === 'number' && token.text.length <= 3) return Number(token.text);
  return token === undefined ? undefined : numbers.get(token.norm);
}
