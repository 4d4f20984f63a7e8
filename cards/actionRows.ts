import type { Action, ActionSet } from './adaptiveCard.ts';

/** Width for buttons in a narrow chat, in pixels: 320 less a card's padding, and some for wide letters. */
const rowWidth = 272;

/** The same in a box, which has a padding of its own. */
const inBox = 260;
const gap = 8;

/**
 * Buttons in rows that fit a 320-pixel chat: Teams cuts off a row that is too long instead of
 * wrapping it, and nobody can press a hidden button.
 */
export function actionRows(actions: readonly Action[], width = rowWidth): readonly ActionSet[] {
  const rows: Action[][] = [];
  let used = 0;
  for (const action of actions) {
    const wide = buttonWidth(action.title);
    const row = rows.at(-1);
    if (row && used + gap + wide <= width) {
      row.push(action);
      used += gap + wide;
    } else {
      rows.push([action]);
      used = wide;
    }
  }
  return rows.map((row) => ({ type: 'ActionSet', spacing: 'Small', actions: row }));
}

/** Buttons at the end of a box. */
export function rowsInBox(actions: readonly Action[]): readonly ActionSet[] {
  return actionRows(actions, inBox);
}

/** Padding and an average letter of Teams' semibold 14 px, on the wide side. */
function buttonWidth(title: string): number {
  return 26 + 8.4 * title.length;
}
