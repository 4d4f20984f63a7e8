/**
 * What somebody wrote, as one line without control and direction characters, at most `limit`
 * characters long (with "…" if cut, after a letter). For buttons and choices, which are not Markdown.
 */
export function plainText(text: string, limit = 200): string {
  const oneLine = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .trim();
  const letters = Array.from(oneLine);
  if (letters.length <= limit) return oneLine;
  const cut = letters.slice(0, limit - 1);
  const last = cut.findLastIndex((letter) => !/[\s,;:·–-]/u.test(letter));
  return `${cut.slice(0, last + 1).join('')}…`;
}

/** The same, cut after a whole word where there is one. */
export function wholeWords(text: string, limit: number): string {
  const cut = plainText(text, limit);
  const isWhole = cut === plainText(text, Number.POSITIVE_INFINITY);
  return isWhole ? cut : cut.replace(/[\s,;:·–-]+\S*…$/u, '…');
}
