import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { unpacked, weightScale } from '../../services/notes/trained/packedWeights.ts';
import { type WordModel, wordModel } from '../../services/notes/trained/wordModel.ts';
import type { Writer } from './writers.ts';

const trained = z.object({ bytes: z.instanceof(Uint8Array), scale: weightScale });

/** For each writer a model trained on everybody else, as it would be shipped; one at a time on each processor. */
export async function modelsWithout(
  writers: readonly Writer[],
): Promise<ReadonlyMap<Writer, WordModel>> {
  const models = new Map<Writer, WordModel>();
  const left = [...writers];
  const work = async () => {
    const thread = new Worker(new URL('./trainOne.ts', import.meta.url));
    for (let writer = left.shift(); writer; writer = left.shift()) {
      thread.postMessage(writer.id);
      const [message] = await once(thread, 'message');
      const { bytes, scale } = trained.parse(message);
      models.set(writer, wordModel(unpacked(bytes, scale)));
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return models;
}
