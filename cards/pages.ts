import type { Action, Element, ExecuteAction } from './adaptiveCard.ts';
import { execute } from './elements.ts';
import { heightOf } from './height.ts';
import type { Verb } from './wording/verbs.ts';
import type { Wording } from './wording/wording.ts';

/** What goes into one card, in pixels: under 900 with heading and buttons. */
export const pageHeight = 620;

/**
 * Items in pages, each as full as fits; an item too high for any has a page of its own. O(elements).
 * @param room in pixels
 */
export function pagesOf<Item>(
  items: readonly Item[],
  elementsOf: (item: Item) => readonly Element[],
  room = pageHeight,
): readonly [readonly Item[], ...(readonly Item[])[]] {
  const pages: [Item[], ...Item[][]] = [[]];
  let used = 0;
  for (const item of items) {
    const height = heightOf(elementsOf(item)) + 12;
    const page = pages.at(-1);
    if (page && (page.length === 0 || used + height <= room)) page.push(item);
    else {
      pages.push([item]);
      used = 0;
    }
    used += height;
  }
  return pages;
}

/** Items in pages of so many each; at least one page. */
export function inPages<Item>(
  items: readonly Item[],
  perPage: number,
): readonly (readonly Item[])[] {
  return Array.from({ length: Math.max(1, Math.ceil(items.length / perPage)) }, (_, at) =>
    items.slice(at * perPage, (at + 1) * perPage),
  );
}

/** The page asked for; the last one if there are fewer by now. */
export function pageAt<Item>(
  pages: readonly (readonly Item[])[],
  asked: number,
): { shown: readonly Item[]; page: number } {
  const page = Math.min(Math.max(0, asked), pages.length - 1);
  return { shown: pages[page] ?? [], page };
}

/** Buttons to the pages before and after; none where there is one page. */
export function turnPages(
  verb: Verb,
  data: ExecuteAction['data'],
  { page, of }: { page: number; of: number },
  { texts: { pages } }: Wording,
): readonly Action[] {
  return [
    ...(page > 0 ? [execute(pages.before, verb, { ...data, page: page - 1 })] : []),
    ...(page + 1 < of ? [execute(pages.after, verb, { ...data, page: page + 1 })] : []),
  ];
}

/**
 * A button to the next page where there is one, and the one back: to the page before.
 * @param out where the first page leads back to
 */
export function nextAndBack(
  { page, of }: { page: number; of: number },
  titles: { next: string; back: string },
  turn: (title: string, page: number) => Action,
  out: Action,
): readonly Action[] {
  return [
    ...(page + 1 < of ? [turn(titles.next, page + 1)] : []),
    page > 0 ? turn(titles.back, page - 1) : out,
  ];
}

/** "Side 2 af 4", or nothing where all is on one page. */
export function pageName(
  { page, pages: of }: { page: number; pages: number },
  { texts }: Wording,
): string | undefined {
  return of > 1 ? texts.pages.at(page + 1, of) : undefined;
}
