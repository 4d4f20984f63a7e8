import { nameIndex } from './nameIndex.ts';
import type { NoteContext } from './reading.ts';
import { readName } from './readName.ts';
import type { Token } from './tokens.ts';

/** "1." before a name at the start of a line is list numbering. */
export function isListNumber(
  tokens: readonly Token[],
  at: number,
  { roster }: NoteContext,
): boolean {
  const token = tokens[at];
  const opens = at === 0 || token?.newLine === true;
  const sign = tokens[at + 1];
  if (token?.kind !== 'number' || !sign?.glued || !/^[.)]$/.test(sign.text)) return false;
  const named = (one: number) =>
    tokens[one + 2]?.capital === true && readName(tokens, one + 2, nameIndex(roster)) !== undefined;
  return named(at) && (opens || isNumbered(tokens, at, named));
}

/** "1. Amina 2. Arthur": from one on, each before a name; "den 1. Amina" is a day. */
function isNumbered(tokens: readonly Token[], at: number, named: (at: number) => boolean): boolean {
  if (/^(den|d|the|fra|til|from|to|og|and|-)$/.test(tokens[at - 1]?.norm ?? '')) return false;
  const number = Number(tokens[at]?.text);
  const has = (wanted: number) =>
    tokens.some(
      ({ text, kind }, one) =>
        kind === 'number' &&
        Number(text) === wanted &&
        /^[.)]$/.test(tokens[one + 1]?.text ?? '') &&
        !/^(den|d|the)$/.test(tokens[one - 1]?.norm ?? '') &&
        named(one),
    );
  return has(1) && (number === 1 ? has(2) : has(number - 1));
}
