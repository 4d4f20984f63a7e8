import { openLowdbStore } from '../services/store/openLowdbStore.ts';
import { databaseLimits } from '../services/store/postgres/databaseLimits.ts';
import { type Looking, type VerifiedSchool, verifyFolder } from '../services/store/verifyFolder.ts';
import type { StoreSettings } from './config.ts';
import { chained, type SchoolStore, schemas } from './core/records.ts';

/**
 * Opens the store as configured. `readOnly` leaves a running bot undisturbed; `migrating` brings a database's
 * tables to what this version needs.
 * @throws StoreError `locked`, `damaged`, or `write_failed` while re-encrypting files or if the database is away
 */
export async function openStore(
  { dataDir, storeKeys, database }: StoreSettings,
  { readOnly = false, migrating = false } = {},
): Promise<SchoolStore> {
  if (!database)
    return openLowdbStore({ folder: dataDir, schemas, chained, keys: storeKeys, readOnly });
  const { url, connections } = database;
  // The driver is loaded only where it is needed.
  if (migrating) await (await import('../services/store/postgres/migrate.ts')).migrate(url);
  const { openPostgresStore } = await import('../services/store/postgres/openPostgresStore.ts');
  const limits = { ...databaseLimits, connections };
  return openPostgresStore({ url, limits, schemas, chained, readOnly });
}

/** Verifies the audit trail of every school in the store, even while a bot runs. */
export async function* verifyStore(
  { dataDir, storeKeys, database }: StoreSettings,
  looking: Looking = {},
): AsyncGenerator<VerifiedSchool> {
  if (!database) yield* verifyFolder({ folder: dataDir, chained, keys: storeKeys }, looking);
  else {
    const { verifyDatabase } = await import('../services/store/postgres/verifyDatabase.ts');
    yield* verifyDatabase({ url: database.url, chained }, looking);
  }
}
