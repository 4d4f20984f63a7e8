import { randomUUID } from 'node:crypto';
import { totalmem } from 'node:os';
import { constrainedMemory } from 'node:process';
import { openLowdbStore } from '../services/store/openLowdbStore.ts';
import { type Ownership, ownsAll } from '../services/store/ownership.ts';
import { databaseLimits } from '../services/store/postgres/databaseLimits.ts';
import { type Looking, type VerifiedSchool, verifyFolder } from '../services/store/verifyFolder.ts';
import type { StoreSettings } from './config.ts';
import {
  chained,
  municipalityPart,
  packed,
  type SchoolStore,
  schemas,
  standing,
} from './core/records.ts';
import { rosterId } from './core/schools.ts';

/** Runs something later and returns how to cancel it. */
type Schedule = (afterMs: number, run: () => void) => () => void;

/**
 * Opens the store as configured. `readOnly` leaves a running bot undisturbed; `migrating` brings a database's
 * tables to what this version needs; `process` names this one to others on a database.
 * @throws StoreError `locked`, `damaged`, or `write_failed` while re-encrypting files or if the database is away
 */
export async function openStore(
  { dataDir, storeKeys, memoryMb, database }: StoreSettings,
  {
    readOnly = false,
    migrating = false,
    process,
    schedule,
  }: {
    readOnly?: boolean;
    migrating?: boolean;
    process?: string;
    schedule?: Schedule | undefined;
  } = {},
): Promise<SchoolStore> {
  if (!database) {
    const timed = schedule ? { schedule } : {};
    const kinds = { schemas, chained, standing, packed };
    const mostBytes = 1_000_000 * (memoryMb ?? machineMb() / 2);
    return openLowdbStore({
      folder: dataDir,
      ...kinds,
      keys: storeKeys,
      readOnly,
      mostBytes,
      ...timed,
    });
  }
  const { url, connections } = database;
  // The driver is loaded only where it is needed.
  if (migrating) await (await import('../services/store/postgres/migrate.ts')).migrate(url);
  const { openPostgresStore } = await import('../services/store/postgres/openPostgresStore.ts');
  const limits = { ...databaseLimits, connections };
  const named = process === undefined ? {} : { process };
  return openPostgresStore({ url, limits, schemas, chained, readOnly, ...named });
}

/** The machine's memory, or what its container is given of it, in megabytes. */
function machineMb(): number {
  const given = constrainedMemory();
  return Math.min(totalmem(), given > 0 ? given : Number.POSITIVE_INFINITY) / 1_000_000;
}

/** What a bot works on: the store, and for which schools of it this process works by itself. */
export type OpenedStore = { store: SchoolStore; ownership: Ownership };

/**
 * Opens the store for a bot, which brings a database's tables to what this version needs.
 * @param schedule times what the embedded store does by itself
 * @throws StoreError as `openStore` does
 */
export async function openBotStore(
  settings: StoreSettings,
  schedule?: Schedule,
): Promise<OpenedStore> {
  const { database } = settings;
  if (!database) return { store: await openStore(settings, { schedule }), ownership: ownsAll };
  const process = randomUUID();
  const store = await openStore(settings, { migrating: true, process });
  const { PostgresOwnership } = await import('../services/store/postgres/postgresOwnership.ts');
  const watched = { kind: 'roster', id: rosterId };
  const { url, termMs } = database;
  const ownership = new PostgresOwnership({
    url,
    process,
    part: municipalityPart,
    watched,
    termMs,
  });
  return { store, ownership };
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
