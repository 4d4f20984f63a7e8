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
  const marks = new Map<number, Extract<Item, { is: 'mark' }>['mark']>();
  const endingAt = new Map<number, Item>();
  const startingAt = new Map<number, Item>();
  for (const one of items) {
    if (one.is === 'mark') marks.set(one.at, one.mark);
    else {
      endingAt.set(one.next, one);
      startingAt.set(one.at, one);
    }
  }
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
      if (!listed(endingAt.get(at), startingAt.get(at + 1))) end(at, at + 1);
    } else if (joins.test(token.norm)) end(at, at);
  });
  end(tokens.length, tokens.length);
  return clauses;
}

/** "…, back tomorrow": it begins a clause of its own. */
const returns = /^(back|returning|returns|retur|tilbage)$/;

/** Two names or two days beside each other make a list. */
function listed(one: Item | undefined, other: Item | undefined): boolean {
  if (!one || !other) return false;
  const person = (item: Item) =>
    item.is === 'pupil' || item.is === 'class' || (item.is === 'word' && !returns.test(item.norm));
  return (person(one) && person(other)) || (one.is === 'date' && other.is === 'date');
}

/** The items of each clause, in order; what stands between clauses is in none. O(clauses + items). */
export function byClause(
  clauses: readonly Clause[],
  items: readonly Item[],
): ReadonlyMap<Clause, readonly Item[]> {
  const found = new Map<Clause, Item[]>(clauses.map((clause) => [clause, []]));
  let at = 0;
  for (const item of items) {
    while ((clauses[at]?.to ?? Number.POSITIVE_INFINITY) <= item.at) at += 1;
    const clause = clauses[at];
    if (clause && item.at >= clause.from) found.get(clause)?.push(item);
  }
  return found;
}
