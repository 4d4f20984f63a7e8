import type { Element } from './adaptiveCard.ts';

/** Letters on a line of a card 400 pixels wide, on the small side. */
const lettersOnLine = 44;

/** Elements in pages that are about `room` pixels high at most; a higher one has a page alone. O(size). */
export function pagesOf(
  elements: readonly Element[],
  room: number,
): readonly [readonly Element[], ...(readonly Element[])[]] {
  const pages: [Element[], ...Element[][]] = [[]];
  let used = 0;
  for (const element of elements) {
    const height = heightOf(element);
    const page = pages.at(-1);
    if (page && (page.length === 0 || used + height <= room)) page.push(element);
    else {
      pages.push([element]);
      used = 0;
    }
    used += height;
  }
  return pages;
}

/** About how high an element is in Teams, in pixels. */
function heightOf(element: Element): number {
  if (element.type === 'Container') {
    const inner = element.items.reduce((sum, item) => sum + heightOf(item), 0);
    return inner + 32;
  }
  if (element.type !== 'TextBlock') return 60;
  const lines = Math.ceil(element.text.length / lettersOnLine);
  return lines * (element.size === 'Small' ? 16 : 20) + (element.spacing === 'None' ? 0 : 12);
}

/** A page number that exists. */
export function pageWithin(pages: readonly unknown[], wanted = 0): number {
  return Math.min(Math.max(0, wanted), pages.length - 1);
}
