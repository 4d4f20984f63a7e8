import type { Category, Values } from './when.ts';

/** A piece of text as the grammar sees it: a date such as "16/11-26" is five of them. */
export type Piece = {
  text: string;
  norm: string;
  kind: 'word' | 'number' | 'mark' | 'clock';
  glued: boolean;
  newLine: boolean;
  capital: boolean;
};

/** A category found from one piece to another. */
export type Edge<Name extends Category = Category> = {
  [One in Name]: { category: One; from: number; to: number; value: Values[One] };
}[Name];

/** What a rule may look at beside what it matched. */
export type Around = {
  before: Piece | undefined;
  after: Piece | undefined;
  pieces: readonly Piece[];
  from: number;
  to: number;
};

/** One place in a rule's pattern: words, a category, or a mark glued to what is before it. */
export type Slot =
  | { is: 'words'; words: ReadonlySet<string>; glued: boolean }
  | { is: 'category'; category: Category; glued: boolean };

/** A rule: what it looks for, and what it makes of it; undefined when it does not hold here. */
export type Rule = {
  makes: Category;
  slots: readonly Slot[];
  make: (found: readonly Edge[], around: Around) => Values[Category] | undefined;
};

/** Rules that begin alike. */
type Beginning = {
  /** Those that can go on, by the word after their first slot, in the order given. */
  byNext: ReadonlyMap<string, readonly Rule[]>;
  /** Those that go on with a category, or with nothing: before any other word. */
  other: readonly Rule[];
  /** Those that go on with nothing. */
  alone: readonly Rule[];
};

/** Rules by what their first slot looks for. */
export type Grammar = {
  byWord: ReadonlyMap<string, Beginning>;
  byCategory: ReadonlyMap<Category, Beginning>;
};

/** Rules indexed by their first two slots, in the order given: the earlier one wins over the same pieces. */
export function grammarOf(rules: readonly Rule[]): Grammar {
  const byWord = new Map<string, Rule[]>();
  const byCategory = new Map<Category, Rule[]>();
  for (const rule of rules) {
    const [first] = rule.slots;
    if (first?.is === 'category') add(byCategory, first.category, rule);
    for (const word of first?.is === 'words' ? first.words : []) add(byWord, word, rule);
  }
  return { byWord: byNextSlot(byWord), byCategory: byNextSlot(byCategory) };
}

function add<Key>(index: Map<Key, Rule[]>, key: Key, rule: Rule): void {
  const known = index.get(key);
  if (known) known.push(rule);
  else index.set(key, [rule]);
}

function byNextSlot<Key>(index: ReadonlyMap<Key, readonly Rule[]>): ReadonlyMap<Key, Beginning> {
  return new Map([...index].map(([key, rules]) => [key, beginningOf(rules)]));
}

function beginningOf(rules: readonly Rule[]): Beginning {
  const wordsOf = ({ slots: [, second] }: Rule) =>
    second?.is === 'words' ? second.words : undefined;
  const words = new Set(rules.flatMap((rule) => [...(wordsOf(rule) ?? [])]));
  const other = rules.filter((rule) => wordsOf(rule) === undefined);
  const byNext = [...words].map((word): [string, Rule[]] => [
    word,
    rules.filter((rule) => wordsOf(rule)?.has(word) ?? true),
  ]);
  const alone = rules.filter(({ slots }) => slots.length === 1);
  return { byNext: new Map(byNext), other, alone };
}

/** The rules of a beginning that may go on before a piece. @param found whether any category was found there */
function before(
  piece: Piece | undefined,
  found: boolean,
  { byNext, other, alone }: Beginning,
): readonly Rule[] {
  if (!piece || piece.newLine) return alone;
  return byNext.get(piece.norm) ?? (found ? other : alone);
}

/** So many ends of one category at one place are kept, the longest: a list of days has many. */
const mostEnds = 6;

/** Where each category was found, by the piece it starts at. */
export type Chart = readonly (ReadonlyMap<Category, readonly Edge[]> | undefined)[];

/**
 * Finds every category at every piece, from the last piece to the first, so that what follows a piece
 * is known before it. O(pieces × rules that begin there × ends kept): linear in the text.
 * @param seeds what single pieces are by themselves
 */
export function parseChart(
  pieces: readonly Piece[],
  grammar: Grammar,
  seeds: (pieces: readonly Piece[], at: number) => readonly Edge[],
): Chart {
  const chart: (Map<Category, Edge[]> | undefined)[] = pieces.map(() => undefined);
  const waiting: Edge[] = [];
  const parse: Parse = { pieces, chart, waiting };
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    waiting.push(...seeds(pieces, at));
    goOn(grammar.byWord.get(pieces[at]?.norm ?? ''), at, at + 1, [], parse);
    if (waiting.length === 0) continue;
    const here = new Map<Category, Edge[]>();
    chart[at] = here;
    // Grows while it is gone through.
    for (const edge of waiting) {
      if (keep(here, edge)) {
        goOn(grammar.byCategory.get(edge.category), at, edge.to, [edge], parse);
      }
    }
    waiting.length = 0;
  }
  return chart;
}

/** What is read, what was found in it so far, and what was found at the present piece and is not in the chart yet. */
type Parse = { pieces: readonly Piece[]; chart: Chart; waiting: Edge[] };

/** Finds what the rules of a beginning make, whose first slot goes from one piece to another. */
function goOn(
  beginning: Beginning | undefined,
  from: number,
  to: number,
  found: readonly Edge[],
  parse: Parse,
): void {
  if (!beginning) return;
  const after = parse.chart[to];
  for (const rule of before(parse.pieces[to], after !== undefined, beginning)) {
    const next = rule.slots[1];
    if (next?.is === 'category' && !after?.has(next.category)) continue;
    apply(rule, from, to, found, 1, parse);
  }
}

/** False when the same pieces already have that category, or longer ones fill its place. */
function keep(here: Map<Category, Edge[]>, edge: Edge): boolean {
  const known = here.get(edge.category);
  if (!known) {
    here.set(edge.category, [edge]);
    return true;
  }
  if (known.some(({ to }) => to === edge.to)) return false;
  if (known.length >= mostEnds) {
    const shortest = known.reduce((one, other) => (other.to < one.to ? other : one));
    if (shortest.to > edge.to) return false;
    known.splice(known.indexOf(shortest), 1);
  }
  known.push(edge);
  return true;
}

/** Finds a rule's results from a place on, when its slots up to `slot` are found. */
function apply(
  rule: Rule,
  from: number,
  at: number,
  found: readonly Edge[],
  slot: number,
  parse: Parse,
): void {
  const wanted = rule.slots[slot];
  if (!wanted) {
    make(rule, from, at, found, parse);
    return;
  }
  const piece = parse.pieces[at];
  if (!piece || piece.newLine || (wanted.glued && !piece.glued)) return;
  if (wanted.is === 'words') {
    if (wanted.words.has(piece.norm)) apply(rule, from, at + 1, found, slot + 1, parse);
    return;
  }
  for (const edge of parse.chart[at]?.get(wanted.category) ?? []) {
    apply(rule, from, edge.to, [...found, edge], slot + 1, parse);
  }
}

function make(
  rule: Rule,
  from: number,
  to: number,
  found: readonly Edge[],
  { pieces, waiting }: Parse,
): void {
  const around = { before: pieces[from - 1], after: pieces[to], pieces, from, to };
  const value = rule.make(found, around);
  // The rule's own type ties the value to the category.
  if (value !== undefined) waiting.push({ category: rule.makes, from, to, value } as Edge);
}
