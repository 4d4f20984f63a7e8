import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { readCalendar } from '../services/calendar/readCalendar.ts';
import { readPlaybook } from '../services/cases/playbook.ts';
import type { Calendars } from '../services/meetings/calendars.ts';
import { readRetention } from '../services/retention/readRetention.ts';
import { contradictions } from '../services/rules/contradictions.ts';
import { readRuleset } from '../services/rules/readRuleset.ts';
import type { Ruleset } from '../services/rules/ruleset.ts';
import type { Config } from './config.ts';
import { type App, localTime } from './core/app.ts';
import { cardKey } from './core/cardKey.ts';
import { cardSeal } from './core/cardSeal.ts';
import { createMetrics } from './core/metrics.ts';
import type { OutboxItem } from './core/outboxItem.ts';
import { municipalityPart, type SchoolStore } from './core/records.ts';
import { loadSchools } from './core/schools.ts';
import type { Sender } from './core/sender.ts';
import { errorFacts } from './core/timed.ts';
import { watching } from './core/watching.ts';
import { fileJob, fileJobGivenUp } from './files/fileJob.ts';
import { uploads } from './files/uploads.ts';
import { createServer } from './http/server.ts';
import { meetingJob, meetingJobGivenUp } from './meetings/meetingJob.ts';
import { watchJob } from './meetings/watchJob.ts';
import { HeldMessages } from './messages/heldMessages.ts';
import { handOver } from './messages/schoolChoices.ts';
import { openStore } from './openStore.ts';
import { channelMembers } from './outbox/channelMembers.ts';
import { Delivery, type WorkResult } from './outbox/delivery.ts';
import { passingNames } from './outbox/passingNames.ts';
import { type Courier, showWork } from './outbox/showWork.ts';
import { type Limits, pace, teamsLimits } from './outbox/throttle.ts';
import { pseudonyms } from './people/strangers.ts';
import { tidyTeams } from './people/tidyTeams.ts';
import { startClockwork } from './schedule/clockwork.ts';
import { dryRunJob } from './status/dryRunJob.ts';
import { overviewJob } from './status/overviewJob.ts';
import {
  type BotCredentials,
  ChannelAuthentication,
  type ConnectorOptions,
} from './teams/channelAuthentication.ts';
import { connectorHttp } from './teams/connectorHttp.ts';
import { pacer } from './teams/rateLimit.ts';
import { TeamsAdapter } from './teams/teamsAdapter.ts';
import { TeamsBot } from './teams/teamsBot.ts';
import { teamsSender } from './teams/teamsSender.ts';

/** A month is time enough to plan a school year's holidays into a file. */
const calendarAheadDays = 30;

/** A bot that answers; `close` waits for what is on its way and leaves the store in order. */
export type RunningBot = {
  url: string;
  app: App;
  delivery: Delivery;
  /** What the server answers, "POST /api/messages". */
  routes: readonly string[];
  /** Resolves when nothing is on its way; what waits for a later try does not count. */
  idle(): Promise<void>;
  /** What the timer does every ten minutes, now; for tests, which move the clock themselves. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

/** What a caller may choose beside the configuration: the sandbox and the tests bring their own ends. */
export type Ends = {
  now?: () => Temporal.Instant;
  calendars?: Calendars | undefined;
  log?: pino.Logger;
  /** What the bot proves itself with when it sends; asked of Entra where it is left out. */
  credentials?: BotCredentials;
  /** Everybody's language, whatever their client says: the Playground always says `en-US`. */
  locale?: string;
  /** Runs something later and gives back how to call that off. */
  schedule?: (afterMs: number, run: () => void) => () => void;
  /** At least 0, below 1. */
  random?: () => number;
  /** How fast messages go out; Teams' own limits by default. */
  limits?: Limits;
  /** Puts something around the ports, as a test does that lets them fail; nothing by default. */
  ports?: {
    store?: (store: SchoolStore) => SchoolStore;
    sender?: (sender: Sender) => Sender;
  };
};

/**
 * Puts the parts together and starts to listen. The one place where implementations are chosen.
 * @throws DataFileError for a wrong rules, playbook or calendar file; StoreError when the store is
 *   locked or damaged; an error with code EADDRINUSE when the port is taken
 */
export async function startBot(config: Config, ends: Ends = {}): Promise<RunningBot> {
  const [calendar, playbook, retention, rulesets] = await Promise.all([
    readCalendar(config.calendar),
    readPlaybook(config.playbook),
    readRetention(config.retention),
    Promise.all(config.rules.map((file) => readRuleset(file))),
  ]);
  const trialRulesets = await readTrials(config.trialRules);
  const opened = await openStore(config);
  const store = ends.ports?.store?.(opened) ?? opened;
  try {
    const data = { calendar, playbook, retention, rulesets, trialRulesets };
    return await runOn(store, config, ends, data);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function runOn(
  store: SchoolStore,
  config: Config,
  ends: Ends,
  data: Pick<App, 'calendar' | 'playbook' | 'retention' | 'rulesets' | 'trialRulesets'>,
): Promise<RunningBot> {
  const log = ends.log ?? pino({ level: config.logLevel, base: null });
  const key = await cardKey(store);
  const tenant = config.app.tenantId || 'sandbox';
  const app: App = {
    store,
    schools: await loadSchools(store),
    ...data,
    coordinators: config.coordinators,
    calendars: ends.calendars,
    watching: config.publicUrl === undefined ? undefined : watching(config.publicUrl, key, tenant),
    uploads: uploads({ sandbox: config.app.id === '' }),
    now: ends.now ?? (() => Temporal.Now.instant()),
    newId: randomUUID,
    seal: cardSeal(key, tenant),
    pseudonym: pseudonyms(key),
    passing: passingNames(),
    log,
    metrics: createMetrics(),
  };
  for (const { ruleset, criteria, reason } of app.rulesets.flatMap(contradictions)) {
    log.warn({ ruleset, criteria, reason }, 'thresholds contradict each other');
  }
  warnOfCalendarEnd(app);
  const schedule = ends.schedule ?? later;
  const httpClient = connectorHttp({ now: app.now, schedule });
  const adapter = createAdapter(config, app, ends, { httpClient });
  const toTeams = teamsSender(adapter, config.app.id, app.seal);
  const sender = ends.ports?.sender?.(toTeams) ?? toTeams;
  const gate = pace(ends.limits ?? teamsLimits);
  const courier = { sender, pace: gate, members: channelMembers(sender, gate, app.now) };
  const delivery: Delivery = new Delivery(app, {
    work: (school, item, itemId, sending) =>
      doWork(app, courier, school, item, itemId, {
        sending,
        kick: (other) => delivery.kick(other),
      }),
    givenUp: async (unit, work, itemId) => {
      if ('fileId' in work) await fileJobGivenUp(app, unit, work, itemId);
      else if ('meetingId' in work) await meetingJobGivenUp(app, unit, work, itemId);
    },
    schedule,
    random: ends.random ?? Math.random,
  });
  const held = new HeldMessages(app, { stored: (school) => delivery.kick(school), schedule });
  const bot = new TeamsBot(app, delivery, {
    tenantId: config.app.tenantId || undefined,
    pace: pacer(config.pace),
    held,
  });
  const server = createServer({
    app,
    adapter,
    bot,
    ready: async () => app.schools.all().length > 0,
    apiKey: config.apiKey,
    http: config.http,
    sandbox: config.app.id === '',
    kick: (school) => delivery.kick(school),
  });
  await tidyTeams(store);
  const url = await listen(server, config);
  for (const school of [...store.schools(), municipalityPart]) delivery.kick(school);
  const clockwork = startClockwork(app, {
    done: (school) => delivery.kick(school),
    schedule: later,
  });
  return {
    url,
    app,
    delivery,
    routes: Object.values(server.router.getRoutes()).map(({ method, path }) => `${method} ${path}`),
    idle: async () => {
      await held.idle();
      await delivery.idle();
    },
    tick: clockwork.sweep,
    close: async () => {
      await new Promise<void>((done) => server.close(() => done()));
      await held.stop();
      await clockwork.stop();
      gate.stop();
      await delivery.stop();
      await store.close();
    },
  };
}

/** Without planned school days there are no deadlines, no mornings and no rules: the operator adds a year in time. */
function warnOfCalendarEnd(app: App): void {
  const until = app.calendar.days.at(-1);
  const soon = localTime(app).toPlainDate().add({ days: calendarAheadDays });
  if (until && Temporal.PlainDate.compare(until, soon) >= 0) return;
  app.log.warn({ until: until?.toString() }, 'the calendar ends soon: add the next school year');
}

function doWork(
  app: App,
  courier: Courier,
  school: string,
  item: OutboxItem,
  itemId: string,
  { sending, kick }: { sending: () => Promise<void>; kick: (school: string) => void },
): Promise<WorkResult> {
  const { work } = item;
  if (work.do === 'show') return showWork(app, courier, school, { ...item, work }, sending);
  if (work.do === 'dryRun') return dryRunJob(app, school, work.dryRunId, itemId);
  if (work.do === 'watch') return watchJob(app, school, work.organiser);
  if (work.do === 'overview')
    return overviewJob(app, school, work.overviewId, itemId, () => kick(school));
  if (work.do === 'handOver') return handOver(app, school, work.choiceId, kick);
  if ('fileId' in work) return fileJob(app, courier.sender, school, work, itemId);
  return meetingJob(app, school, work, itemId);
}

function createAdapter(
  config: Config,
  app: App,
  { locale, credentials }: Ends,
  connector: ConnectorOptions,
): TeamsAdapter {
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

/** Rulesets that can be tried; a municipality that has none tries none. */
async function readTrials(folder: string): Promise<Ruleset[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((name) => readRuleset(join(folder, name))));
}

/** The longest a timer takes; one that is set for longer, as over the summer, would go off at once. */
const longestMs = 2 ** 31 - 1;

/** What is done looks whether it is time, so that coming too early is no harm. */
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
