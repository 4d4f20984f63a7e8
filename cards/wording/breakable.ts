/** A word that no narrow column holds. */
const longWord = /[\p{L}\p{N}]{24,}/gu;

/** Letters before such a word may go on in the next line. */
const piece = /.{1,12}/gu;

/** The text with places, not to be seen, where very long words may be broken: the cells of a list of facts break none by themselves. */
export function breakable(text: string): string {
  return text.replace(longWord, (word) => (word.match(piece) ?? []).join('\u200b'));
}
