import { plainText } from './plainText.ts';

/** Characters that begin or end something in Markdown, HTML or a card's own `{{DATE()}}`. */
const special = /[\\`*_{}[\]()<>#~|!&@]/g;

/**
 * What somebody wrote, for a TextBlock: one line, shown as written, that never becomes
 * a link, emphasis, a list, a heading or a date. Names stay free of backslashes.
 * @param limit most characters shown, before escaping
 */
export function escapeMarkdown(text: string, limit = 200): string {
  return (
    plainText(text, limit)
      .replace(special, '\\$&')
      // With or without a scheme before it: both become links.
      .replace(/\/\//g, '\\/\\/')
      .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      .replace(/^([-+=])/, '\\$1')
  );
}
