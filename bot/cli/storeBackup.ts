import { amount } from '../../cards/texts/amount.ts';
import { backupFolder } from '../../services/store/copy/backupFolder.ts';
import { nothingIn, readStoreSettings } from '../config.ts';
import { chained } from '../core/records.ts';

/**
 * `naervaer store backup FOLDER`: copies the files of `DATA_DIR`, also while a bot writes them, and verifies the
 * copy. Prints each school's trail with its head.
 * @returns whether all trails are intact; the copy is made all the same
 * @throws RangeError for a database or an empty store; StoreError
 */
export async function storeBackupCommand(
  to: string,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const settings = readStoreSettings(process.env);
  const { dataDir: folder, storeKeys: keys, database } = settings;
  if (database) throw new RangeError('DATABASE_URL: a database is backed up by pg_dump');
  const verified = await backupFolder({ folder, to, chained, keys });
  if (verified.length === 0) throw new RangeError(nothingIn('schools', settings));
  let whole = true;
  for (const one of verified) {
    if ('unreadable' in one) continue;
    const chains = [...one.chains.values()];
    const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
    const isWhole = chains.every(({ faults }) => faults.length === 0);
    whole &&= isWhole;
    const intact = isWhole ? 'intact' : 'BROKEN';
    const heads = chains.map(({ head }) => head?.hash ?? 'no chain yet').join(' ');
    output.write(`${one.school}: ${amount(entries, 'entry', 'entries')}, ${intact}, ${heads}\n`);
  }
  return whole;
}
