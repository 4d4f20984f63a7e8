import { fold } from '../notes/tokens.ts';
import { isForm, type NameForms, plainName } from './nameForms.ts';

/** Where a text names somebody: start, end (exclusive), and which part of the name. */
export type Mention = { from: number; to: number; by: 'given' | 'family' | 'whole' };

type Word = { from: number; to: number; norm: string; capital: boolean };
type Hit = Mention & { first: number; last: number };

/**
 * Every mention of somebody in a text: given or family name, both in either order, with initials, in the
 * genitive, in other spellings, split by hyphens or spaces, or with one letter wrong. O(length of the text).
 */
export function mentionsOf(text: string, forms: NameForms): Mention[] {
  const words = wordsOf(text);
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const hit = hitAt(text, words, at, forms);
    if (!hit) continue;
    hits.push(hit);
    at = hit.last;
  }
  return joined(
    text,
    hits.map((hit) => withInitials(text, words, hit, forms)),
  );
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{Cf}]+/gu)].map((match) => {
    const plain = plainName(match[0]);
    return {
      from: match.index,
      to: match.index + match[0].length,
      norm: fold(plain),
      capital: /^\p{Lu}/u.test(plain),
    };
  });
}

/** A name as one word, or split in two or three by hyphens, spaces and the like. */
function hitAt(
  text: string,
  words: readonly Word[],
  at: number,
  forms: NameForms,
): Hit | undefined {
  for (const count of [1, 2, 3]) {
    const parts = words.slice(at, at + count);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last || parts.length < count || !isTight(text, parts)) return undefined;
    const norm = parts.map((one) => one.norm).join('');
    if (count > 1 && norm.length < 4) continue;
    const by = partOf(norm, forms, count);
    if (!by) continue;
    return {
      by,
      from: first.from,
      to: last.to + (/^['’´`]s?(?!\p{L})/u.exec(text.slice(last.to, last.to + 3))?.[0].length ?? 0),
      first: at,
      last: at + count - 1,
    };
  }
  return undefined;
}

function partOf(norm: string, forms: NameForms, count: number): Mention['by'] | undefined {
  // Joined words must match exactly: a near match is chance.
  const is = count === 1 ? isForm : (word: string, all: ReadonlySet<string>) => isExact(word, all);
  if (is(norm, forms.given)) return 'given';
  if (is(norm, forms.family)) return 'family';
  return is(norm, forms.whole) ? 'whole' : undefined;
}

function isExact(word: string, forms: ReadonlySet<string>): boolean {
  return forms.has(word) || (word.endsWith('s') && forms.has(word.slice(0, -1)));
}

function isTight(text: string, parts: readonly Word[]): boolean {
  return parts.every((one, at) => {
    const before = parts[at - 1];
    return !before || /^[\s.'’_·*\p{Pd}]{0,3}$/u.test(text.slice(before.to, one.from));
  });
}

/** "L. Prøvesen", "Loke P.": adjacent letters that are initials. */
function withInitials(text: string, words: readonly Word[], hit: Hit, forms: NameForms): Hit {
  let { from, to, first, last } = hit;
  const isInitial = (word: Word | undefined) =>
    word !== undefined && word.norm.length === 1 && word.capital && forms.initials.has(word.norm);
  for (let word = words[first - 1]; isInitial(word) && word; word = words[first - 1]) {
    if (!/^[.\s]{0,3}$/.test(text.slice(word.to, from))) break;
    from = word.from;
    first -= 1;
  }
  for (let word = words[last + 1]; isInitial(word) && word; word = words[last + 1]) {
    if (!/^[.\s]{1,3}$/.test(text.slice(to, word.from))) break;
    to = word.to + (text[word.to] === '.' ? 1 : 0);
    last += 1;
  }
  return { ...hit, from, to, first, last };
}

/** Adjacent parts of a name are one: "Christensen, Loke Emil". */
function joined(text: string, hits: readonly Hit[]): Mention[] {
  const found: Mention[] = [];
  for (const { from, to, by } of hits) {
    const before = found.at(-1);
    const beside = before && /^[\s,.\p{Pd}]{0,3}$/u.test(text.slice(before.to, from));
    if (!before || !beside) {
      found.push({ from, to, by });
      continue;
    }
    found[found.length - 1] = {
      from: before.from,
      to: Math.max(to, before.to),
      by: before.by === by ? by : 'whole',
    };
  }
  return found;
}

/** Replaces a removed name. */
export const removedName = '[slettet]';

/** The text with each mention replaced. */
export function replaceMentions(
  text: string,
  mentions: readonly Mention[],
  instead: (name: string) => string,
): string {
  let [left, end] = ['', 0];
  for (const { from, to } of mentions) {
    left += text.slice(end, from) + instead(text.slice(from, to));
    end = to;
  }
  return left + text.slice(end);
}
