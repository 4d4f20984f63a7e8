import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { z } from 'zod';
import { follows } from './database.ts';
import type { DatabaseUrl } from './databaseUrl.ts';
import { DatabaseFault, faultOf, storeErrorOf } from './faults.ts';

const folder = fileURLToPath(new URL('migrations', import.meta.url));
/** The steps, the first one first. */
export async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}

const table = 'naervaer_migrations';

const nameShape = z.object({ name: z.string() });
const schemaShape = z.object({ schema: z.string() });

/**
 * Brings the tables to what this version needs, if they are not there already; processes that start at the
 * same time wait for each other. `down` takes the newest step back, with what is stored in what it made.
 * @returns the steps taken
 * @throws StoreError
 */
export async function migrate(
  url: DatabaseUrl,
  direction: 'up' | 'down' = 'up',
): Promise<readonly string[]> {
  let client: Client | undefined;
  try {
    client = await connectTo(url);
    if (direction === 'up' && (await isDone(client))) return [];
    const { rows } = await client.query('select current_schema() as schema');
    const steps = await runner({
      dbClient: client,
      dir: folder,
      direction,
      migrationsTable: table,
      schema: schemaShape.parse(rows[0]).schema,
      advisoryLockMode: 'wait',
      logger: silent,
      ...(direction === 'down' ? { count: 1 } : {}),
    });
    return steps.map(({ name }) => name);
  } catch (error) {
    throw storeErrorOf(faultOf(error), url.name);
  } finally {
    await client?.end().catch(() => {});
  }
}

/** Connects to the first host whose server takes writes. */
async function connectTo(url: DatabaseUrl): Promise<Client> {
  const urls = url.revealEach();
  let fault: unknown;
  for (const one of urls) {
    const client = new Client({
      connectionString: one,
      application_name: 'naervaer migrate',
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      if (urls.length === 1 || !(await follows(client))) return client;
      fault = new DatabaseFault('25006', 'away');
    } catch (error) {
      fault = error;
    }
    await client.end().catch(() => {});
  }
  throw fault;
}

async function isDone(client: Client): Promise<boolean> {
  return (await stepsOf(client)).missing.length === 0;
}

/** Steps that this version needs and the database lacks, and such that a newer version has taken. */
export type Steps = { missing: readonly string[]; newer: readonly string[] };

/** Without a lock: steps are added, never changed. @throws DatabaseFault */
export async function stepsOf(client: Client): Promise<Steps> {
  const known = (await migrationFiles()).map((file) => basename(file, '.sql'));
  const taken = new Set(await takenSteps(client));
  return {
    missing: known.filter((name) => !taken.has(name)),
    newer: [...taken].filter((name) => !known.includes(name)),
  };
}

/** None where the tables were never made. */
async function takenSteps(client: Client): Promise<readonly string[]> {
  try {
    const { rows } = await client.query(`select name from ${table} order by name`);
    return rows.map((row) => nameShape.parse(row).name);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.what === 'no_tables') return [];
    throw fault;
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
