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
export type Answer<Name extends Head> = (typeof heads)[Name][number];

/** An answer, and how likely it is by the model, from 0 to 1. */
export type Guess<Name extends Head> = { answer: Answer<Name>; share: number };

/**
 * Weights for each head: for each feature's place, one number per answer. `bias` has one per answer.
 */
export type Weights = { readonly [Name in Head]: { at: Float32Array; bias: Float32Array } };

/** What the model tells of one text; each head is worked out once, when first asked. */
export type Answers = {
  /** The likeliest answer. */
  guess<Name extends Head>(head: Name): Guess<Name>;
  /** How likely an answer is. */
  share(head: Head, answer: string): number;
};

/** Logistic regression over hashed features: a sum and a softmax, nothing else. */
export type LinearModel = { read(features: Uint32Array): Answers };

export function linearModel(weights: Weights): LinearModel {
  return { read: (features) => answersTo(features, weights) };
}

function answersTo(features: Uint32Array, weights: Weights): Answers {
  const known = new Map<Head, Float64Array>();
  const shares = (head: Head) => {
    const found = known.get(head) ?? softmax(scores(weights[head], features));
    known.set(head, found);
    return found;
  };
  return {
    guess: (head) => {
      const all = shares(head);
      const best = all.indexOf(Math.max(...all));
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

/** Each answer's sum. O(features × answers). */
export function scores({ at, bias }: Weights[Head], features: Uint32Array): Float64Array {
  const count = bias.length;
  const sums = Float64Array.from(bias);
  for (const place of features) {
    const from = place * count;
    for (let answer = 0; answer < count; answer += 1) {
      sums[answer] = (sums[answer] ?? 0) + (at[from + answer] ?? 0);
    }
  }
  return sums;
}

export function softmax(sums: Float64Array): Float64Array {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / total);
}

/** How much of the day some entries are of ("day", "lessons:2"), as the answer that says so. */
export function extentAnswer(extents: readonly string[]): string {
  const kinds = new Set(extents.map((one) => one.split(':')[0]));
  return [...kinds].sort().join('+');
}
