import { type Category, type Extent, lessonsOf } from '../../services/absence/mark.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { plainText } from './plainText.ts';
import type { Wording } from './wording.ts';

/** How a name is written where the words go: a card is Markdown, a page is not. */
export type NameWriter = (text: string, limit: number) => string;

/** Letters of a class's title: "Modtagelsesklasse 2" whole. */
const mostOfClass = 20;

/**
 * A pupil's name, cut where there is little room; what tells it from a namesake's stays whole:
 * "Christoffer Vester… (12/3)".
 */
export function pupilWords(
  name: string,
  letters: number,
  write: NameWriter = escapeMarkdown,
): string {
  const whole = plainText(name, Number.POSITIVE_INFINITY);
  const [, own = '', hint = ''] = /^(.+) (\([^()]+\))$/u.exec(whole) ?? [];
  if (hint === '' || Array.from(whole).length <= letters) return write(name, letters);
  const room = letters - Array.from(hint).length - 1;
  return `${write(own, Math.max(1, room))} ${write(hint, hint.length)}`;
}

/** A class by its title, where a card names somebody of it. */
export function classWords(title: string, write: NameWriter = escapeMarkdown): string {
  return write(title, mostOfClass);
}

/** "Sofie Haddad, 7.b". @param letters of the name at most */
export function pupilInClass(
  { pupil, classTitle }: { pupil: string; classTitle: string },
  letters: number,
  write: NameWriter = escapeMarkdown,
): string {
  return `${pupilWords(pupil, letters, write)}, ${classWords(classTitle, write)}`;
}

/** The word for a ruleset's level; a municipality's own level is shown as written. */
export function levelName(
  level: string,
  { texts }: Wording,
  write: NameWriter = escapeMarkdown,
): string {
  return texts.levels[level] ?? write(level.replaceAll('_', ' '), 60);
}

/** What a duty requires of a school. */
export function dutyName(
  duty: string,
  { texts }: Wording,
  write: NameWriter = escapeMarkdown,
): string {
  return texts.duties[duty] ?? write(duty.replaceAll('_', ' '), 60);
}

/**
 * "syg", "kom for sent", "ulovligt fravær, 2 lektioner".
 * @param withdrawn words for an absence that was deleted, or is to be
 */
export function absenceName(
  category: Category | undefined,
  extent: Extent,
  { texts }: Wording,
  withdrawn = texts.receipt.withdrawn,
): string {
  const kind = category === undefined ? withdrawn : texts.categories[category];
  const lessons = lessonsOf(extent);
  if (lessons !== undefined) return `${kind}, ${texts.receipt.extent.lessons(lessons)}`;
  if (extent === 'late' && category !== 'late') return `${kind}, ${texts.receipt.extent.late}`;
  if (extent === 'left' && category !== 'left_early')
    return `${kind}, ${texts.receipt.extent.left}`;
  return kind;
}

/** Capital first letter, for the start of a line. */
export function capitalised(words: string): string {
  const [first = '', ...rest] = words;
  return first.toLocaleUpperCase() + rest.join('');
}

/** At most `limit` of the items, and how many were left out. */
export function capped<Item>(
  items: readonly Item[],
  limit: number,
): { shown: readonly Item[]; left: number } {
  return { shown: items.slice(0, limit), left: Math.max(0, items.length - limit) };
}

/** How many of so many are shown, where `limit` have room: one more where it is the last, as "og 1 mere" is as long. */
export function shownOf(count: number, limit: number): number {
  return count === limit + 1 ? count : limit;
}

/** Escaped names as a list: "Sofie, Ali … og 7 mere". */
export function nameList(names: readonly string[], limit: number, wording: Wording): string {
  const { shown, left } = capped(
    names.map((name) => escapeMarkdown(name, 80)),
    shownOf(names.length, limit),
  );
  return left === 0 ? wording.list(shown) : `${shown.join(', ')} ${wording.texts.more(left)}`;
}
