import type { Piece } from './chart.ts';
import { months } from './lexicon.ts';

/** A token of a message, as far as time is concerned. */
export type TimeToken = {
  text: string;
  norm: string;
  kind: 'word' | 'number' | 'date' | 'clock' | 'mark';
  capital: boolean;
  newLine: boolean;
  glued: boolean;
};

/**
 * A message's tokens as the grammar sees them: dates cut into numbers and separators, times of day whole.
 * @param isClock whether the token at an index is a time of day
 * @returns the pieces, and for each token the piece it starts at; one more for the end
 */
export function piecesOf(
  tokens: readonly TimeToken[],
  isClock: (at: number) => boolean,
): { pieces: Piece[]; starts: number[] } {
  const pieces: Piece[] = [];
  const starts: number[] = [];
  tokens.forEach((token, at) => {
    starts.push(pieces.length);
    const { text, norm, glued, newLine, capital } = token;
    const kind = isClock(at) ? 'clock' : token.kind;
    if (kind === 'date') pieces.push(...dateParts(token));
    else pieces.push({ text, norm, kind, glued, newLine, capital });
  });
  starts.push(pieces.length);
  return { pieces: pieces.map((piece, at) => closedUp(piece, at, pieces)), starts };
}

/** "27 . 10 . 26", "3 .maj", "26 /4/ 27": blanks around what parts a date's numbers. O(1). */
function closedUp(piece: Piece, at: number, pieces: readonly Piece[]): Piece {
  if (piece.glued || piece.newLine || at === 0) return piece;
  const isParted = parts(pieces, at) || (parts(pieces, at - 1) && piece.kind === 'number');
  return isParted ? { ...piece, glued: true } : piece;
}

/** Whether a dot or a slash parts the numbers of a date, of which one stands close to it. */
function parts(pieces: readonly Piece[], at: number): boolean {
  const [before, mark, after] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (before?.kind !== 'number' || !mark || !after || mark.newLine || after.newLine) return false;
  if (before.text.length > 4) return false;
  const isDotted = mark.text === '.' && (after.kind === 'number' || months.has(after.norm));
  if (isDotted) return !mark.glued;
  const close =
    mark.glued || after.glued || pieces[at + 2]?.text === '/' || pieces[at - 2]?.text === '/';
  return mark.text === '/' && after.kind === 'number' && close;
}

function dateParts({ text, glued, newLine }: TimeToken): Piece[] {
  const parts: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\d+|[^\s\d]/g)) {
    const first = parts.length === 0;
    parts.push({
      text: match[0],
      norm: match[0],
      kind: /^\d/.test(match[0]) ? 'number' : 'mark',
      glued: first ? glued : match.index === end,
      newLine: first && newLine,
      capital: false,
    });
    end = match.index + match[0].length;
  }
  return parts;
}
