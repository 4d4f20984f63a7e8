/** In shorter words one slip makes another word. */
const shortest = 3;

/** Slips that a word of a length may have: a letter wrong, missing, extra, or two swapped. */
function slipsIn(length: number): number {
  return length >= 8 ? 2 : 1;
}

/** A letter of a tree of words: those with the same beginning share it. */
type Branch = { word: string | undefined; letters: Map<string, Branch> };

/** Where a look through the tree is: the last letter, and the rows of slips (`nextRow`) there and before it. */
type Step = { letter: string; row: readonly number[]; before: readonly number[] };

/**
 * Words by those that are close to them. They stand in a tree by their letters, made in O(letters) when
 * first needed; looking leaves a branch as soon as its beginning has too many slips, so it costs O(length)
 * for each beginning that is still close, whatever else is in the tree.
 */
export class CloseWords {
  readonly #words: Iterable<string>;
  readonly #root: Branch = { word: undefined, letters: new Map() };
  #made = false;
  #longest = 0;

  constructor(words: Iterable<string>) {
    this.#words = words;
  }

  /** Those one slip from a word; two where both have eight letters or more. */
  to(word: string): ReadonlySet<string> {
    this.#make();
    const found = new Set<string>();
    const most = slipsIn(word.length);
    if (word.length < shortest || word.length > this.#longest + most) return found;
    const look = (branch: Branch, { letter, row, before }: Step) => {
      const slips = row.at(-1) ?? 0;
      if (branch.word !== undefined && slips <= allowed(word, branch.word)) found.add(branch.word);
      // Two swapped letters are counted from the row before.
      if (Math.min(...row, ...before) > most) return;
      for (const [next, more] of branch.letters) {
        look(more, { letter: next, row: nextRow(word, next, letter, row, before), before: row });
      }
    };
    look(this.#root, { letter: '', row: firstRow(word), before: [] });
    return found;
  }

  #make(): void {
    if (this.#made) return;
    this.#made = true;
    for (const word of this.#words) {
      if (word.length < shortest) continue;
      this.#longest = Math.max(this.#longest, word.length);
      let branch = this.#root;
      for (let at = 0; at < word.length; at += 1) branch = branchAt(branch, word.charAt(at));
      branch.word = word;
    }
  }
}

function branchAt({ letters }: Branch, letter: string): Branch {
  const known = letters.get(letter);
  if (known) return known;
  const made: Branch = { word: undefined, letters: new Map() };
  letters.set(letter, made);
  return made;
}

function allowed(word: string, other: string): number {
  return slipsIn(Math.min(word.length, other.length));
}

/** Whether two words differ by one slip. O(length²), and at once where their lengths differ by more. */
export function isSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let step: Step = { letter: '', row: firstRow(other), before: [] };
  for (let at = 0; at < one.length; at += 1) {
    const letter = one.charAt(at);
    const row = nextRow(other, letter, step.letter, step.row, step.before);
    step = { letter, row, before: step.row };
  }
  return step.row.at(-1) === 1;
}

/** Slips between nothing and each beginning of a word. */
function firstRow(word: string): readonly number[] {
  return Array.from({ length: word.length + 1 }, (_, index) => index);
}

/**
 * Slips between what was read and each beginning of a word, one letter further (optimal string alignment).
 * @param last the letter before
 * @param row the slips before this letter
 * @param before those before the last one
 */
function nextRow(
  word: string,
  letter: string,
  last: string,
  row: readonly number[],
  before: readonly number[],
): readonly number[] {
  const next = [(row[0] ?? 0) + 1];
  for (let column = 1; column <= word.length; column += 1) {
    const cost = word[column - 1] === letter ? 0 : 1;
    let best = Math.min(
      (row[column] ?? 0) + 1,
      (next[column - 1] ?? 0) + 1,
      (row[column - 1] ?? 0) + cost,
    );
    if (column > 1 && letter === word[column - 2] && last === word[column - 1]) {
      best = Math.min(best, (before[column - 2] ?? 0) + 1);
    }
    next[column] = best;
  }
  return next;
}
