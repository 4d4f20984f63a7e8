import { isolated } from './isolated.ts';
import { plainText } from './plainText.ts';

/** Characters that begin or end something in Markdown, HTML or a card's own `{{DATE()}}`. */
const special = /[\\`*_{}[\]<>#~|&@]|\/(?=\/)/g;

/** From a sign of ASCII to the same sign in full width. */
const toFullWidth = 0xfee0;

/**
 * What somebody wrote, for a choice to tick or pick: at most `limit` characters that no client takes for Markdown. Teams on
 * a computer reads these titles as Markdown, on a phone as plain text, so that an escape would be read as a backslash.
 * Signs with a meaning become the same sign in full width; letters, digits and round brackets stay.
 */
export function choiceText(text: string, limit = 200): string {
  const plain = plainText(text, limit)
    .replace(special, (sign) => String.fromCodePoint(sign.charCodeAt(0) + toFullWidth))
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\uff0e`)
    .replace(/^(\d+[.)])(\s+|$)/, '$1\u00a0')
    .replace(/^[-+=]/, '–');
  return isolated(plain);
}
