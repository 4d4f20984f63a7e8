/** A message as an answer and what is said after it. */
export type TwoParts = { answer: string; rest: string; joined: 'and' | 'other' };

const joint = /[,.;\n]\s{0,9}(?:(?:og|and|men|but)\s)?|\s(?:og|and|men|but)\s/giu;
const mostJoints = 4;

/** Where a message may end an answer and go on: "Sandager, og glem Marius". O(length). */
export function twoParts(text: string): readonly TwoParts[] {
  return [...text.matchAll(joint)].slice(0, mostJoints).flatMap((found): TwoParts[] => {
    const [said] = found;
    const answer = text.slice(0, found.index).trim();
    const rest = text.slice(found.index + said.length).trim();
    const joined = /\b(?:og|and)\b/iu.test(said) ? 'and' : 'other';
    if (answer === '' || rest === '') return [];
    return [{ answer, rest: joined === 'and' ? `og ${rest}` : rest, joined }];
  });
}
