import type { Group, Grouped } from './groups.ts';
import { type Token, textOf } from './tokens.ts';

const wasSo = /\b(?:var|havde|blev|was|were|had|stayed)\b/;

/**
 * Gives the day of what was said before it in a sentence to what is told of others in the past, without a day of its
 * own: "Ida var væk i går, mens Bo var syg". O(words).
 */
export function shareDay(tokens: readonly Token[], { groups }: Grouped): void {
  groups.forEach((group, index) => {
    const before = groups[index - 1];
    if (!before || !group.said || group.spans.length > 0 || group.shared !== undefined) return;
    const sameSentence = before.sentence === group.sentence && before.spans.length > 0;
    if (sameSentence && wasSo.test(ownWords(tokens, group))) group.spans.push(...before.spans);
  });
}

/** From the name on: the words before it may be of the other. */
function ownWords(tokens: readonly Token[], { said }: Group): string {
  return said ? textOf(tokens, said.from, said.to) : '';
}
