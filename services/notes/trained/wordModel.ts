/** What the trained reader tells of a text, and the answers to each. */
export const heads = {
  /** What the message wants. */
  intent: [
    'note',
    'correct',
    'withdraw',
    'all_present',
    'concern',
    'status',
    'not_absence',
    'progress',
    'other',
  ],
  /** Whose state it tells of. */
  whose: ['pupil', 'parent', 'sibling', 'writer', 'colleague', 'none'],
  /** Why a pupil is away; `ask` when the words do not settle it. */
  reason: ['illness', 'leave', 'unlawful', 'unexplained', 'late', 'left_early', 'ask'],
  /** How much of the day is told of, of all pupils together; of more than two kinds nothing is learnt. */
  extent: [
    'day',
    'late',
    'left',
    'lessons',
    'day+late',
    'day+left',
    'day+lessons',
    'late+left',
    'late+lessons',
    'left+lessons',
  ],
  /** Whether a careful reader would read it back. */
  care: ['plain', 'confirm'],
} as const;

export type Head = keyof typeof heads;

export const headNames: readonly Head[] = ['intent', 'whose', 'reason', 'extent', 'care'];

/** Something for each head, made in their order. */
export function byHead<Value>(make: (head: Head) => Value): Record<Head, Value> {
  return {
    intent: make('intent'),
    whose: make('whose'),
    reason: make('reason'),
    extent: make('extent'),
    care: make('care'),
  };
}

export type Answer<Name extends Head> = (typeof heads)[Name][number];

/** An answer, and how likely it is by the model, from 0 to 1. */
export type Guess<Name extends Head> = { answer: Answer<Name>; share: number };

/** Weights that lead to each head's answers: for each answer, one number per input. `bias` has one per answer. */
export type Layer = { readonly [Name in Head]: { at: Float32Array; bias: Float32Array } };

/** How many answers all heads have together. */
export const allAnswers = headNames.reduce((sum, head) => sum + heads[head].length, 0);

/**
 * Two ways from features to answers, whose sums are averaged: straight, and by a hidden layer that all heads share,
 * in which what words mean together has a place.
 */
export type Weights = {
  /** Units of the hidden layer. */
  width: number;
  /** For each feature's place a row: a number for each answer of each head, and one for each unit. */
  rows: Int8Array;
  /** What a whole number of a row is worth: straight to a head's answers, and to the hidden layer. */
  steps: { readonly [Name in Head]: number } & { hidden: number };
  /** By head, one for each answer. */
  bias: { readonly [Name in Head]: Float32Array };
  /** From the hidden layer to the answers. */
  answers: Layer;
};

/** What the model tells of one text; each head is worked out once, when first asked. */
export type Answers = {
  /** The likeliest answer. */
  guess<Name extends Head>(head: Name): Guess<Name>;
  /** How likely an answer is. */
  share(head: Head, answer: string): number;
};

/** Reads a text's hashed features. */
export type WordModel = { read(features: readonly number[]): Answers };

export function wordModel(weights: Weights): WordModel {
  return { read: (features) => answersTo(features, weights) };
}

function answersTo(features: readonly number[], weights: Weights): Answers {
  const known = new Map<Head, readonly number[]>();
  const sums = rowSums(features, weights);
  const inside = hiddenOf(sums, features.length, weights);
  const shares = (head: Head) => {
    const found = known.get(head) ?? softmax(scores(head, sums, inside, weights));
    known.set(head, found);
    return found;
  };
  return {
    guess: (head) => {
      const all = shares(head);
      const best = all.indexOf(largest(all));
      const answer = heads[head][best];
      if (answer === undefined) throw new RangeError(`no answer ${best} for ${head}`);
      return { answer, share: all[best] ?? 0 };
    },
    share: (head, answer) => {
      const all: readonly string[] = heads[head];
      return shares(head)[all.indexOf(answer)] ?? 0;
    },
  };
}

/** The sum of the features' rows, in whole numbers. O(features × row). */
function rowSums(features: readonly number[], { rows, width }: Weights): Int32Array {
  const row = allAnswers + width;
  const sums = new Int32Array(row);
  const start = (feature: number) => (features[feature] ?? 0) * row;
  let next = 0;
  // Four rows at a time: a sum is read and written once for all of them.
  for (; next + 4 <= features.length; next += 4) {
    const [a, b, c, d] = [start(next), start(next + 1), start(next + 2), start(next + 3)];
    for (let at = 0; at < row; at += 1) {
      const more = (rows[a + at] ?? 0) + (rows[b + at] ?? 0) + (rows[c + at] ?? 0);
      sums[at] = (sums[at] ?? 0) + more + (rows[d + at] ?? 0);
    }
  }
  for (; next < features.length; next += 1) {
    const a = start(next);
    for (let at = 0; at < row; at += 1) sums[at] = (sums[at] ?? 0) + (rows[a + at] ?? 0);
  }
  return sums;
}

/** What passes below nought in the hidden layer, as a share of it. */
export const leak = 0.1;

/** The hidden layer of a text with so many features. O(width). */
function hiddenOf(sums: Int32Array, features: number, { steps }: Weights): Float32Array {
  const scale = steps.hidden / Math.sqrt(features + 1);
  const inside = new Float32Array(sums.length - allAnswers);
  for (let unit = 0; unit < inside.length; unit += 1) {
    const sum = sums[allAnswers + unit] ?? 0;
    inside[unit] = sum < 0 ? sum * scale * leak : sum * scale;
  }
  return inside;
}

/** Where each head's answers begin in a row. */
const firstOf = byHead((head) => {
  const before = headNames.slice(0, headNames.indexOf(head));
  return before.reduce((sum, one) => sum + heads[one].length, 0);
});

/** Each answer's sum: the average of both ways. O(answers × width). */
function scores(
  head: Head,
  sums: Int32Array,
  inside: Float32Array,
  { steps, bias, answers }: Weights,
): number[] {
  const first = firstOf[head];
  const all = scoresOf(answers[head], inside);
  for (let answer = 0; answer < all.length; answer += 1) {
    const straight = (bias[head][answer] ?? 0) + (sums[first + answer] ?? 0) * steps[head];
    all[answer] = (straight + (all[answer] ?? 0)) / 2;
  }
  return all;
}

/** Each answer's sum from the hidden layer. O(width × answers). */
export function scoresOf({ at, bias }: Layer[Head], inside: Float32Array): number[] {
  const sums: number[] = [];
  const width = inside.length;
  for (let answer = 0; answer < bias.length; answer += 1) {
    const first = answer * width;
    let sum = 0;
    for (let unit = 0; unit < width; unit += 1) {
      sum += (at[first + unit] ?? 0) * (inside[unit] ?? 0);
    }
    sums.push((bias[answer] ?? 0) + sum);
  }
  return sums;
}

/** Sums as shares of one. */
export function softmax(sums: readonly number[]): number[] {
  const most = largest(sums);
  const shares: number[] = [];
  let total = 0;
  for (const sum of sums) {
    const share = Math.exp(sum - most);
    total += share;
    shares.push(share);
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) / total;
  return shares;
}

function largest(some: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const one of some) if (one > most) most = one;
  return most;
}

/** How much of the day some entries are of ("day", "lessons:2"), as the answer that says so. */
export function extentAnswer(extents: readonly string[]): string {
  const kinds = new Set(extents.map((one) => one.split(':')[0]));
  return [...kinds].sort().join('+');
}
