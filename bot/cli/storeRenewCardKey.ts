import { readStoreSettings } from '../config.ts';
import { renewCardKey } from '../core/cardKey.ts';
import { municipalityPart } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';
import { openStore } from '../openStore.ts';

/**
 * `naervaer store renew-card-key`: seals cards with a new key from the next start on.
 * @throws StoreError `locked` while a bot runs on files
 */
export async function storeRenewCardKeyCommand(output: NodeJS.WritableStream): Promise<void> {
  const store = await openStore(readStoreSettings(process.env));
  try {
    await transact(store, municipalityPart, renewCardKey);
    output.write('Cards are sealed with a new key from the next start on.\n');
  } finally {
    await store.close();
  }
}
