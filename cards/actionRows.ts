import type { Action, ActionSet } from './adaptiveCard.ts';

/** Width for buttons in a narrow chat, in pixels: 320 less the card's and a box's padding. */
const rowWidth = 272;
const gap = 8;

/**
 * Buttons in rows that fit a 320-pixel chat: Teams cuts off a row that is too long instead of
 * wrapping it, and nobody can press a hidden button.
 */
export function actionRows(actions: readonly Action[]): readonly ActionSet[] {
  const rows: Action[][] = [];
  let used = 0;
  for (const action of actions) {
    const width = buttonWidth(action.title);
    const row = rows.at(-1);
    if (row && used + gap + width <= rowWidth) {
      row.push(action);
      used += gap + width;
    } else {
      rows.push([action]);
      used = width;
    }
  }
  return rows.map((row) => ({ type: 'ActionSet', spacing: 'Small', actions: row }));
}

/** Padding and an average letter of Teams' semibold 14 px, on the wide side. */
function buttonWidth(title: string): number {
  return 26 + 8.4 * title.length;
}
