import type { Item } from './item.ts';
import type { Token } from './tokens.ts';

/** What is said in one breath: from one mark, or joining word, to the next. Token indexes, `to` excluded. */
export type Clause = { from: number; to: number; sentence: number };

const joins = /^(men|but|saa|so|fordi|because|mens|while|although|selvom)$/;

/**
 * The clauses of a message. A comma or "og" between names or days joins a list, so it ends none.
 * O(tokens).
 */
export function clausesOf(tokens: readonly Token[], items: readonly Item[]): Clause[] {
  const marks = new Map(items.flatMap((one) => (one.is === 'mark' ? [[one.at, one.mark]] : [])));
  const before = (at: number) => items.find((one) => one.next === at && one.is !== 'mark');
  const after = (at: number) => items.find((one) => one.at === at && one.is !== 'mark');
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  const end = (to: number, next: number) => {
    if (to > from) clauses.push({ from, to, sentence });
    from = next;
  };
  tokens.forEach((token, at) => {
    const mark = marks.get(at);
    if (token.newLine && at > from) {
      end(at, at);
      sentence += 1;
    }
    if (mark === 'stop' || mark === 'question' || mark === 'colon') {
      end(at, at + 1);
      sentence += 1;
    } else if (mark === 'comma' || mark === 'and') {
      if (!listed(before(at), after(at + 1))) end(at, at + 1);
    } else if (joins.test(token.norm)) end(at, at);
  });
  end(tokens.length, tokens.length);
  return clauses;
}

/** Two names or two days beside each other make a list. */
function listed(one: Item | undefined, other: Item | undefined): boolean {
  if (!one || !other) return false;
  const person = (item: Item) => item.is === 'pupil' || item.is === 'word' || item.is === 'class';
  return (person(one) && person(other)) || (one.is === 'date' && other.is === 'date');
}

export function within({ from, to }: Clause, item: Item): boolean {
  return item.at >= from && item.at < to;
}
