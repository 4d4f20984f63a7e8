/** Line and column, counted from 1, of the first time that the words stand in the text. */
export function placeOf(text: string, words: string): { line: number; column: number } {
  const offset = text.indexOf(words);
  if (offset === -1) throw new Error(`the text does not hold ${words}`);
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
