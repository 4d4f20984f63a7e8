import type { Item } from './item.ts';
import type { NameIndex } from './nameIndex.ts';
import { joinedPupil } from './place.ts';
import { type FoundName, readName } from './readName.ts';
import type { Token } from './tokens.ts';

const whose = /^(?:hans|hendes|deres|sin|his|her|their)$/;
const sibling =
  /^(?:(?:store|lille|tvillinge)?(?:soester|bror|broder)(?:en)?|sister|brother|twin|tvilling)$/;
const siblings = /^(?:soeskende(?:ne|par|parret|flok|flokken)?|siblings|twins|tvillinger(?:ne)?)$/;

/**
 * Siblings who are told of without their names, as those of a family name: "Hugo og hans søster", "Lyngsø-søskende",
 * "søskende Lyngsø". Who it is is always asked. O(1), plus look-ups.
 */
export function siblingAt(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
  index: NameIndex,
): FoundName | undefined {
  return besidePupil(tokens, at, items, index) ?? ofFamily(tokens, at, index);
}

/** "Hugo og hans søster": of the pupil named before. */
function besidePupil(
  tokens: readonly Token[],
  at: number,
  items: readonly Item[],
  index: NameIndex,
): FoundName | undefined {
  const joined = joinedPupil(items, at);
  if (joined?.by !== 'and') return undefined;
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || !second || !whose.test(first.norm) || !sibling.test(second.norm)) return undefined;
  // "hans søster Zahra" is named.
  if (tokens[at + 2]?.capital && readName(tokens, at + 2, index)) return undefined;
  const { candidates } = joined.pupil.name;
  const family = new Set(candidates.length === 1 ? candidates[0]?.family : []);
  const same = [...family].flatMap((word) => index.byFamily.get(word) ?? []);
  const others = same.filter((one) => !candidates.includes(one));
  const heard = `${first.text} ${second.text}`;
  return { candidates: others, heard, full: false, genitive: false, next: at + 2, asked: true };
}

function ofFamily(
  tokens: readonly Token[],
  at: number,
  { byFamily }: NameIndex,
): FoundName | undefined {
  const before = siblings.test(tokens[at]?.norm ?? '');
  const family = before ? at + 1 : at;
  const norm = tokens[family]?.norm ?? '';
  const candidates = byFamily.get(norm) ?? byFamily.get(norm.replace(/'?s$/, ''));
  if (!candidates || !tokens[family]?.capital) return undefined;
  const dash = tokens[family + 1]?.text === '-' ? 1 : 0;
  const after = siblings.test(tokens[family + 1 + dash]?.norm ?? '');
  if (!before && !after) return undefined;
  const next = before ? family + 1 : family + 2 + dash;
  const heard = tokens
    .slice(at, next)
    .map(({ text }) => text)
    .join(' ');
  return { candidates, heard, full: false, genitive: false, next, asked: true };
}
