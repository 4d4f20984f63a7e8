import type { Around, Edge, Rule, Slot } from './chart.ts';
import type { Category, Values } from './when.ts';

/** Texts a rule is for, each with the days it means, as `time.test.ts` reads them. */
export type Examples = Readonly<Record<string, string>>;

/** A rule with the examples that are its tests. */
export type Told = { rules: readonly Rule[]; pattern: string; examples: Examples };

type Names<Pattern extends string> = Pattern extends `${string}<${infer Name}>${infer Rest}`
  ? [...(Name extends Category ? [Name] : []), ...Names<Rest>]
  : [];

type Found<List extends readonly Category[]> = {
  [At in keyof List]: List[At] extends Category ? Values[List[At]] : never;
};

/**
 * A rule of the grammar.
 * @param makes the category it finds
 * @param pattern words with alternatives (`fra|from`), categories (`<day>`), and either in brackets
 *   when it may be missing (`[den|d]`); `~` before one means that no space stands before it; `¦` is the bar of a table
 * @param make what it means, from the categories in the order of the pattern; undefined when it does
 *   not hold here
 * @param examples a text and the days it means on Wednesday 25 November 2026
 */
export function rule<Name extends Category, Pattern extends string>(
  makes: Name,
  pattern: Pattern,
  make: (found: Found<Names<Pattern>>, around: Around) => Values[Name] | undefined,
  examples: Examples = {},
): Told {
  const rules = variantsOf(pattern.split(' ')).map((slots): Rule => {
    return {
      makes,
      slots,
      make: (edges, around) => make(valuesOf(edges) as Found<Names<Pattern>>, around),
    };
  });
  return { rules, pattern: `${makes}: ${pattern}`, examples };
}

function valuesOf(edges: readonly Edge[]): readonly unknown[] {
  return edges.map(({ value }) => value);
}

/** A pattern without its optional words, and with them. */
function variantsOf(parts: readonly string[]): Slot[][] {
  let known: Slot[][] = [[]];
  for (const part of parts) {
    const optional = part.startsWith('[') && part.endsWith(']');
    const slot = slotOf(optional ? part.slice(1, -1) : part);
    const longer = known.map((slots) => slots.concat(slot));
    known = optional ? longer.concat(known) : longer;
  }
  return known;
}

function slotOf(part: string): Slot {
  const glued = part.startsWith('~');
  const text = glued ? part.slice(1) : part;
  const category = /^<(\w+)>$/.exec(text)?.[1];
  if (category !== undefined) return { is: 'category', category: category as Category, glued };
  const words = text.split('|').map((word) => (word === '¦' ? '|' : word));
  return { is: 'words', words: new Set(words), glued };
}
