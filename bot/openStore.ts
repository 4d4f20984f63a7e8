import { openLowdbStore } from '../services/store/openLowdbStore.ts';
import { type VerifiedSchool, verifyFolder } from '../services/store/verifyFolder.ts';
import type { StoreSettings } from './config.ts';
import { chained, type SchoolStore, schemas } from './core/records.ts';

/**
 * Opens the store as it is configured. `readOnly` leaves a bot that uses it undisturbed.
 * @throws StoreError `locked`, `damaged`, or `write_failed` while files are encrypted anew
 */
export function openStore(
  { dataDir, storeKeys }: StoreSettings,
  { readOnly = false } = {},
): Promise<SchoolStore> {
  return openLowdbStore({ folder: dataDir, schemas, chained, keys: storeKeys, readOnly });
}

/** Verifies the audit trail of every school in the store, also beside a bot that uses it. */
export function verifyStore({ dataDir, storeKeys }: StoreSettings): AsyncIterable<VerifiedSchool> {
  return verifyFolder({ folder: dataDir, chained, keys: storeKeys });
}
