import type { Item } from './item.ts';
import type { Token } from './tokens.ts';

/** Whether a dot ends a sentence. */
export function isFullStop(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '.' && endsSentence(tokens, at) && !abbreviates(tokens, at);
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  // "Clara. 3c: …" starts with a class.
  const letter = tokens[at + 2];
  const isClass = next?.kind === 'number' && letter?.glued === true && /^[a-z]$/.test(letter.norm);
  return next === undefined || next.newLine || next.capital || isClass || isHeading(tokens, at + 1);
}

/** "syg. i dag", "udebl.": a dot that ends no sentence belongs to the word it stands at. */
export function isOfShortForm(tokens: readonly Token[], at: number): boolean {
  const dot = tokens[at];
  return dot?.text === '.' && dot.glued && !endsSentence(tokens, at);
}

/** "Fatima T.K.: feber", "gik kl. 10.15: Anna": a dot before another mark, or of a short form, ends nothing. */
function abbreviates(tokens: readonly Token[], at: number): boolean {
  const [last, next] = [tokens[at - 1], tokens[at + 1]];
  if (next?.glued && /^[:,;]$/.test(next.text)) return true;
  if (/^(evt|eventuelt|inkl|incl)$/.test(last?.norm ?? '')) return true;
  const hour = next?.kind === 'clock' || next?.kind === 'date' || next?.kind === 'number';
  return /^(kl|d|ca|nr)$/.test(last?.norm ?? '') && hour && !next?.newLine;
}

/** "monday: carl sick. tuesday: sigurd sick": a few words up to a colon begin a sentence. */
function isHeading(tokens: readonly Token[], at: number): boolean {
  const mark = tokens.slice(at, at + 5).find(({ kind }) => kind === 'mark');
  return mark?.text === ':' && !mark.newLine;
}

const signs: ReadonlyMap<string, Extract<Item, { is: 'mark' }>['mark']> = new Map([
  [':', 'colon'],
  [',', 'comma'],
  ['/', 'comma'],
  [';', 'comma'],
  ['!', 'stop'],
  ['?', 'question'],
  ['->', 'arrow'],
  ['=>', 'arrow'],
  ['→', 'arrow'],
  ['og', 'and'],
  ['nor', 'and'],
  ['and', 'and'],
  ['samt', 'and'],
  ['&', 'and'],
  ['+', 'and'],
  ['plus', 'and'],
]);

/** The mark at a token, if it is one: also a word that joins, as "og" and "sammen med". O(1). */
export function markAt(tokens: readonly Token[], at: number): Item | undefined {
  const token = tokens[at];
  if (token?.norm === 'sammen' && tokens[at + 1]?.norm === 'med')
    return { is: 'mark', mark: 'and', at, next: at + 2 };
  if (token?.text === '.')
    return isFullStop(tokens, at) ? { is: 'mark', mark: 'stop', at, next: at + 1 } : undefined;
  const mark = signs.get(token?.norm ?? '');
  return mark && { is: 'mark', mark, at, next: at + 1 };
}
