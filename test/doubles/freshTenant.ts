import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type LocalGraph, startLocalGraph } from '../../bot/sandbox/graph/localGraph.ts';
import { type Ended, naervaer } from '../bot/cli/naervaerProcess.ts';
import { rostersIn } from '../builders/rosters.ts';
import { startTokenService, type TokenService } from './entra/tokenService.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { type PublicDoor, startPublicDoor } from './publicDoor.ts';
import { startTeams, type Teams } from './teams.ts';

export const appId = '11111111-2222-3333-4444-555555555555';
export const tenant = '99999999-0000-4000-8000-000000000001';
/** A mailbox that the app's rights do not reach. */
export const outsider = 'borgmester@kommune.example';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** School Data Sync's files. */
export const rosterFiles = at('data/municipality');

const reported = z.object({
  lines: z.array(
    z.object({ check: z.string(), state: z.string(), code: z.string(), found: z.string() }),
  ),
});

/**
 * A tenant in which nothing is set up yet, on loopback: Entra and the bot's host, Graph, Teams, a public address; a
 * folder with nothing in it but a calendar.
 */
export class FreshTenant {
  readonly folder: string;
  readonly entra: TokenService;
  readonly graph: LocalGraph;
  readonly teams: Teams;
  readonly door: PublicDoor;
  readonly env: Record<string, string>;
  #issuer: Issuer;
  #bot: ChildProcess | undefined;
  url = '';

  private constructor(parts: {
    folder: string;
    entra: TokenService;
    graph: LocalGraph;
    door: PublicDoor;
    issuer: Issuer;
    teams: Teams;
    env: Record<string, string>;
  }) {
    this.folder = parts.folder;
    this.entra = parts.entra;
    this.graph = parts.graph;
    this.door = parts.door;
    this.teams = parts.teams;
    this.#issuer = parts.issuer;
    this.env = parts.env;
  }

  /** @param store what the environment says of it; in a folder without */
  static async start(store: Record<string, string> = {}): Promise<FreshTenant> {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    const entra = await startTokenService(tenant);
    entra.identities.push({ clientId: appId, objectId: 'the-bots-own' });
    const issuer = await startIssuer('https://channel.example');
    const door = await startPublicDoor();
    const staff = (await rostersIn(rosterFiles)).flatMap((one) => one.staff);
    const graph = await startLocalGraph({
      people: staff.map(({ email }) => email),
      accepts: (token) => entra.accepts(token, appId, 'https://graph.microsoft.com'),
    });
    const teams = await startTeams(
      () => door.url,
      async () => `Bearer ${await issuer.sign(claimsOf(issuer, teams))}`,
      undefined,
      (token) => entra.accepts(token, appId, 'https://api.botframework.com'),
    );
    const calendar = join(folder, 'skoledage.json');
    await writeFile(calendar, calendarOf(Temporal.Now.plainDateISO('Europe/Copenhagen')));
    const env = {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      CALENDAR: calendar,
      MicrosoftAppType: 'UserAssignedMsi',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenant,
      IDENTITY_ENDPOINT: entra.hostEndpoint,
      IDENTITY_HEADER: entra.hostHeader,
      GRAPH_BASE_URL: graph.url,
      PUBLIC_URL: door.url,
      MUNICIPALITY: 'Eksempel Kommune',
      SUPPORT_CONTACT: 'it@kommune.example',
      DATA_PROTECTION_CONTACT: 'dpo@kommune.example',
      SERVICE_URLS: teams.serviceUrl,
      ToBotFromChannelTokenIssuer: issuer.name,
      ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
      ...store,
    };
    const fresh = new FreshTenant({ folder, entra, graph, door, issuer, teams, env });
    fresh.guardOutsider();
    return fresh;
  }

  /** Exchange's scope: the mailbox outside is refused, and so are these. */
  guardOutsider(refused: readonly string[] = [outsider]): void {
    this.graph.setFaults(({ path }) =>
      refused.some((one) => path.startsWith(`/users/${one}/`))
        ? { do: 'answer', status: 403, body: '{"error":{"code":"ErrorAccessDenied","message":""}}' }
        : undefined,
    );
  }

  naervaer(args: readonly string[], instead: Record<string, string> = {}): Promise<Ended> {
    return naervaer(args, { env: { ...this.env, ...instead } });
  }

  /** Starts the bot as an operator would, and waits until it listens. */
  async serve(): Promise<void> {
    const bot = spawn(process.execPath, [at('bot/cli/naervaer.ts'), 'serve'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: this.env,
    });
    this.#bot = bot;
    let log = '';
    const listening = Promise.withResolvers<string>();
    bot.stdout.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const [, url] = /"url":"([^"]+)".*"listening"/.exec(log) ?? [];
      if (url !== undefined) listening.resolve(url);
    });
    bot.stderr.on('data', (text) => {
      log += String(text);
    });
    bot.once('exit', () => listening.reject(new Error(log)));
    this.url = await listening.promise;
    this.door.leadTo(this.url);
  }

  /** What the doctor says, and how it ended. */
  async doctor(instead: Record<string, string> = {}, options: readonly string[] = []) {
    const bot = this.url === '' ? [] : ['--bot', this.url];
    const args = ['doctor', '--json', '--outside', outsider, ...bot, ...options];
    const { code, stdout, stderr } = await this.naervaer(args, instead);
    assert.equal(stderr, '');
    return { code, text: stdout, ...reported.parse(JSON.parse(stdout)) };
  }

  async close(): Promise<void> {
    if (this.#bot && this.#bot.exitCode === null) {
      this.#bot.kill('SIGKILL');
      await once(this.#bot, 'exit');
    }
    const { teams, graph, entra, door } = this;
    await Promise.all([teams, graph, entra, door, this.#issuer].map((one) => one.close()));
    await rm(this.folder, { recursive: true, force: true });
  }
}

function claimsOf(issuer: Issuer, teams: Teams) {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, nbf: now, exp: now + 3600 };
  return { iss: issuer.name, aud: appId, serviceurl: teams.serviceUrl, ...times };
}

/** Two school years of 200 days around a day, so that any day of the year is planned for. */
function calendarOf(today: Temporal.PlainDate): string {
  const year = today.month >= 8 ? today.year : today.year - 1;
  return JSON.stringify({ years: [yearFrom(year - 1), yearFrom(year), yearFrom(year + 1)] });
}

const schoolDays = 200;

function yearFrom(year: number) {
  const first = Temporal.PlainDate.from({ year, month: 8, day: 10 });
  let last = first;
  for (let days = first.dayOfWeek <= 5 ? 1 : 0; days < schoolDays; ) {
    last = last.add({ days: 1 });
    if (last.dayOfWeek <= 5) days += 1;
  }
  return {
    name: `Eksempel ${year}/${(year + 1) % 100}`,
    timeZone: 'Europe/Copenhagen',
    schoolYear: { first: first.toString(), last: last.toString() },
    closed: [],
  };
}
