import { wholeFiles } from '../../services/store/copy/wholeFiles.ts';
import { readStoreSettings } from '../config.ts';
import { chained, schemas } from '../core/records.ts';

/**
 * `naervaer store downgrade`: writes each school of `DATA_DIR` into one file, trail and all, as 0.1.0 reads it.
 * This version takes it over again at its next start.
 * @throws StoreError if the store is in use, damaged, or cannot be written
 */
export async function storeDowngradeCommand(output: NodeJS.WritableStream): Promise<void> {
  const { dataDir, storeKeys: keys } = readStoreSettings(process.env);
  const kinds = { schemas, chained };
  for await (const school of wholeFiles({ folder: dataDir, kinds, keys })) {
    output.write(`${school}: one file\n`);
  }
}
