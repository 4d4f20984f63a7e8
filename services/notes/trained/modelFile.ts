import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DataFileError } from '../../errors/errors.ts';
import { type EvidenceName, evidenceNames } from './acceptance.ts';
import { places } from './features.ts';
import { type Head, heads, linearModel, type Weights } from './linearModel.ts';
import type { TrainedReader } from './trainedReader.ts';
import { wordList } from './wordList.ts';

const share = z.number().min(0).max(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is said of a trained model beside its weights. */
export const modelCard = z.strictObject({
  about: z.string(),
  /** How the messages came about. */
  messages: z.string(),
  trainedOn: z.strictObject({ writers: z.int(), messages: z.int() }),
  /** Read by a reader trained on everybody but the writer; in per cent, of so many messages. */
  leaveOneWriterOut: z.strictObject({
    messages: z.int(),
    right: z.number(),
    asked: z.number(),
    silent: z.number(),
  }),
  words: z.string(),
  thresholds: z.strictObject({
    take: share,
    overrule: share,
    drop: share,
    reason: share,
    sure: share,
    differs: share,
    whose: share,
    care: share,
    extent: share,
    days: z.strictObject({
      schoolDays: z.int().min(1),
      schoolDaysByDate: z.int().min(1),
      back: z.int().min(0),
      backByDate: z.int().min(0),
      ahead: z.int().min(0),
      unlawfulAhead: z.int().min(0),
    }),
  }),
  /** When a reading is stored unasked: what each piece of evidence weighs. */
  acceptance: z.strictObject({
    bias: z.number(),
    weights: z.strictObject(
      Object.fromEntries(evidenceNames.map((name) => [name, z.number()])) as Record<
        EvidenceName,
        z.ZodNumber
      >,
    ),
    from: share,
    despite: share,
  }),
  /** The largest weight of each head: weights are stored as whole numbers from -127 to 127. */
  scale: z.strictObject({
    intent: z.number(),
    whose: z.number(),
    reason: z.number(),
    extent: z.number(),
    care: z.number(),
  }),
  sha256: z.strictObject({ weights: sha256, common: sha256, names: sha256 }),
});

export type ModelCard = z.output<typeof modelCard>;

/** The files of a model, as bytes. */
export type ModelFiles = { weights: Uint8Array; common: Uint8Array; names: Uint8Array };

const order: readonly Head[] = ['intent', 'whose', 'reason', 'extent', 'care'];

/** A model from its card and files. @throws DataFileError when a file is not the one the card tells of */
export function trainedReader(card: ModelCard, files: ModelFiles): TrainedReader {
  for (const name of ['weights', 'common', 'names'] as const) {
    if (checksum(files[name]) !== card.sha256[name])
      throw new DataFileError(`${name}.bin`, 'its checksum is not the one in model.json');
  }
  return {
    model: linearModel(weightsFrom(files.weights, card.scale)),
    thresholds: card.thresholds,
    acceptance: card.acceptance,
    words: { common: wordList(files.common), names: wordList(files.names) },
  };
}

/** The weights as bytes: one for each, by head, the answers' own first. */
export function packed(weights: Weights): { bytes: Uint8Array; scale: ModelCard['scale'] } {
  const scale = { intent: 0, whose: 0, reason: 0, extent: 0, care: 0 };
  const parts = order.flatMap((head) => {
    const { at, bias } = weights[head];
    const largest = [...bias, ...at].reduce((one, other) => Math.max(one, Math.abs(other)), 0);
    scale[head] = largest;
    const whole = (weight: number) => Math.round((weight / (largest || 1)) * 127);
    return [Int8Array.from(bias, whole), Int8Array.from(at, whole)];
  });
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let from = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer), from);
    from += part.length;
  }
  return { bytes, scale };
}

function weightsFrom(bytes: Uint8Array, scale: ModelCard['scale']): Weights {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = 0;
  const next = (count: number, largest: number) => {
    const part = new Float32Array(count);
    const step = largest / 127;
    for (let at = 0; at < count; at += 1) part[at] = (signed[from + at] ?? 0) * step;
    from += count;
    return part;
  };
  const head = (name: Head) => {
    const answers = heads[name].length;
    const bias = next(answers, scale[name]);
    return { bias, at: next(places * answers, scale[name]) };
  };
  return {
    intent: head('intent'),
    whose: head('whose'),
    reason: head('reason'),
    extent: head('extent'),
    care: head('care'),
  };
}

export function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
