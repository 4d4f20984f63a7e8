import { openLowdbStore } from '../services/store/openLowdbStore.ts';
import { type VerifiedSchool, verifyFolder } from '../services/store/verifyFolder.ts';
import type { StoreSettings } from './config.ts';
import { chained, type SchoolStore, schemas } from './core/records.ts';

/**
 * Opens the store as configured. `readOnly` leaves a running bot undisturbed.
 * @throws StoreError `locked`, `damaged`, or `write_failed` while re-encrypting files
 */
export function openStore(
  { dataDir, storeKeys }: StoreSettings,
  { readOnly = false } = {},
): Promise<SchoolStore> {
  return openLowdbStore({ folder: dataDir, schemas, chained, keys: storeKeys, readOnly });
}

/** Verifies the audit trail of every school in the store, even while a bot runs. */
export function verifyStore({ dataDir, storeKeys }: StoreSettings): AsyncIterable<VerifiedSchool> {
  return verifyFolder({ folder: dataDir, chained, keys: storeKeys });
}
