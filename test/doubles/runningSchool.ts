import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { type Config, readConfig } from '../../bot/config.ts';
import { schemas } from '../../bot/core/records.ts';
import { type Overrides, type RunningBot, startBot } from '../../bot/main.ts';
import { openStore } from '../../bot/openStore.ts';
import { noLimits } from '../../bot/outbox/throttle.ts';
import { type BotData, readData } from '../../bot/readData.ts';
import { type LocalGraph, startLocalGraph } from '../../bot/sandbox/graph/localGraph.ts';
import { inputIds } from '../../cards/adaptiveCard.ts';
import { cardMessage } from '../../cards/cardMessage.ts';
import { execute } from '../../cards/elements.ts';
import type { Verb } from '../../cards/wording/verbs.ts';
import type { CoordinatorReach } from '../../services/access/access.ts';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import type { Role, Roster, StaffMember } from '../../services/roster/roster.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { invented } from '../builders/invented.ts';
import { storeRoster } from '../builders/rosters.ts';
import { buttonOf } from './cardReading.ts';
import { databaseOf, newPlace, onPostgres, removePlace } from './storePlace.ts';
import { type Person, type Shown, startTeams, type Teams } from './teams.ts';

const inputs: ReadonlySet<string> = new Set(inputIds);

/** The whole bot on loopback, with its own connector, Graph and disk, at a fixed moment. */
export type RunningSchool = {
  bot: RunningBot;
  teams: Teams;
  graph: LocalGraph;
  roster: Roster;
  folder: string;
  /** Log output, one JSON line each. */
  log: string[];
  /** Somebody at the first school, as Teams knows them. */
  person(role: Role, classCode?: string): Person & { member: StaffMember };
  /** The data of a press as a card of ours would hold it. */
  sealed(verb: Verb, data: Readonly<Record<string, unknown>>): unknown;
  /**
   * Stops the bot and restarts it on the same disk.
   * @param meanwhile runs in between; given a way to have another bot answer
   */
  restart(meanwhile?: (answerAt: (url: string) => void) => Promise<void>): Promise<void>;
  /** Moves the clock. */
  setNow(now: string): void;
  close(): Promise<void>;
};

/**
 * @param options.schools how many invented schools to have
 * @param options.calendars instead of those of the school's own Graph
 * @param options.publicUrl where the local Graph finds the bot; it notifies of changes only if given
 * @param options.config replaces what the configuration has
 * @param options.ends replaces the usual ends; by default messages go out as fast as they come
 * @param options.environment more of the environment than `configOf` sets
 * @param options.rosters replaces those schools
 * @param options.look gets every message when it arrives and when it is updated
 */
export async function startSchool(
  options: {
    now?: string;
    schools?: number;
    apiKey?: string;
    tenantId?: string;
    calendars?: Calendars;
    publicUrl?: string;
    overrides?: Overrides;
    environment?: Readonly<Record<string, string>>;
    coordinators?: CoordinatorReach;
    config?: Partial<Pick<Config, 'tab' | 'rateLimits' | 'roster'>>;
    rosters?: readonly Roster[];
    look?: (message: Shown) => void;
  } = {},
): Promise<RunningSchool> {
  const folder = await newPlace();
  const rosters = options.rosters ?? invented.slice(0, options.schools ?? 2);
  const [roster] = rosters;
  if (!roster) throw new Error('no school');
  await seed(folder, rosters);
  let now = Temporal.Instant.from(options.now ?? '2026-11-25T08:10:00+01:00');
  const graph = await startLocalGraph({
    people: rosters.flatMap(({ staff }) => staff.map(({ email }) => email)),
    now: () => now,
    resolve: (url) => url.replace(options.publicUrl ?? url, bot.url),
  });
  const log: string[] = [];
  const start = () =>
    startBot(
      withTenant(
        {
          ...configOf(folder, options.environment),
          apiKey: options.apiKey,
          publicUrl: options.publicUrl,
          coordinators: options.coordinators ?? 'school',
          ...options.config,
        },
        options.tenantId,
      ),
      {
        data: shippedData,
        now: () => now,
        // Setting this clock makes time pass.
        elapsed: () => (options.overrides?.now?.() ?? now).epochMilliseconds,
        calendars:
          options.calendars ??
          graphCalendars({
            baseUrl: graph.url,
            token: async () => 'local',
            sleep: async () => {},
          }),
        log: pino({ base: null }, { write: (line: string) => log.push(line) }),
        limits: noLimits,
        ...options.overrides,
      },
    );
  let bot = await start();
  let elsewhere: string | undefined;
  const teams = await startTeams(() => elsewhere ?? bot.url, undefined, options.look);
  return {
    get bot() {
      return bot;
    },
    teams,
    graph,
    roster,
    folder,
    log,
    person: (role, classCode) => personOf(roster, role, classCode),
    sealed: (verb, data) => sealedData(bot.app.seal, verb, data),
    restart: async (meanwhile) => {
      await bot.close();
      await meanwhile?.((url) => {
        elsewhere = url;
      });
      elsewhere = undefined;
      bot = await start();
    },
    setNow: (moment) => {
      now = Temporal.Instant.from(moment);
    },
    close: async () => {
      // First, so as not to wait for a call to a hanging Graph.
      await graph.close();
      await bot.close();
      await teams.close();
      await removePlace(folder);
    },
  };
}

function withTenant(config: Config, tenantId = ''): Config {
  return { ...config, app: { ...config.app, tenantId } };
}

/** As if it came from a card: through the seal that every card gets. */
export function sealedData(
  { seal }: RunningBot['app']['seal'],
  verb: Verb,
  data: Readonly<Record<string, unknown>>,
): unknown {
  const filled = Object.entries(data).filter(([name]) => inputs.has(name));
  const held = Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      inputs.has(name) || (typeof value !== 'string' && typeof value !== 'number')
        ? []
        : [[name, value]],
    ),
  );
  const { card } = seal(
    cardMessage({ locale: 'da', summary: '', body: [], actions: [execute('x', verb, held)] }),
  );
  return { ...buttonOf(card, verb).data, ...Object.fromEntries(filled) };
}

/** Puts the rosters in an empty store, as `newPlace` or any folder is one. */
export async function seed(folder: string, rosters: readonly Roster[]): Promise<void> {
  if (onPostgres) return seedDatabase(folder, rosters);
  await mkdir(folder, { recursive: true });
  for (const one of rosters) {
    const file = stored.get(one) ?? fileOf(one);
    stored.set(one, file);
    const { name, content } = await file;
    await writeFile(join(folder, name), content, { mode: 0o600 });
  }
}

async function seedDatabase(folder: string, rosters: readonly Roster[]): Promise<void> {
  const store = await openStore(configOf(folder), { migrating: true });
  for (const one of rosters) await storeRoster(store, one);
  await store.close();
}

type SchoolFile = { name: string; content: Buffer };

/** The file of a roster's school, as the store wrote it once. */
const stored = new WeakMap<Roster, Promise<SchoolFile>>();

async function fileOf(one: Roster): Promise<SchoolFile> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-seed-'));
  const store = await openLowdbStore({ folder, schemas });
  await storeRoster(store, one);
  await store.close();
  const [name = ''] = await readdir(folder);
  const content = await readFile(join(folder, name));
  await rm(folder, { recursive: true });
  return { name, content };
}

let shipped: Promise<BotData> | undefined;

/** The data files that are shipped, read once: `configOf` names no others. */
export function shippedData(config: Config): Promise<BotData> {
  shipped ??= readData(config);
  return shipped;
}

/** Aalborg's early alarms on any absence, so that what a test is about needs no particular kind of it. */
const allAbsence = ['law-2020', 'aalborg-2019-all-absence']
  .map((name) => fileURLToPath(new URL(`../../data/rulesets/${name}.json`, import.meta.url)))
  .join();

/** Several bots share the server. */
const connectionsEach = 5;

/** For how long a bot owns its schools: on a slow machine, too, one that lives keeps them. */
const termMs = () => Number(process.env.TEST_TERM_MS ?? 30_000);

/** A sandbox's configuration on its own port, with no rate limit, and rules that count all absence. */
export function configOf(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Config {
  const roomy = { burst: 1_000_000, long: 1_000_000 };
  const database = databaseOf(folder);
  return {
    ...readConfig({
      ...{ SANDBOX: '1', PORT: '0', DATA_DIR: folder, RULES: allAbsence },
      OFFERS: fileURLToPath(new URL('../../data/offers/aalborg.json', import.meta.url)),
      MUNICIPALITY: 'Eksempel Kommune',
      SUPPORT_CONTACT: 'support@eksempel.example',
      DATA_PROTECTION_CONTACT: 'https://eksempel.example/dpo',
      ...environment,
    }),
    database: database && { url: database, connections: connectionsEach, termMs: termMs() },
    rateLimits: { turns: roomy, refreshes: roomy },
  };
}

/** Somebody at the school, as Teams knows them. */
export function personOf(
  roster: Roster,
  role: Role,
  classCode?: string,
): Person & { member: StaffMember } {
  const classId = classCode === undefined ? undefined : roster.classByCode(classCode)?.id;
  const member = roster.staff.find(
    (one) => one.role === role && (classId === undefined || one.classIds.includes(classId)),
  );
  if (!member?.entraId) throw new Error(`nobody is ${role}`);
  return {
    id: `29:${member.id}`,
    aadObjectId: member.entraId,
    name: `${member.givenName} ${member.familyName}`,
    member,
  };
}
