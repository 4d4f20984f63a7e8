import type { Action } from './adaptiveCard.ts';
import type { Wording } from './wording/wording.ts';

/** The page before and the page after, where there is one; the first page is 0. */
export function pageButtons(
  { page, pages }: { page: number; pages: number },
  show: (title: string, page: number) => Action,
  { texts }: Wording,
): readonly Action[] {
  const { previous, next } = texts.pages;
  return [
    ...(page > 0 ? [show(previous, page - 1)] : []),
    ...(page < pages - 1 ? [show(next, page + 1)] : []),
  ];
}

/** "Side 2 af 4", or nothing where all is on one page. */
export function pageName({ page, pages }: { page: number; pages: number }, wording: Wording) {
  const { number, texts } = wording;
  return pages > 1 ? texts.pages.of(number(page + 1), number(pages)) : undefined;
}
