import type { SchoolClass } from '../roster/roster.ts';
import { type Cue, plainWords } from './cueWords.ts';
import type { DateContext, DateSpan } from './dateSpan.ts';
import { nameIndex } from './nameIndex.ts';
import { readClass } from './readClass.ts';
import { readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { readLessons } from './readLessons.ts';
import { type FoundName, readName } from './readName.ts';
import { readSpan } from './readSpan.ts';
import type { Token } from './tokens.ts';

/** What a message is made of, in the order it stands. */
export type Item =
  | { is: 'pupil'; name: FoundName; at: number; next: number }
  /** A word that could be a name nobody has, or a misspelt one. */
  | { is: 'word'; heard: string; norm: string; capital: boolean; at: number; next: number }
  | { is: 'class'; found: SchoolClass; at: number; next: number }
  | { is: 'date'; span: DateSpan; at: number; next: number }
  | { is: 'lessons'; count: number; at: number; next: number }
  | { is: 'cue'; cue: Cue; negated: boolean; at: number; next: number }
  | {
      is: 'mark';
      mark: 'colon' | 'comma' | 'and' | 'stop' | 'line' | 'arrow' | 'question';
      at: number;
      next: number;
    };

/** Reads a message into items. O(tokens), and what each look-up costs. */
export function readItems(tokens: readonly Token[], context: NoteContext): Item[] {
  const dates: DateContext = { today: context.now.toPlainDate(), calendar: context.calendar };
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at]?.newLine && items.length > 0)
      items.push({ is: 'mark', mark: 'line', at, next: at });
    const item = itemAt(tokens, at, context, dates, items.at(-1));
    if (item) items.push(item);
    at = Math.max(at + 1, item?.next ?? 0);
  }
  return items;
}

function itemAt(
  tokens: readonly Token[],
  at: number,
  context: NoteContext,
  dates: DateContext,
  before: Item | undefined,
): Item | undefined {
  const { roster, scope } = context;
  const found = readClass(tokens, at, roster);
  if (found) return { is: 'class', at, ...found };
  const name = readName(tokens, at, nameIndex(roster));
  if (name && isSurelyName(tokens[at], name, scope))
    return { is: 'pupil', name, at, next: name.next };
  const lessons = readLessons(tokens, at);
  if (lessons) return { is: 'lessons', at, ...lessons };
  const span = isClock(tokens, at) ? undefined : readSpan(tokens, at, dates);
  if (span) return { is: 'date', at, ...span };
  const cue = cueAt(tokens, at);
  if (cue && !(name && tokens[at]?.capital && cue.next === at + 1)) return cue;
  if (name && mayBeName(tokens, at, before)) return { is: 'pupil', name, at, next: name.next };
  return cue ?? markAt(tokens, at) ?? wordAt(tokens, at);
}

/** A capital letter and a pupil of one's own: a name even where the word also means a day or a thing. */
function isSurelyName(
  token: Token | undefined,
  name: FoundName,
  scope: readonly string[],
): boolean {
  if (name.full && token?.capital) return true;
  return (
    token?.capital === true && name.candidates.some(({ pupil }) => scope.includes(pupil.classCode))
  );
}

/** A name that is also a common word counts with a capital, first in line, or in a list of names. */
function mayBeName(tokens: readonly Token[], at: number, before: Item | undefined): boolean {
  const token = tokens[at];
  if (!token || token.capital || !plainWords.has(token.norm)) return true;
  const first = before === undefined || (before.is === 'mark' && before.mark !== 'and');
  const listed = before?.is === 'mark' && before.mark === 'and';
  return first || listed;
}

/** A time of day: after "kl.", in brackets, or with minutes no month has. */
function isClock(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'clock') return true;
  if (token?.kind !== 'date' || token.text.endsWith('.') || token.text.includes('/')) return false;
  const before = tokens[at - 1];
  const afterHour =
    before?.norm === 'kl' || (before?.text === '.' && tokens[at - 2]?.norm === 'kl');
  const [, minutes = ''] = token.text.split('.');
  return (
    afterHour ||
    before?.text === '(' ||
    before?.norm === 'ca' ||
    (minutes.length === 2 && Number(minutes) > 12)
  );
}

function cueAt(tokens: readonly Token[], at: number): Extract<Item, { is: 'cue' }> | undefined {
  const token = tokens[at];
  const code = codes.get(token?.text ?? '');
  if (code) return { is: 'cue', cue: code, negated: false, at, next: at + 1 };
  const found = readCue(tokens, at);
  if (!found) return undefined;
  const abbreviated =
    tokens[found.next]?.text === '.' &&
    tokens[found.next]?.glued &&
    !endsSentence(tokens, found.next);
  return {
    is: 'cue',
    cue: found.cue,
    negated: isNegated(tokens, at),
    at,
    next: found.next + (abbreviated ? 1 : 0),
  };
}

/** One-letter codes of the registers: S syg, L lovligt, U ulovligt. */
const codes: ReadonlyMap<string, Cue> = new Map([
  ['S', 'illness'],
  ['L', 'leave'],
  ['U', 'unlawful'],
]);

function isNegated(tokens: readonly Token[], at: number): boolean {
  const [one, two] = [tokens[at - 1]?.norm ?? '', tokens[at - 2]?.norm ?? ''];
  const negation = /^(ikke|not|aldrig|wasn't|isn't|hverken)$/;
  return (
    negation.test(one) ||
    (negation.test(two) && /^(er|var|laengere|meldt|vaeret|a|an|been|helt|rigtig)$/.test(one))
  );
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next === undefined || next.newLine || next.capital;
}

const signs: ReadonlyMap<string, Extract<Item, { is: 'mark' }>['mark']> = new Map([
  [':', 'colon'],
  [',', 'comma'],
  ['/', 'comma'],
  [';', 'stop'],
  ['!', 'stop'],
  ['?', 'question'],
  ['->', 'arrow'],
  ['=>', 'arrow'],
  ['→', 'arrow'],
  ['og', 'and'],
  ['and', 'and'],
  ['samt', 'and'],
  ['&', 'and'],
  ['+', 'and'],
  ['plus', 'and'],
]);

function markAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.norm === 'sammen' && tokens[at + 1]?.norm === 'med')
    return { is: 'mark', mark: 'and', at, next: at + 2 };
  if (token?.text === '.') {
    return endsSentence(tokens, at) ? { is: 'mark', mark: 'stop', at, next: at + 1 } : undefined;
  }
  const mark = signs.get(token?.norm ?? '');
  return mark && { is: 'mark', mark, at, next: at + 1 };
}

function wordAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.norm.length < 2 || plainWords.has(token.norm))
    return undefined;
  return {
    is: 'word',
    heard: token.text,
    norm: token.norm,
    capital: token.capital,
    at,
    next: at + 1,
  };
}
