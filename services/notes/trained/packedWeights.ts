import { z } from 'zod';
import { places } from './features.ts';
import type { Learnt } from './train.ts';
import { allAnswers, byHead, headNames, heads, type Layer, type Weights } from './wordModel.ts';

const ofHeads = z.strictObject({
  intent: z.number(),
  whose: z.number(),
  reason: z.number(),
  extent: z.number(),
  care: z.number(),
});

/**
 * The largest weight of each part: weights are stored as whole numbers from -127 to 127. `width` is that of the hidden
 * layer.
 */
export const weightScale = z.strictObject({
  straight: ofHeads,
  width: z.int().min(1),
  hidden: z.number(),
  answers: ofHeads,
});

export type WeightScale = z.output<typeof weightScale>;

/**
 * The weights as bytes: for each feature's place a row, its way to the answers of every head and to the hidden
 * layer; then by head what is added to each answer; then the way from the hidden layer to the answers.
 */
export function packed({ straight, hidden }: Learnt): { bytes: Uint8Array; scale: WeightScale } {
  const scale = {
    straight: byHead((head) => largestIn(straight[head].bias, straight[head].at)),
    width: hidden.width,
    hidden: largestIn(hidden.at),
    answers: byHead((head) => largestIn(hidden.answers[head].bias, hidden.answers[head].at)),
  };
  const bias = headNames.map((head) => whole(straight[head].bias, scale.straight[head]));
  const answers = headNames.flatMap((head) => {
    const { at, bias } = hidden.answers[head];
    return [whole(bias, scale.answers[head]), whole(at, scale.answers[head])];
  });
  const bytes = Buffer.concat([rowsOf({ straight, hidden }, scale), ...bias, ...answers]);
  return { bytes, scale };
}

function rowsOf({ straight, hidden }: Learnt, scale: WeightScale): Uint8Array {
  const parts = [
    ...headNames.map((head) => ({
      weights: whole(straight[head].at, scale.straight[head]),
      count: heads[head].length,
    })),
    { weights: whole(hidden.at, scale.hidden), count: hidden.width },
  ];
  const row = allAnswers + hidden.width;
  const rows = new Uint8Array(places * row);
  let first = 0;
  for (const { weights, count } of parts) {
    for (let place = 0; place < places; place += 1)
      rows.set(weights.subarray(place * count, (place + 1) * count), place * row + first);
    first += count;
  }
  return rows;
}

function largestIn(...some: readonly Float32Array[]): number {
  let largest = 0;
  for (const weights of some)
    for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return largest;
}

function whole(weights: Float32Array, largest: number): Uint8Array {
  const round = (weight: number) => Math.round((weight / (largest || 1)) * 127);
  return new Uint8Array(Int8Array.from(weights, round).buffer);
}

/** The weights of a model's file. */
export function unpacked(bytes: Uint8Array, scale: WeightScale): Weights {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = 0;
  const take = (count: number) => {
    from += count;
    return signed.subarray(from - count, from);
  };
  const taken = (count: number, largest: number) =>
    Float32Array.from(take(count), (weight) => (weight * largest) / 127);
  const { width } = scale;
  const rows = take(places * (allAnswers + width));
  const bias = byHead((head) => taken(heads[head].length, scale.straight[head]));
  const answers: Layer = byHead((head) => {
    const own = taken(heads[head].length, scale.answers[head]);
    return { bias: own, at: taken(width * heads[head].length, scale.answers[head]) };
  });
  const steps = {
    ...byHead((head) => scale.straight[head] / 127),
    hidden: scale.hidden / 127,
  };
  return { width, rows, steps, bias, answers };
}
