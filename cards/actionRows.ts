import type { Action, ActionSet } from './adaptiveCard.ts';

/** What a narrow chat leaves for buttons, in pixels: 320 less the card's and a box's padding. */
const rowWidth = 272;
const gap = 8;

/**
 * Buttons in rows that fit a chat of 320 pixels: the renderer of Teams cuts a row that is too long
 * instead of breaking it, and a button out of sight is one nobody can press.
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
