import type { Item } from './item.ts';
import { type NameIndex, nameIndex } from './nameIndex.ts';
import { joinedPupil } from './place.ts';
import type { NoteContext } from './reading.ts';
import { type FoundName, readName } from './readName.ts';
import { siblingAt } from './siblings.ts';
import type { Token } from './tokens.ts';

/** "Hugo og hans søster", "Philip S og A": who is told of without a given name. */
export function unnamedAt(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
  { roster }: NoteContext,
): Item | undefined {
  const index = nameIndex(roster);
  const name =
    siblingAt(tokens, at, items, index) ??
    sameGiven(tokens, at, items, index) ??
    ofThoseNamed(tokens, at, items);
  return name && { is: 'pupil', name, at, next: name.next };
}

/** "Rosa, Nohr og Ella; sidstnævnte også i går", "the former": the last or the first of those just named. */
function ofThoseNamed(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
): FoundName | undefined {
  const english = tokens[at]?.norm === 'the';
  const word = tokens[english ? at + 1 : at];
  const which = /^(?:(sidst|foerst)naevnte|(latter|former))$/.exec(word?.norm ?? '');
  if (!word || !which || english !== (which[2] !== undefined)) return undefined;
  const last = items.findLastIndex(({ is }) => is === 'pupil');
  let index = last;
  if (/^(?:foerst|former)$/.test(which[1] ?? which[2] ?? ''))
    while (items[index - 1]?.is === 'mark' && items[index - 2]?.is === 'pupil') index -= 2;
  const named = items[index];
  if (named?.is !== 'pupil') return undefined;
  return { ...named.name, heard: word.text, next: at + (english ? 2 : 1) };
}

/** "Philip S og A": another initial of the same given name. */
function sameGiven(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
  index: NameIndex,
): FoundName | undefined {
  const pupil = joinedPupil(items, at)?.pupil;
  if (!pupil?.name.full) return undefined;
  const dotted = tokens[pupil.next - 1]?.text === '.' ? pupil.next - 2 : pupil.next - 1;
  const initials = /^\p{Lu}$/u;
  if (!initials.test(tokens[dotted]?.text ?? '') || !initials.test(tokens[at]?.text ?? ''))
    return undefined;
  const given = tokens[pupil.at];
  if (!given) return undefined;
  const found = readName([given, ...tokens.slice(at)], 0, index);
  if (!found?.full) return undefined;
  return { ...found, heard: `${given.text} ${tokens[at]?.text}`, next: at + found.next - 1 };
}
