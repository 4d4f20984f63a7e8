/** What people mark with signs instead of tags, and what no sign shows. */

/**
 * The text without lines that quote (`> …`), and without words struck out by `~~…~~`.
 * O(length), without regular expressions.
 */
export function unmarked(text: string): { own: string; quoted: string; struck: boolean } {
  const lines = text.split('\n');
  const quotes = (line: string) => line.trimStart().startsWith('>');
  const own = lines.filter((line) => !quotes(line)).join('\n');
  const quoted = lines.filter(quotes).map((line) => line.trimStart().slice(1));
  return { ...withoutStruck(own), quoted: quoted.join('\n') };
}

const strike = '~~';

/** A pair of marks lies close around its words, in one line; others were typed. */
function withoutStruck(text: string): { own: string; struck: boolean } {
  const parts: string[] = [];
  let done = 0;
  let opened: number | undefined;
  let at = text.indexOf(strike);
  for (; at !== -1; at = text.indexOf(strike, at + strike.length)) {
    const inside = opened === undefined ? '' : text.slice(opened + strike.length, at);
    if (opened !== undefined && inside !== '' && !inside.includes('\n') && !isSpace(text[at - 1])) {
      parts.push(text.slice(done, opened));
      done = at + strike.length;
      opened = undefined;
    } else opened = isSpace(text[at + strike.length]) ? undefined : at;
  }
  return { own: [...parts, text.slice(done)].join(''), struck: done > 0 };
}

function isSpace(one: string | undefined): boolean {
  return one === undefined || one.trim() === '';
}

/** Signs that are seen by nobody: they come with copied text and cut words apart. */
const unseen = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u200f'];
/** Spaces of another width. */
const spaces = ['\u00a0', '\u202f', '\u2007', '\u2009'];

/** The same words with ordinary spaces only. */
export function plainSpaces(text: string): string {
  const seen = unseen.reduce((left, sign) => left.replaceAll(sign, ''), text);
  return spaces.reduce((left, sign) => left.replaceAll(sign, ' '), seen);
}

/**
 * The text after a quote that begins it, however spaced; the whole text where it does not begin so. A preview
 * may end in an ellipsis. O(length)
 */
export function afterQuote(text: string, quote: string): string {
  const wanted = [...withoutEllipsis(quote.trim())].filter((one) => !isSpace(one));
  if (wanted.length === 0) return text;
  let matched = 0;
  let at = 0;
  for (const one of text) {
    if (matched === wanted.length) break;
    at += one.length;
    if (isSpace(one)) continue;
    if (one !== wanted[matched]) return text;
    matched += 1;
  }
  if (matched < wanted.length) return text;
  const rest = text.slice(at);
  return withoutEllipsis(quote.trim()) === quote.trim() ? rest : withoutLeadingEllipsis(rest);
}

function withoutEllipsis(text: string): string {
  if (text.endsWith('…')) return text.slice(0, -1);
  return text.endsWith('...') ? text.slice(0, -3) : text;
}

function withoutLeadingEllipsis(text: string): string {
  const left = text.trimStart();
  if (left.startsWith('…')) return left.slice(1);
  return left.startsWith('...') ? left.slice(3) : left;
}
