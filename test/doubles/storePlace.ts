import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { asOwner, newSchema, schemaUrl } from './schemas.ts';

/**
 * Where the store of a test's bot is: in a folder, or with `TEST_STORE=postgres` in a schema that belongs to
 * the folder. The only place that knows which; other processes of a test find it by the folder as well.
 */
const kind = z.enum(['files', 'postgres']).default('files').parse(process.env.TEST_STORE);

export const onPostgres = kind === 'postgres';

/** A folder, with an empty schema in the database if the store is there. */
export async function newPlace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  if (onPostgres) await newSchema(server(), '', schemaOf(folder));
  return folder;
}

/** The database of a folder; undefined where the store is in files. */
export function databaseOf(folder: string): DatabaseUrl | undefined {
  return onPostgres ? schemaUrl(server(), schemaOf(folder)) : undefined;
}

/** Another place with the same in it, which nobody works for yet; nobody may have its store open. */
export async function copyOfPlace(from: string): Promise<string> {
  const to = await newPlace();
  await cp(from, to, { recursive: true });
  if (!onPostgres) return to;
  await asOwner(server(), copyOfTables(schemaOf(from), schemaOf(to)));
  return to;
}

function copyOfTables(from: string, to: string): string {
  return `do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = '${from}' loop
      execute format('create table ${to}.%I (like ${from}.%1$I including all)', name);
      if name not in ('ownership', 'process') then
        execute format('insert into ${to}.%I select * from ${from}.%1$I', name);
      end if;
    end loop; end $$`;
}

/** Resolves when the schools of a process that was killed are free; at once in a folder, where its lock is. */
export async function freeOfTheDead(folder: string): Promise<void> {
  if (!onPostgres) return;
  const left = `select pg_sleep(greatest(0, extract(epoch from max(until) - now())::float8))`;
  await asOwner(server(), `${left} from ${schemaOf(folder)}.ownership`);
}

export async function removePlace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  if (onPostgres) await asOwner(server(), `drop schema if exists ${schemaOf(folder)} cascade`);
}

/** Told to all processes of a run before its first test. */
function server(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_STORE=postgres: run mocha with test/postgresRun.ts');
  return url;
}

function schemaOf(folder: string): string {
  return `f_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
}
