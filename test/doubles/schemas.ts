import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { migrationFiles } from '../../services/store/postgres/migrate.ts';

/** A schema of its own on a server: as good as a database, and much faster to come by. */
export async function newSchema(
  server: string,
  statements: string,
  schema = `t_${randomBytes(6).toString('hex')}`,
): Promise<DatabaseUrl> {
  await asOwner(server, `create schema ${schema}; set search_path to ${schema}; ${statements}`);
  return schemaUrl(server, schema);
}

/** Where a schema on a server is, there or not. */
export function schemaUrl(server: string, schema: string): DatabaseUrl {
  const own = new URL(server);
  own.searchParams.set('options', `-c search_path=${schema}`);
  const url = DatabaseUrl.parse(own.href);
  if (!url) throw new Error('no address');
  return url;
}

/** The statements that make the store's tables. */
export async function tables(): Promise<string> {
  const ups = await Promise.all((await migrationFiles()).map((file) => readFile(file, 'utf8')));
  return ups.map((text) => text.split('-- Down Migration')[0]).join('\n');
}

const owners = new Map<string, Promise<Client>>();

/** Runs statements, each after the last, on the one connection for all schemas that are made. */
export function asOwner(server: string, statements: string): Promise<void> {
  const connected = owners.get(server) ?? connect(server);
  const done = connected.then(async (client) => {
    await client.query(statements);
    return client;
  });
  const next = done.catch(() => connected);
  next.catch(() => owners.delete(server));
  owners.set(server, next);
  return done.then(() => {});
}

async function connect(server: string): Promise<Client> {
  const client = new Client({ connectionString: server });
  client.on('error', () => owners.delete(server));
  await client.connect();
  return client;
}
