import { Client } from 'pg';
import { z } from 'zod';
import type { DatabaseUrl } from './databaseUrl.ts';
import { faultOf, storeErrorOf } from './faults.ts';
import { type Steps, stepsOf } from './migrate.ts';

/** What a database is like, asked over one connection. */
export type DatabaseFacts = Steps & {
  /** "18.4" */
  version: string;
  /** Milliseconds since 1970 by the database’s clock. */
  clockMs: number;
  /** A standby, or set to read only: nothing can be stored. */
  readOnly: boolean;
  megabytes: number;
};

const shape = z.object({
  version: z.string(),
  clock_ms: z.coerce.number(),
  read_only: z.boolean(),
  megabytes: z.coerce.number(),
});

const question = `select current_setting('server_version') as version,
  extract(epoch from clock_timestamp()) * 1000 as clock_ms,
  pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as read_only,
  ceil(pg_database_size(current_database()) / 1048576.0) as megabytes`;

/** Nothing is made or changed. @throws StoreError as opening it would */
export async function databaseFacts(url: DatabaseUrl): Promise<DatabaseFacts> {
  const client = new Client({
    connectionString: url.reveal(),
    application_name: 'naervaer doctor',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(question);
    const { version, clock_ms: clockMs, read_only: readOnly, megabytes } = shape.parse(rows[0]);
    return { version, clockMs, readOnly, megabytes, ...(await stepsOf(client)) };
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    throw storeErrorOf(faultOf(error), url.name);
  } finally {
    await client.end().catch(() => {});
  }
}
