import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { calendarDoubts, doubtText } from '../services/calendar/calendarDoubts.ts';
import { appTokens } from '../services/identity/appTokens.ts';
import type { Calendars } from '../services/meetings/calendars.ts';
import { readAbsenceMap } from '../services/register/readAbsenceMap.ts';
import type { StaffMember } from '../services/roster/roster.ts';
import type { RosterSource } from '../services/roster/rosterSource.ts';
import { contradictions } from '../services/rules/contradictions.ts';
import { refuseUnknownSchools } from '../services/rules/readSchoolKinds.ts';
import type { Ownership } from '../services/store/ownership.ts';
import { closeInOrder, type Patience } from './closeInOrder.ts';
import type { Config } from './config.ts';
import { type App, localTime } from './core/app.ts';
import { cardKeys } from './core/cardKey.ts';
import { cardSeal } from './core/cardSeal.ts';
import { createMetrics } from './core/metrics.ts';
import { passingNames } from './core/passingNames.ts';
import { pseudonyms } from './core/pseudonym.ts';
import { municipalityPart, type SchoolStore } from './core/records.ts';
import { loadSchools } from './core/schools.ts';
import type { Sender } from './core/sender.ts';
import { errorFacts } from './core/timed.ts';
import { tracedStore } from './core/tracedStore.ts';
import { watching } from './core/watching.ts';
import { fileFolder } from './files/fileFolder.ts';
import { uploads } from './files/uploads.ts';
import { outside } from './health/outside.ts';
import { calendarAheadDays, readiness } from './health/readiness.ts';
import { setGauges } from './health/setGauges.ts';
import { watchedCalendars } from './health/watchedCalendars.ts';
import { watchedRosters } from './health/watchedRosters.ts';
import { watchedSender } from './health/watchedSender.ts';
import { watchedStore } from './health/watchedStore.ts';
import { watchedUploads } from './health/watchedUploads.ts';
import { Connections } from './http/connections.ts';
import { createServer } from './http/server.ts';
import { tabDoor } from './http/tab/door.ts';
import { HeldMessages } from './messages/heldMessages.ts';
import { type OpenedStore, openBotStore } from './openStore.ts';
import { listenToOperator } from './operator/listen.ts';
import { socketPath } from './operator/socketPath.ts';
import { channelMembers } from './outbox/channelMembers.ts';
import { Delivery } from './outbox/delivery.ts';
import { jobs } from './outbox/jobKinds.ts';
import { type Limits, teamsLimits, throttle } from './outbox/throttle.ts';
import { wakingStore } from './outbox/wakingStore.ts';
import { tidyTeams } from './people/tidyTeams.ts';
import { type BotData, readData } from './readData.ts';
import { muElev } from './register/muElev.ts';
import { plainPull } from './register/plainPull.ts';
import { pulledRegister } from './register/pulledRegister.ts';
import { watchedFolder } from './register/watchedFolder.ts';
import { type RosterKeeper, rosterKeeper } from './roster/rosterKeeper.ts';
import { startClockwork } from './schedule/clockwork.ts';
import { botbuilderHttp } from './teams/botbuilderHttp.ts';
import { type BotToken, botCredentials } from './teams/botCredentials.ts';
import { ChannelAuthentication, type ConnectorOptions } from './teams/channelAuthentication.ts';
import { connector } from './teams/connector.ts';
import { connectorHttp } from './teams/connectorHttp.ts';
import { rateLimiter, senderPace } from './teams/rateLimit.ts';
import { TeamsAdapter } from './teams/teamsAdapter.ts';
import { TeamsBot } from './teams/teamsBot.ts';
import { teamsSender } from './teams/teamsSender.ts';
import { startTelemetry } from './telemetry/startTelemetry.ts';

/** A running bot; `close` waits for work in progress and leaves the store in order. */
export type RunningBot = {
  url: string;
  app: App;
  delivery: Delivery;
  /** The server's routes, "POST /api/messages". */
  routes: readonly string[];
  /** Resolves when nothing is in progress; what waits for a retry does not count. */
  idle(): Promise<void>;
  /** Runs the ten-minute timer's work now; for tests, which move the clock themselves. */
  tick(): Promise<void>;
  /** @param patience time limits; none by default */
  close(patience?: Patience): Promise<void>;
};

/** What a caller may replace besides the configuration: the sandbox and tests bring their own. */
export type Overrides = {
  /** Reads the data files; a caller that starts many bots reads them once. */
  data?: (config: Config) => Promise<BotData>;
  /** Opens the store; a command waits for a database that is not there yet. */
  open?: typeof openBotStore;
  now?: () => Temporal.Instant;
  /** Milliseconds of a monotonic clock. */
  elapsed?: () => number;
  calendars?: Calendars | undefined;
  /** Where rosters come from by themselves; used only where the configuration says how. */
  rosterSource?: RosterSource | undefined;
  log?: pino.Logger;
  /** The bot's token for sending; by default requested from Entra. */
  teamsToken?: BotToken;
  /** Puts files into this folder instead of offering them to OneDrive: the sandbox has none. */
  files?: string;
  /** Everybody's language, whatever their client says: the Playground always says `en-US`. */
  locale?: string;
  /** As whom the sandbox offers to look at the tab, where nobody can log in. */
  tabPeople?: readonly StaffMember[];
  /** Runs something later and returns how to cancel it. */
  schedule?: (afterMs: number, run: () => void) => () => void;
  /** The same for what the embedded store does by itself, such as letting go of schools. */
  storeSchedule?: (afterMs: number, run: () => void) => () => void;
  /** At least 0, below 1. */
  random?: () => number;
  /** How fast messages go out; by default Teams' own limits. */
  limits?: Limits;
  /** Wraps the ports, for example for a test that lets them fail; nothing by default. */
  ports?: {
    store?: (store: SchoolStore) => SchoolStore;
    ownership?: (ownership: Ownership) => Ownership;
    sender?: (sender: Sender) => Sender;
  };
};

/** Where the bot writes what it does: a line of JSON each, to stdout. */
export function logOf({ logLevel }: Pick<Config, 'logLevel'>): pino.Logger {
  return pino({ level: logLevel, base: null });
}

/**
 * Wires the parts together and starts listening. The only place that chooses implementations.
 * @throws DataFileError for a bad rules, playbook, calendar or kinds of school; StoreError when the store is locked or
 *   damaged; an error with code EADDRINUSE when the port is taken
 */
export async function startBot(config: Config, overrides: Overrides = {}): Promise<RunningBot> {
  const data = await (overrides.data ?? readData)(config);
  const opened = await (overrides.open ?? openBotStore)(config, overrides.storeSchedule);
  const store = overrides.ports?.store?.(opened.store) ?? opened.store;
  const ownership = overrides.ports?.ownership?.(opened.ownership) ?? opened.ownership;
  try {
    return await runOn({ store, ownership }, config, overrides, data);
  } catch (error) {
    await ownership.end();
    await store.close();
    throw error;
  }
}

async function runOn(
  { store: opened, ownership }: OpenedStore,
  config: Config,
  overrides: Overrides,
  data: BotData,
): Promise<RunningBot> {
  const log = overrides.log ?? logOf(config);
  const now = overrides.now ?? (() => Temporal.Now.instant());
  const schedule = overrides.schedule ?? later;
  const metrics = createMetrics();
  const watch = outside({ now, log, metrics, schedule });
  const watchedRecords = watchedStore(opened, watch, now);
  // Set once there is a bot to ask.
  let scrape = async (): Promise<void> => {};
  let isSchool = (id: string): boolean => id === municipalityPart;
  const telemetry = await startTelemetry(config.telemetry, {
    scrape: () => scrape(),
    metrics,
    isSchool: (id) => isSchool(id),
    log,
    schedule,
  });
  const { traces } = telemetry;
  let wake = (_school: string): void => {};
  const store = wakingStore(
    tracedStore(watchedRecords.store, traces, config.database !== undefined),
    (school) => wake(school),
  );
  const { installation: key, seal, earlier } = await cardKeys(store);
  const tenant = config.app.tenantId || 'sandbox';
  const app: App = {
    store,
    schools: await loadSchools(store),
    ...data,
    coordinators: config.coordinators,
    registerStaleDays: config.registerStaleDays,
    remindUnreportedAt: config.remindUnreportedAt,
    calendars: overrides.calendars && watchedCalendars(overrides.calendars, watch, traces),
    watching: config.publicUrl === undefined ? undefined : watching(config.publicUrl, key, tenant),
    uploads: watchedUploads(uploads({ sandbox: config.app.id === '' }), watch),
    fileFolder: overrides.files === undefined ? undefined : fileFolder(overrides.files),
    now,
    elapsed: overrides.elapsed ?? (() => performance.now()),
    newId: randomUUID,
    seal: cardSeal(seal, tenant, earlier),
    pseudonym: pseudonyms(key),
    passing: passingNames(),
    log,
    metrics,
    traces,
  };
  isSchool = (id) => id === municipalityPart || app.schools.roster(id) !== undefined;
  refuseUnknownSchools(
    config.schoolKinds ?? '',
    app.kinds.named,
    app.schools.all().map(({ school }) => school.id),
  );
  for (const { ruleset, criteria, reason } of app.rulesets.flatMap(contradictions)) {
    log.warn({ ruleset, criteria, reason }, 'thresholds contradict each other');
  }
  for (const doubt of calendarDoubts(app.calendar)) log.warn(doubt, doubtText(doubt));
  warnOfCalendarEnd(app);
  const http = connectorHttp({
    schedule,
    proxy: config.proxy,
    answered: () => {
      watch.worked('connector');
      watch.worked('login', 'teams');
    },
    failed: ({ code }, facts) => {
      watch.failed('connector', code, facts);
      if (code === 'teams_401') adapter.tokenRefused();
    },
  });
  const adapter: TeamsAdapter = createAdapter(config, app, overrides, {
    httpClient: botbuilderHttp(http),
  });
  const authorization = (url: string) => adapter.authorization(config.app.id, url);
  const toTeams = watchedSender(
    teamsSender(connector({ authorization, http }), app.seal),
    watch,
    traces,
  );
  const sender = overrides.ports?.sender?.(toTeams) ?? toTeams;
  const limits = overrides.limits ?? teamsLimits;
  const gate = throttle({ elapsed: app.elapsed, schedule }, limits, () => ownership.processes);
  const courier = { sender, throttle: gate, members: channelMembers(sender, gate, app.elapsed) };
  const delivery = new Delivery(app, {
    courier,
    ownership,
    jobs,
    schedule,
    random: overrides.random ?? Math.random,
  });
  const source = overrides.rosterSource && watchedRosters(overrides.rosterSource, watch);
  const keeper = keeperOf(app, config, source);
  // Where several processes answer, a note must not live in the memory of one.
  const held = config.database ? undefined : new HeldMessages(app, { schedule });
  const bot = new TeamsBot(app, {
    tenantId: config.app.tenantId || undefined,
    rateLimiter: rateLimiter(config.rateLimits),
    held,
  });
  const connections = new Connections(config.http);
  const setAll = () => {
    metrics.connections.set(connections.size);
    return setGauges(app, { watch, store: watchedRecords, held: held?.size ?? 0, ownership });
  };
  scrape = setAll;
  const tabPace = senderPace(config.rateLimits);
  const server = createServer({
    app,
    receive: (authorization, body) =>
      adapter.receive(authorization, body, (context) => bot.run(context)),
    ready: readiness(app, {
      watch,
      store: watchedRecords,
      folder: storeFolder(config),
      rosterSource: keeper,
      schedule,
    }),
    scrape: setAll,
    keys: (reachable) => {
      if (reachable) watch.worked('login', 'keys');
      else watch.failed('login', 'keys_unreachable', {}, 'keys');
    },
    apiKey: config.apiKey,
    operator: config.operator,
    tab: tabDoor(app, {
      tab: config.tab,
      sandbox: config.app.id === '',
      people: overrides.tabPeople ?? [],
      mayAsk: async (person) => (await tabPace(person, 'turns')) === 'within',
    }),
    http: config.http,
    sandbox: config.app.id === '',
    connections,
  });
  await tidyTeams(store);
  const url = await listen(server, config);
  // Commands go to a database themselves, and several processes may have the same folder.
  const operator = config.database
    ? async () => {}
    : await operatorSocket(app, config.dataDir, keeper);
  wake = (school) => delivery.wake(school);
  const readRegister = await registerReader(app, config);
  let sweep = async () => {};
  await ownership.begin({
    gained: (schools) => {
      for (const school of schools) wake(school);
      void sweep();
    },
    moved: wake,
    versions: (of) => {
      app.schools.follow(of).catch((error: unknown) => {
        log.warn(errorFacts(error), 'rosters could not be read anew');
      });
    },
    quiet: (school) => delivery.quiet(school),
  });
  for (const school of [...store.schools(), municipalityPart]) wake(school);
  const clockwork = startClockwork(app, {
    ...{ ownership, look: wake, readRegister, schedule: later },
    tried: (school) => delivery.tried(school),
    keepRosters: keeper?.look,
  });
  sweep = clockwork.sweep;
  const stopClockwork = async () => {
    await clockwork.stop();
    await keeper?.idle();
  };
  return {
    url,
    app,
    delivery,
    routes: Object.values(server.router.getRoutes()).map(({ method, path }) => `${method} ${path}`),
    idle: async () => {
      await held?.idle();
      await keeper?.idle();
      await delivery.idle();
    },
    tick: clockwork.sweep,
    close: async (patience = {}) => {
      // The gauges are read from the store.
      scrape = async () => {};
      await operator();
      await closeInOrder(
        {
          ...{ server, connections, held, gate, delivery, ownership, store, telemetry, log },
          clockwork: { stop: stopClockwork },
        },
        patience,
      );
    },
  };
}

/** Looks for what the register has put into its folder, and asks it; undefined where neither is configured. */
async function registerReader(
  app: App,
  { absenceFolder, absencePull }: Config,
): Promise<(() => Promise<void>) | undefined> {
  const looks: (() => Promise<void>)[] = [];
  if (absenceFolder) {
    const map = await readAbsenceMap(absenceFolder.map);
    looks.push(watchedFolder(app, { ...absenceFolder, map }));
  }
  if (absencePull) {
    const { municipality, partial } = absencePull;
    const port =
      municipality === undefined ? plainPull(absencePull) : muElev(absencePull, municipality);
    looks.push(pulledRegister(app, port, { map: await readAbsenceMap(absencePull.map), partial }));
  }
  if (looks.length === 0) return undefined;
  return async () => {
    for (const look of looks) {
      try {
        await look();
      } catch (error) {
        app.log.error(errorFacts(error), 'the register could not be read');
      }
    }
  };
}

function keeperOf(
  app: App,
  { roster }: Config,
  source: RosterSource | undefined,
): RosterKeeper | undefined {
  return roster && source && rosterKeeper(app, source, roster);
}

/** Undefined where the store is in a database. */
function storeFolder({ database, dataDir }: Config): string | undefined {
  return database ? undefined : dataDir;
}

/** Without planned school days there are no deadlines, mornings or rules; the operator adds years. */
function warnOfCalendarEnd(app: App): void {
  const until = app.calendar.days.at(-1);
  const soon = localTime(app).toPlainDate().add({ days: calendarAheadDays });
  if (until && Temporal.PlainDate.compare(until, soon) >= 0) return;
  app.log.warn({ until: until?.toString() }, 'the calendar ends soon: add the next school year');
}

/** Commands to the running bot; it works without them. */
async function operatorSocket(
  app: App,
  dataDir: string,
  keeper: RosterKeeper | undefined,
): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  try {
    if (path !== undefined) return await listenToOperator(app, path, keeper);
    app.log.warn({ code: 'path_too_long' }, 'no commands beside the running bot');
  } catch (error) {
    app.log.warn(errorFacts(error), 'no commands beside the running bot');
  }
  return async () => {};
}

function createAdapter(
  config: Config,
  app: App,
  { locale, teamsToken = teamsTokenOf(config) }: Overrides,
  connector: ConnectorOptions,
): TeamsAdapter {
  const credentials = teamsToken && botCredentials(config.app.id, teamsToken);
  const adapter = new TeamsAdapter(new ChannelAuthentication(config, credentials, connector));
  adapter.onTurnError = async (_context, error) => {
    app.log.error(errorFacts(error), 'turn failed outside its handler');
  };
  if (locale !== undefined) {
    adapter.use(async ({ activity }, next) => {
      activity.locale = locale;
      await next();
    });
  }
  return adapter;
}

function teamsTokenOf({ identity, channel }: Config): BotToken | undefined {
  return identity && appTokens(identity, { connector: channel.ToChannelFromBotOAuthScope }).teams;
}

/** The longest timer delay; a longer one, as over the summer, would fire at once. */
const longestMs = 2 ** 31 - 1;

/** The work checks whether it is time, so firing early does no harm. */
function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(afterMs, longestMs));
  timer.unref();
  return () => clearTimeout(timer);
}

function listen(server: ReturnType<typeof createServer>, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`);
    });
  });
}
