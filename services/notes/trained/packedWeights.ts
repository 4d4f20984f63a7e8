import { z } from 'zod';
import { places } from './features.ts';
import { type Head, headNames, heads, type Layer, type Weights } from './wordModel.ts';

const byHead = z.strictObject({
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
  straight: byHead,
  width: z.int().min(1),
  hidden: z.number(),
  answers: byHead,
});

export type WeightScale = z.output<typeof weightScale>;

/** The weights as bytes: those straight to the answers by head, the hidden layer, and those from it by head. */
export function packed({ straight, hidden }: Weights): { bytes: Uint8Array; scale: WeightScale } {
  const layers = [packedLayer(straight), packedLayer(hidden.answers)] as const;
  const inside = packedPart([Float32Array.from(hidden.at, (weight) => weight * hidden.step)]);
  const bytes = Buffer.concat([...layers[0].parts, ...inside.parts, ...layers[1].parts]);
  return {
    bytes,
    scale: {
      straight: layers[0].scale,
      width: hidden.width,
      hidden: inside.largest,
      answers: layers[1].scale,
    },
  };
}

function packedLayer(layer: Layer): { parts: Uint8Array[]; scale: WeightScale['straight'] } {
  const scale = { intent: 0, whose: 0, reason: 0, extent: 0, care: 0 };
  const parts = headNames.flatMap((head) => {
    const { at, bias } = layer[head];
    const { parts, largest } = packedPart([bias, at]);
    scale[head] = largest;
    return parts;
  });
  return { parts, scale };
}

function packedPart(some: readonly Float32Array[]): { parts: Uint8Array[]; largest: number } {
  let largest = 0;
  for (const weights of some)
    for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const whole = (weight: number) => Math.round((weight / (largest || 1)) * 127);
  const parts = some.map((weights) => new Uint8Array(Int8Array.from(weights, whole).buffer));
  return { parts, largest };
}

/** The weights of a model's file. */
export function unpacked(bytes: Uint8Array, scale: WeightScale): Weights {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = 0;
  const take = (count: number) => {
    from += count;
    return signed.subarray(from - count, from);
  };
  const layer = (inputs: number, largest: WeightScale['straight']): Layer => {
    const head = (name: Head) => {
      const step = largest[name] / 127;
      const answers = heads[name].length;
      const bias = Float32Array.from(take(answers), (weight) => weight * step);
      return { bias, at: Float32Array.from(take(inputs * answers), (weight) => weight * step) };
    };
    return {
      intent: head('intent'),
      whose: head('whose'),
      reason: head('reason'),
      extent: head('extent'),
      care: head('care'),
    };
  };
  const straight = layer(places, scale.straight);
  const at = take(places * scale.width);
  const answers = layer(scale.width, scale.answers);
  return { straight, hidden: { width: scale.width, at, step: scale.hidden / 127, answers } };
}
