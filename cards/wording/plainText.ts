/** Latin letters and signs, with single spaces: one line already, with a character for each letter. */
const simple = /^(?! )(?:[!-~À-ɏ]| (?! |$))*$/;

/**
 * What somebody wrote, as one line without control and direction characters, at most `limit`
 * characters long (with "…" if cut, after a letter). For buttons and choices, which are not Markdown.
 */
export function plainText(text: string, limit = 200): string {
  if (text.length <= limit && simple.test(text)) return text;
  const oneLine = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .trim();
  const letters = Array.from(oneLine);
  if (letters.length <= limit) return oneLine;
  return cutOff(letters.slice(0, limit - 1));
}

function cutOff(letters: readonly string[]): string {
  const last = letters.findLastIndex((letter) => !/[\s,;:·–-]/u.test(letter));
  return `${letters.slice(0, last + 1).join('')}…`;
}

/** The same, cut after a whole word where there is one. */
export function wholeWords(text: string, limit: number): string {
  const cut = plainText(text, limit);
  if (cut === plainText(text, Number.POSITIVE_INFINITY)) return cut;
  const space = cut.lastIndexOf(' ');
  return space === -1 ? cut : cutOff(Array.from(cut.slice(0, space)));
}
