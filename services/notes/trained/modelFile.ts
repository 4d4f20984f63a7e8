import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DataFileError } from '../../errors/errors.ts';
import { type EvidenceName, evidenceNames } from './acceptance.ts';

import { unpacked, weightScale } from './packedWeights.ts';
import type { TrainedReader } from './trainedReader.ts';
import { wordList } from './wordList.ts';
import { wordModel } from './wordModel.ts';

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
  /** How the weights are stored. */
  scale: weightScale,
  sha256: z.strictObject({ weights: sha256, common: sha256, names: sha256 }),
});

export type ModelCard = z.output<typeof modelCard>;

/** The files of a model, as bytes. */
export type ModelFiles = { weights: Uint8Array; common: Uint8Array; names: Uint8Array };

/** A model from its card and files. @throws DataFileError when a file is not the one the card tells of */
export function trainedReader(card: ModelCard, files: ModelFiles): TrainedReader {
  for (const name of ['weights', 'common', 'names'] as const) {
    if (checksum(files[name]) !== card.sha256[name])
      throw new DataFileError(`${name}.bin`, 'its checksum is not the one in model.json');
  }
  return {
    model: wordModel(unpacked(files.weights, card.scale)),
    thresholds: card.thresholds,
    acceptance: card.acceptance,
    words: { common: wordList(files.common), names: wordList(files.names) },
  };
}

export function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
