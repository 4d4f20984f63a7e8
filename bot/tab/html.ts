import { escapeUTF8 } from 'entities';

/** A piece of a page: only `html` makes one, so that no text gets in unescaped. */
class Piece {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Html = Piece;

/** What can stand in a page: text, which is escaped, and pieces of it. */
type Content = string | number | Html | readonly Html[];

/**
 * A piece of a page. All that is put in is escaped, in attributes too, if it is not a piece itself.
 * @example html`<p title="${name}">${name}</p>`
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const written = parts.map((part, at) => part + writtenOf(contents[at]));
  return new Piece(written.join(''));
}

/** Nothing at all. */
export const nothing: Html = new Piece('');

function writtenOf(content: Content | undefined): string {
  if (content === undefined) return '';
  if (content instanceof Piece) return content.text;
  if (typeof content === 'object') return content.map(writtenOf).join('\n');
  return escapeUTF8(String(content));
}
