/** Removes a card text's Markdown escapes, for a text that is not rendered. */
export function plain(markdown: string): string {
  return markdown.replace(/\\(.)/g, '$1');
}
