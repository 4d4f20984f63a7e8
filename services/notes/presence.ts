import type { Item } from './item.ts';
import type { Token } from './tokens.ts';

const here =
  /^(?:(?:er|var|is|was) (?:der|there)|(?:(?:er|var|is|was) )?(?:her|til ?stede|present|here|inde|in)|moedt|moedte|kom|kommet|ok|came|showed up|turned up)(?= [,.;!]|$| (?:og|and|men|but|mens|while)\b)/;
const now =
  /^(?:er )?(?:kom|kommet|(?<=er )der|moedt|moedte|came(?: in| back)?|back|mødte op|moedte op)(?: (?:igen|dog|endelig|faktisk|again|finally))? (?:i dag|idag|today|nu|now|igen)(?= [,.;!]|$| (?:og|and|men|but)\b)/;
/** "Rosa kommer i morgen": to school, and at no hour that would be late. */
const soon =
  /^(?:kommer|moeder|comes|is coming)(?: (?:igen|tilbage|back|again|in))?(?= (?:i morgen|imorgen|paa (?:man|tirs|ons|tors|fre)dag|tomorrow|on (?:mon|tues|wednes|thurs|fri)day) ?(?:[.,;!]|$))/;
const fine = /^(?:ok|fin|fint|fine|her|moedt|til ?stede|present|here|in)(?= [,.;!]|$)/;

/** With what any of these begins. */
const starts =
  /^(?:er|var|is|was|her|til|tilstede|present|here|inde|in|moedt|moedte|kom|kommet|ok|came|showed|turned|der|back|kommer|moeder|comes|fin|fint|fine)$/;

/**
 * "Jon her, Zeynep syg", "Loke kom, Elliot kom ikke", "er inde", "kom i dag": right after a name or a day,
 * that somebody is at school, and nothing more. The token after it. O(1).
 */
export function presentAt(
  tokens: readonly Token[],
  at: number,
  before: Item | undefined,
): number | undefined {
  if (!starts.test(tokens[at]?.norm ?? '')) return undefined;
  const text = tokens
    .slice(at, at + 6)
    .map(({ norm, newLine }, index) => (newLine && index > 0 ? `. ${norm}` : norm))
    .join(' ');
  const afterName = before?.is === 'pupil' && before.next === at;
  const afterDay = before?.is === 'date' && before.next === at;
  // "vi aftalte, at Loke kommer i morgen" tells of an agreement.
  const agreed = afterName && /^(?:at|that)$/.test(tokens[before.at - 1]?.norm ?? '');
  const found = afterName
    ? (here.exec(text) ?? (agreed ? null : soon.exec(text)) ?? now.exec(text))
    : (now.exec(text) ?? (afterDay ? fine.exec(text) : null));
  return found ? at + found[0].split(' ').length : undefined;
}
