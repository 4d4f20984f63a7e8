import { mostDigitsOf } from './spokenNumbers.ts';

/** Nothing but what it seems to be: no character code, markup, invisible sign or other script's digit. */
const plain = /^[\t\n\r !-$'-;=-[\]-~À-ÖØ-öø-ÿ–—‘’“”…«»]*$/;

const pieces = /\d+|\|+|[A-Za-zÀ-ÖØ-öø-ÿ]+/g;

/** A year of two digits and the four last ones; day and month can be words. */
const fewest = 6;

/**
 * Whether a text has too few digits for a CPR number, whichever way they are written or spoken: most texts have,
 * and need not be read any further. False for a text with unusual signs. O(length).
 */
export function hasFewDigits(text: string): boolean {
  if (!plain.test(text)) return false;
  let most = 0;
  for (const piece of text.match(pieces) ?? []) {
    most += mostIn(piece);
    if (most >= fewest) return false;
  }
  return true;
}

/** How many digits a row of digits, strokes or letters can be. */
function mostIn(piece: string): number {
  if (/^[\dOoIl|]/.test(piece) && /^[\dOoIl|]+$/.test(piece)) return piece.length;
  return mostDigitsOf(piece.toLowerCase());
}
