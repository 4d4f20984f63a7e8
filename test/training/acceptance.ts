import {
  type Acceptance,
  type Evidence,
  evidenceNames,
  likelihood,
} from '../../services/notes/trained/acceptance.ts';

/** What spoke for a reading, and whether it was right. */
export type Weighed = { evidence: Evidence; right: boolean };

/**
 * Chosen on all writers, each read by a reader trained on the others, with silence about something wrong held far
 * dearer than a tap. From the second on, no group of writers is more often wrong in silence than it was.
 */
const from = 0.8;
const despite = 0.97;

const rounds = 400;
const rate = 0.5;
/** How strongly weights are drawn to nought, against so few wrong readings. */
const decay = 0.002;

/** Logistic regression by whole steps (Adagrad), the same on every machine. O(rounds × readings). */
export function trainAcceptance(weighed: readonly Weighed[]): Acceptance {
  const weights: Record<string, number> = Object.fromEntries(
    evidenceNames.map((name) => [name, 0]),
  );
  const seen: Record<string, number> = Object.fromEntries(
    evidenceNames.map((name) => [name, 1e-4]),
  );
  let [bias, seenBias] = [0, 1e-4];
  for (let round = 0; round < rounds; round += 1) {
    const model = { bias, weights: weights as Evidence };
    const slopes: Record<string, number> = Object.fromEntries(
      evidenceNames.map((name) => [name, -decay * (weights[name] ?? 0)]),
    );
    let slopeBias = 0;
    for (const { evidence, right } of weighed) {
      const error = ((right ? 1 : 0) - likelihood(model, evidence)) / weighed.length;
      slopeBias += error;
      for (const name of evidenceNames) slopes[name] = (slopes[name] ?? 0) + error * evidence[name];
    }
    for (const name of evidenceNames) {
      const slope = slopes[name] ?? 0;
      seen[name] = (seen[name] ?? 0) + slope * slope;
      weights[name] = (weights[name] ?? 0) + (rate * slope) / Math.sqrt(seen[name] ?? 1);
    }
    seenBias += slopeBias * slopeBias;
    bias += (rate * slopeBias) / Math.sqrt(seenBias);
  }
  return { bias: rounded(bias), weights: rounding(weights), from, despite };
}

/** Stores whatever was read, to see whether it would be right. */
export const always: Acceptance = { bias: 1, weights: rounding({}), from: 0, despite: 0 };

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function rounding(weights: Readonly<Record<string, number>>): Evidence {
  return Object.fromEntries(
    evidenceNames.map((name) => [name, rounded(weights[name] ?? 0)]),
  ) as Evidence;
}
