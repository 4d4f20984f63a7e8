import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './freePorts.ts';

const run = promisify(execFile);

/** Where Debian and Ubuntu have PostgreSQL with all its tools. */
const installed = '/usr/lib/postgresql';

/** An operator's, of the packages `postgresql-NN` and `postgresql-client-NN`; Debian's `postgresql` has both. */
const tools = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore', 'pg_basebackup', 'psql'];

/** The newest version that this machine has with the tools of an operator; undefined where there is none. */
export function systemPostgres(root = installed): string | undefined {
  return versionsIn(root).find((bin) => lacking(bin).length === 0);
}

/** What there is not of it; undefined if nothing is missing. */
export function missingTools(root = installed): string | undefined {
  if (systemPostgres(root) !== undefined) return undefined;
  const [newest] = versionsIn(root);
  const what = newest === undefined ? root : `${lacking(newest).join(', ')} in ${newest}`;
  return `there is no ${what}: apt-get install postgresql`;
}

function versionsIn(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  const versions = readdirSync(root)
    .map(Number)
    .sort((one, other) => other - one);
  return versions.map((version) => join(root, String(version), 'bin'));
}

function lacking(bin: string): readonly string[] {
  return tools.filter((tool) => !existsSync(join(bin, tool)));
}

/** Whom the servers run as: never root. */
export type RunsAs = { uid: number; gid: number } | undefined;

/** As whom servers and commands run here. */
export function whoRuns(): RunsAs {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A server of this machine's own PostgreSQL that a test runs as an operator does. */
export class SystemServer {
  readonly port: number;
  readonly folder: string;
  readonly #bin: string;
  readonly #as: RunsAs;

  constructor(place: { bin: string; as: RunsAs; folder: string; port: number }) {
    this.#bin = place.bin;
    this.#as = place.as;
    this.folder = place.folder;
    this.port = place.port;
  }

  /** @param folder of the server; its parent can be reached by who runs it */
  static async make(bin: string, as: RunsAs, folder: string): Promise<SystemServer> {
    const server = new SystemServer({ bin, as, folder, port: await freePort() });
    await mkdir(folder);
    if (as) await chown(folder, as.uid, as.gid);
    await server.#do('initdb', [
      '--pgdata',
      folder,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ]);
    return server;
  }

  /** For the tools, and for the bot. */
  urlOf(database: string): string {
    return `postgresql://postgres@127.0.0.1:${this.port}/${database}`;
  }

  async start(): Promise<void> {
    const options = `-p ${this.port} -k ${this.folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    const log = join(this.folder, 'log');
    await this.#do('pg_ctl', [
      'start',
      '--wait',
      '--pgdata',
      this.folder,
      '--log',
      log,
      '--options',
      options,
    ]);
  }

  /** As a machine that is lost, but for its disk. */
  async crash(): Promise<void> {
    await this.#do('pg_ctl', ['stop', '--mode=immediate', '--pgdata', this.folder]).catch(() => {});
  }

  async #do(tool: string, args: readonly string[]): Promise<void> {
    // A server that it starts would hold its output open.
    await run(join(this.#bin, tool), [...args], { ...this.#as, cwd: '/' });
  }
}
