/**
 * What somebody wrote, as one line without control and direction characters, at most `limit`
 * characters long (with "…" if cut). For buttons and choices, which are not Markdown.
 */
export function plainText(text: string, limit = 200): string {
  const oneLine = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .trim();
  const letters = Array.from(oneLine);
  return letters.length <= limit
    ? oneLine
    : `${letters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
