import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile } from '../../files/readJsonFile.ts';
import { modelCard, trainedReader } from './modelFile.ts';
import type { TrainedReader } from './trainedReader.ts';

/**
 * Reads a trained model from its folder.
 * @throws DataFileError when the card is not one, or a file is not the one it tells of
 */
export async function readModel(folder: string): Promise<TrainedReader> {
  const card = await readJsonFile(join(folder, 'model.json'), modelCard);
  const [weights, common, names] = await Promise.all(
    ['weights.bin', 'common.bin', 'names.bin'].map((name) => readFile(join(folder, name))),
  );
  if (!weights || !common || !names) throw new RangeError('three files were read');
  return trainedReader(card, { weights, common, names });
}
