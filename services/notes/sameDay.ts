import { type Grouped, wordsOfGroup } from './group.ts';
import { type Token, textOf } from './tokens.ts';

const fullDate = /\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?20\d\d\b/;

const wasSo = /\b(?:var|havde|blev|was|were|had|stayed)\b/;

/**
 * Gives the day of what was said before it in a sentence to what is told of others in the past, without a day of its
 * own: "Ida var væk i går, mens Bo var syg". The words before the name may be of the other. O(words).
 */
export function shareDay(tokens: readonly Token[], { groups, loose }: Grouped): void {
  const [only, another] = groups;
  const isUndated = only !== undefined && !another && only.spans.length === 0;
  // "Første fraværsdag: 19/11. Årsag: syg. Elev: Ida": of a form, in sentences without a name; read back.
  const isForm =
    tokens.filter(({ text }) => text === ':').length > 1 || fullDate.test(textOf(tokens));
  if (isUndated && isForm && loose.spans.length > 0 && loose.cues.length === 0) {
    only.spans.push(...loose.spans);
    only.mixed = true;
  }
  groups.forEach((group, index) => {
    const before = groups[index - 1];
    if (!before || !group.said || group.spans.length > 0 || group.shared !== undefined) return;
    const sameSentence = before.sentence === group.sentence && before.spans.length > 0;
    if (sameSentence && wasSo.test(wordsOfGroup(tokens, group))) group.spans.push(...before.spans);
  });
}
