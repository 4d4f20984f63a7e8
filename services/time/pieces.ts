import type { Piece } from './chart.ts';

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
  return { pieces, starts };
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
