import type { Element } from './adaptiveCard.ts';

/** What is left of a 400 px chat inside a card's padding, in pixels. */
const cardWidth = 374;
const padding = 12;
const gaps = { None: 0, Small: 8, Default: 12, Medium: 16, Large: 20 } as const;
const rowHeight = 36;

/**
 * How high elements become in a 400 px chat, in pixels, guessed on the high side from the length of their
 * texts: what does not fit goes to the next page. `npm run cards -- --measure` has the true heights.
 * O(elements).
 */
export function heightOf(elements: readonly Element[], width = cardWidth): number {
  return elements.reduce((sum, one, index) => {
    const gap = index === 0 ? 0 : gaps[one.spacing ?? 'Default'];
    return sum + gap + own(one, width);
  }, 0);
}

function own(element: Element, width: number): number {
  switch (element.type) {
    case 'TextBlock':
      return textHeight(element.text, width, element.size === 'Small' ? 12 : 14);
    case 'Container': {
      const inset = element.style === undefined ? 0 : padding;
      return heightOf(element.items, width - 2 * inset) + 2 * inset;
    }
    case 'FactSet':
      return element.facts.reduce(
        (sum, { title, value }) =>
          sum + Math.max(textHeight(title, 140, 14), textHeight(value, width - 160, 14)) + 4,
        0,
      );
    case 'Table': {
      const share = width / Math.max(1, element.columns.length) - 16;
      return element.rows.reduce(
        (sum, { cells }) =>
          sum + Math.max(0, ...cells.map(({ items }) => heightOf(items, share))) + 16,
        0,
      );
    }
    case 'ColumnSet': {
      const shares = element.columns.reduce((sum, one) => sum + one.width, 0);
      return Math.max(
        0,
        ...element.columns.map((one) => heightOf(one.items, (width * one.width) / shares - 16)),
      );
    }
    case 'ActionSet':
      return rowHeight;
    case 'Input.ChoiceSet':
      if (element.style !== 'expanded') return 24 + rowHeight;
      return element.choices.reduce((sum, { title }) => sum + tickHeight(title, width), 24);
    case 'Input.Text':
      return 24 + (element.isMultiline ? 72 : rowHeight);
    case 'Input.Date':
      return 24 + rowHeight;
  }
}

/** A title to tick, which goes on in the next line; at least as high as a finger needs. */
export function tickHeight(title: string, width = cardWidth): number {
  return Math.max(32, textHeight(title, width - 36, 14));
}

/** Letters of Teams' font are about half as wide as high; bold and capitals a little more. */
function textHeight(text: string, width: number, size: number): number {
  const letters = Math.max(1, Math.floor(width / (size * 0.56)));
  // Escapes and stars take no room.
  const lines = text
    .replaceAll(/[\\*]/g, '')
    .split('\n')
    .reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / letters)), 0);
  return lines * (size + 6);
}
