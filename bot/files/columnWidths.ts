/** A column is no wider than so many letters of a word, and leaves room beside it. */
const longestWord = 24;
const beside = 2;

/** How much of a column's longest text counts beside its longest word. */
const ofText = 0.15;

/**
 * How wide each column of a table is, so that no word is broken where there is room: by its longest word, and
 * somewhat by its longest text. O(cells).
 * @param rows all of them, the heading too
 * @param width of the table; in the same unit as what is given back
 */
export function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const weights = (rows[0] ?? []).map((_, at) => {
    const texts = rows.map((row) => row[at] ?? '');
    const words = texts.flatMap((text) => text.split(/[\s-]+/));
    const text = Math.max(...texts.map(({ length }) => length));
    const word = Math.min(longestWord, Math.max(...words.map(({ length }) => length)));
    return word + beside + ofText * Math.min(text, 4 * longestWord);
  });
  const all = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => Math.floor((width * one) / all));
}
