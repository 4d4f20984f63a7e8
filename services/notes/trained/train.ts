import { chances } from './chances.ts';
import type { Example } from './example.ts';
import { places } from './features.ts';
import { type LearntHidden, trainHidden } from './trainHidden.ts';
import { type Head, heads, type Layer, softmax } from './wordModel.ts';

/** Weights as they were learnt: straight to each head's answers, for each feature's place one per answer, and by a hidden layer. */
export type Learnt = { straight: Layer; hidden: LearntHidden };

const rounds = 12;
const rate = 0.25;
/** How strongly weights are drawn to nought. */
const decay = 1e-5;
/** The share of features left out at each step, so that no answer hangs on a single word. */
const leftOut = 0.2;
/** Shares come out too sure of writers not learnt from; weights so much smaller say how often it is right. */
const calm = 0.5;

/**
 * Trains the model, the same on every machine: multinomial logistic regression straight from the features, and a
 * hidden layer that the heads share, both by stochastic gradient steps (Adagrad) in the order given, with features left
 * out by turns. O(rounds × examples × features × (answers + width)).
 */
export function train(examples: readonly Example[]): Learnt {
  return {
    straight: {
      intent: trainHead('intent', examples),
      whose: trainHead('whose', examples),
      reason: trainHead('reason', examples),
      extent: trainHead('extent', examples),
      care: trainHead('care', examples),
    },
    hidden: trainHidden(examples),
  };
}

function trainHead(head: Head, examples: readonly Example[]): Layer[Head] {
  const answers: readonly string[] = heads[head];
  const count = answers.length;
  const at = new Float32Array(places * count);
  const seen = new Float32Array(places * count).fill(1e-2);
  const bias = new Float32Array(count);
  const own = examples.flatMap(({ features, answers: given }) => {
    const right = answers.indexOf(given[head] ?? '');
    return right === -1 ? [] : [{ features, right }];
  });
  const chance = chances();
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < own.length; step += 1) {
      // A fixed stride visits the examples in another order each round.
      const one = own[(step * 7919 + round * 104_729) % own.length];
      if (!one) continue;
      const features = one.features.filter(() => chance() >= leftOut);
      learn({ ...one, features }, { at, bias }, seen, rate / Math.sqrt(1 + round));
    }
  }
  return { at: at.map((weight) => weight * calm), bias: bias.map((weight) => weight * calm) };
}

function learn(
  { features, right }: { features: readonly number[]; right: number },
  { at, bias }: Layer[Head],
  seen: Float32Array,
  speed: number,
): void {
  const count = bias.length;
  const shares = softmax(scores({ at, bias }, features));
  const scale = 1 / Math.sqrt(features.length + 1);
  for (let answer = 0; answer < count; answer += 1) {
    const error = (answer === right ? 1 : 0) - (shares[answer] ?? 0);
    bias[answer] = (bias[answer] ?? 0) + 0.05 * speed * error;
    if (Math.abs(error) < 1e-4) continue;
    for (const place of features) {
      const index = place * count + answer;
      const weight = at[index] ?? 0;
      const slope = error * scale - decay * weight;
      const sum = (seen[index] ?? 0) + slope * slope;
      seen[index] = sum;
      at[index] = weight + (speed * slope) / Math.sqrt(sum);
    }
  }
}

/** Each answer's sum, straight from the features. O(features × answers). */
function scores({ at, bias }: Layer[Head], features: readonly number[]): number[] {
  const count = bias.length;
  const sums = [...bias];
  for (const place of features) {
    const from = place * count;
    for (let answer = 0; answer < count; answer += 1) {
      sums[answer] = (sums[answer] ?? 0) + (at[from + answer] ?? 0);
    }
  }
  return sums;
}
