import type { Item } from './item.ts';
import { nameIndex } from './nameIndex.ts';
import { isTimeWord } from './nameOrWord.ts';
import { readClass } from './readClass.ts';
import type { NoteContext } from './reading.ts';
import { type FoundName, readName } from './readName.ts';
import type { Token } from './tokens.ts';

/**
 * "Haddad er syg", "syge: Holm, Bæk": a family name of the writer's own pupils that stands alone, and is no
 * name of the staff nor of anybody else.
 */
export function familyAlone(
  tokens: readonly Token[],
  at: number,
  before: Item | undefined,
  { roster, scope, trained }: NoteContext,
): FoundName | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.norm.length < 3) return undefined;
  const joined = at > 0 && !token.newLine && (before?.next !== at || before.is === 'word');
  // "Albert Nygaard": another family name than his, no second pupil.
  if (before?.is === 'pupil' && before.next === at && !token.newLine) return undefined;
  if (joined && !/^(er|har|var|mangler|is|was|has|both|begge)$/.test(tokens[at - 1]?.norm ?? ''))
    return undefined;
  const { byFamily, staff } = nameIndex(roster);
  const own = token.norm.replace(/'?s$/, '');
  const norm = byFamily.has(token.norm) ? token.norm : own;
  const code = classAfter(tokens, at + 1, roster);
  const codes = code === undefined ? scope : [code];
  const candidates = byFamily.get(norm)?.filter(({ pupil }) => codes.includes(pupil.classCode));
  if (!candidates || candidates.length === 0 || staff.has(norm)) return undefined;
  const next = tokens[at + 1];
  const goesOn = next?.text === '-' || (next?.kind === 'word' && next.capital && !next.newLine);
  const word = !token.capital && (trained?.words.common.has(norm) ?? true);
  const named = next?.text === ',' && readName(tokens, at + 2, nameIndex(roster)) !== undefined;
  if (goesOn || word || named || isTimeWord(token) || familyAfter(tokens, at)) return undefined;
  const genitive = norm !== token.norm;
  return { next: at + 1, candidates, full: false, heard: token.text, genitive };
}

/** "Mortensen fra 9.a", "Mortensen (9a)": the class written beside a family name. */
function classAfter(
  tokens: readonly Token[],
  at: number,
  roster: NoteContext['roster'],
): string | undefined {
  const joined = /^(?:fra|i|from|in|of|,|\()$/.test(tokens[at]?.norm ?? '');
  return readClass(tokens, joined ? at + 1 : at, roster)?.found.code;
}

/** "Frøken Winther, Sara": titles and commas leave open who it is. */
function familyAfter(tokens: readonly Token[], at: number): boolean {
  const title = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1];
  if (/^(familien|familie|fru|froeken|hr|mr|mrs|miss|ms)$/.test(title?.norm ?? '')) return true;
  return tokens[at + 1]?.text === ',' && tokens[at + 3]?.text === ',';
}
