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

export type Answer<Name extends Head> = (typeof heads)[Name][number];

/** An answer, and how likely it is by the model, from 0 to 1. */
export type Guess<Name extends Head> = { answer: Answer<Name>; share: number };

/** Weights that lead to each head's answers: for each input, one number per answer. `bias` has one per answer. */
export type Layer = { readonly [Name in Head]: { at: Float32Array; bias: Float32Array } };

/**
 * Two ways from features to answers, whose sums are averaged: straight, and by a hidden layer that all heads share,
 * in which what words mean together has a place.
 */
export type Weights = {
  straight: Layer;
  hidden: Hidden;
};

/** The hidden layer: for each feature's place `width` numbers, each times `step`; and the way from there to the answers. */
export type Hidden = {
  width: number;
  at: Int8Array | Float32Array;
  step: number;
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
export type WordModel = { read(features: Uint32Array): Answers };

export function wordModel(weights: Weights): WordModel {
  return { read: (features) => answersTo(features, weights) };
}

function answersTo(features: Uint32Array, { straight, hidden }: Weights): Answers {
  const known = new Map<Head, Float64Array>();
  let inside: Float32Array | undefined;
  const work = (head: Head) => {
    inside ??= hiddenOf(hidden, features);
    const sums = scores(straight[head], features);
    const others = scoresOf(hidden.answers[head], inside);
    return softmax(sums.map((sum, answer) => (sum + (others[answer] ?? 0)) / 2));
  };
  const shares = (head: Head) => {
    const found = known.get(head) ?? work(head);
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

/** What passes below nought in the hidden layer, as a share of it. */
export const leak = 0.1;

/** The hidden layer of some features. O(features × width). */
export function hiddenOf({ width, at, step }: Hidden, features: Uint32Array): Float32Array {
  const inside = new Float32Array(width);
  for (const place of features) {
    const from = place * width;
    for (let unit = 0; unit < width; unit += 1) {
      inside[unit] = (inside[unit] ?? 0) + (at[from + unit] ?? 0);
    }
  }
  const scale = step / Math.sqrt(features.length + 1);
  return inside.map((sum) => (sum < 0 ? sum * scale * leak : sum * scale));
}

/** Each answer's sum from the hidden layer. O(width × answers). */
export function scoresOf({ at, bias }: Layer[Head], inside: Float32Array): Float64Array {
  const sums = Float64Array.from(bias);
  const width = inside.length;
  for (let answer = 0; answer < sums.length; answer += 1) {
    let sum = 0;
    for (let unit = 0; unit < width; unit += 1) {
      sum += (at[answer * width + unit] ?? 0) * (inside[unit] ?? 0);
    }
    sums[answer] = (sums[answer] ?? 0) + sum;
  }
  return sums;
}

/** Each answer's sum, straight from the features. O(features × answers). */
export function scores({ at, bias }: Layer[Head], features: Uint32Array): Float64Array {
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
