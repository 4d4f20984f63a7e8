import { chances } from './chances.ts';
import type { Example } from './example.ts';
import { places } from './features.ts';
import {
  byHead,
  type Head,
  headNames,
  heads,
  type Layer,
  leak,
  scoresOf,
  softmax,
} from './wordModel.ts';

/** Units of the hidden layer: of 32, 64 and 96 the least with which fewer left-out writers were misread. */
const width = 64;
const rounds = 8;
const rate = 0.15;
/** The shares of features and of units left out at each step, so that no answer hangs on a single one. */
const leftOut = 0.2;
const unitsLeftOut = 0.1;

/** The hidden layer as it was learnt: for each feature's place `width` numbers, and the way from there to the answers. */
export type LearntHidden = { width: number; at: Float32Array; answers: Layer };

/** Trains the hidden layer and the way from it to every head's answers. O(rounds × examples × features × width). */
export function trainHidden(examples: readonly Example[]): LearntHidden {
  const learner = new Learner();
  const targets = examples.map(({ features, answers }) => ({ features, right: rightIn(answers) }));
  for (let round = 0; round < rounds; round += 1) {
    const speed = rate / Math.sqrt(1 + round);
    for (let step = 0; step < targets.length; step += 1) {
      // A fixed stride visits the examples in another order each round.
      const one = targets[(step * 7919 + round * 104_729) % targets.length];
      if (one) learner.learn(one.features, one.right, speed);
    }
  }
  return learner.hidden;
}

/** The place of each head's right answer; -1 where it teaches none. */
function rightIn(answers: Example['answers']): readonly number[] {
  return headNames.map((head) => {
    const all: readonly string[] = heads[head];
    return all.indexOf(answers[head] ?? '');
  });
}

class Learner {
  readonly hidden: LearntHidden;
  readonly #chance = chances(7);
  readonly #at = new Float32Array(places * width);
  readonly #seen = new Float32Array(places * width).fill(1e-2);
  readonly #seenAnswers: Readonly<Record<Head, Float32Array>>;
  readonly #inside = new Float32Array(width);
  readonly #slopes = new Float32Array(width);
  /** How much of a change in each unit reaches what it is made of. */
  readonly #open = new Float32Array(width);

  constructor() {
    const small = (span: number) => (this.#chance() - 0.5) * span;
    for (let index = 0; index < this.#at.length; index += 1) this.#at[index] = small(0.2);
    const start = (count: number) => Float32Array.from({ length: width * count }, () => small(0.4));
    const answers = byHead((head) => ({
      at: start(heads[head].length),
      bias: new Float32Array(heads[head].length),
    }));
    this.#seenAnswers = byHead((head) => new Float32Array(width * heads[head].length).fill(1e-2));
    this.hidden = { width, at: this.#at, answers };
  }

  /** One step towards the right answers. */
  learn(features: readonly number[], right: readonly number[], speed: number): void {
    const some = features.filter(() => this.#chance() >= leftOut);
    const scale = 1 / Math.sqrt(some.length + 1);
    this.#forward(some, scale);
    this.#slopes.fill(0);
    headNames.forEach((head, index) => {
      const answer = right[index] ?? -1;
      if (answer !== -1) this.#towards(head, answer, speed);
    });
    for (let unit = 0; unit < width; unit += 1)
      this.#slopes[unit] = (this.#slopes[unit] ?? 0) * (this.#open[unit] ?? 0) * scale;
    this.#backward(some, speed);
  }

  #forward(features: readonly number[], scale: number): void {
    const [inside, at, open] = [this.#inside, this.#at, this.#open];
    inside.fill(0);
    for (const place of features) {
      const from = place * width;
      for (let unit = 0; unit < width; unit += 1)
        inside[unit] = (inside[unit] ?? 0) + (at[from + unit] ?? 0);
    }
    for (let unit = 0; unit < width; unit += 1) {
      const sum = (inside[unit] ?? 0) * scale;
      const out = this.#chance() < unitsLeftOut;
      const passes = sum < 0 ? leak : 1;
      open[unit] = out ? 0 : passes;
      inside[unit] = out ? 0 : sum * passes;
    }
  }

  #towards(head: Head, right: number, speed: number): void {
    const layer: Layer[Head] = this.hidden.answers[head];
    const seen = this.#seenAnswers[head];
    const shares = softmax(scoresOf(layer, this.#inside));
    shares.forEach((share, answer) => {
      const error = (answer === right ? 1 : 0) - share;
      layer.bias[answer] = (layer.bias[answer] ?? 0) + 0.05 * speed * error;
      for (let unit = 0; unit < width; unit += 1) {
        const index = answer * width + unit;
        const weight = layer.at[index] ?? 0;
        this.#slopes[unit] = (this.#slopes[unit] ?? 0) + error * weight;
        const slope = error * (this.#inside[unit] ?? 0);
        const sum = (seen[index] ?? 0) + slope * slope;
        seen[index] = sum;
        layer.at[index] = weight + (speed * slope) / Math.sqrt(sum);
      }
    });
  }

  #backward(features: readonly number[], speed: number): void {
    const [at, seen, slopes] = [this.#at, this.#seen, this.#slopes];
    for (const place of features) {
      const from = place * width;
      for (let unit = 0; unit < width; unit += 1) {
        const slope = slopes[unit] ?? 0;
        const index = from + unit;
        const sum = (seen[index] ?? 0) + slope * slope;
        seen[index] = sum;
        at[index] = (at[index] ?? 0) + (speed * slope) / Math.sqrt(sum);
      }
    }
  }
}
