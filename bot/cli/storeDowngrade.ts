import { fileURLToPath } from 'node:url';
import { type Lost, readEarlierRecords } from '../../services/store/copy/earlierRecords.ts';
import { openWholeFiles } from '../../services/store/copy/wholeFiles.ts';
import { readStoreSettings } from '../config.ts';
import { chained, schemas } from '../core/records.ts';

/** Written by 0.1.0 from its own schemas. */
const earlierFile = fileURLToPath(new URL('../../data/store/records-0.1.0.json', import.meta.url));

/**
 * `naervaer store downgrade`: writes each school of `DATA_DIR` into one file, trail and all, as 0.1.0 reads it.
 * What 0.1.0 does not know is left out, by kind and member with how often; where there is any, nothing is
 * written unless `yes` is given. This version takes the files over again at its next start.
 * @returns whether the files were written
 * @throws StoreError if the store is in use, damaged, holds what cannot be left out, or cannot be written
 */
export async function storeDowngradeCommand(
  { yes = false }: { yes?: boolean },
  output: NodeJS.WritableStream,
  warnings: NodeJS.WritableStream,
): Promise<boolean> {
  const { dataDir, storeKeys: keys } = readStoreSettings(process.env);
  const earlier = await readEarlierRecords(earlierFile);
  const files = await openWholeFiles(
    { folder: dataDir, kinds: { schemas, chained }, keys },
    earlier,
  );
  try {
    let whole = true;
    // All are looked at before any is written: they go back together or not at all.
    for (const school of files.schools) {
      const lost = await files.losses(school);
      if (lost.size > 0) output.write(`${school}: without ${listed(lost)}\n`);
      whole &&= lost.size === 0;
    }
    if (!whole && !yes) {
      warnings.write(
        `Nothing was written: ${earlier.version} does not know this. Keep a backup, and say --yes to leave it out\n`,
      );
      return false;
    }
    for (const school of files.schools) {
      await files.write(school);
      output.write(`${school}: one file\n`);
    }
    return true;
  } finally {
    await files.close();
  }
}

function listed(lost: Lost): string {
  return [...lost].map(([what, count]) => `${count} ${what}`).join(', ');
}
