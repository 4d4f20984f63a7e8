import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import pino from 'pino';
import { readCalendar } from '../services/calendar/readCalendar.ts';
import { readPlaybook } from '../services/cases/playbook.ts';
import type { Calendars } from '../services/meetings/calendars.ts';
import { contradictions } from '../services/rules/contradictions.ts';
import { readRuleset } from '../services/rules/readRuleset.ts';
import type { Ruleset } from '../services/rules/ruleset.ts';
import type { App } from './app.ts';
import { cardKey } from './cardKey.ts';
import { cardSeal } from './cardSeal.ts';
import type { Config } from './config.ts';
import { Delivery, type WorkResult } from './delivery/delivery.ts';
import type { Work } from './delivery/outboxItem.ts';
import type { Sender } from './delivery/sender.ts';
import { showWork } from './delivery/showWork.ts';
import { teamsSender } from './delivery/teamsSender.ts';
import { startClockwork } from './jobs/clockwork.ts';
import { dryRunJob } from './jobs/dryRunJob.ts';
import { meetingJob, meetingJobGivenUp } from './jobs/meetingJob.ts';
import { createMetrics } from './metrics.ts';
import { openStore } from './openStore.ts';
import { municipalityPart, type SchoolStore } from './records.ts';
import { loadSchools } from './schools.ts';
import { createServer } from './server.ts';
import { TeamsBot } from './teamsBot.ts';
import { errorFacts } from './timed.ts';

/** A bot that answers; `close` waits for what is on its way and leaves the store in order. */
export type RunningBot = {
  url: string;
  app: App;
  delivery: Delivery;
  /** What the timer does every ten minutes, now; for tests, which move the clock themselves. */
  tick(): Promise<void>;
  close(): Promise<void>;
};

/** What a caller may choose beside the configuration: the sandbox and the tests bring their own ends. */
export type Ends = {
  now?: () => Temporal.Instant;
  calendars?: Calendars | undefined;
  log?: pino.Logger;
  /** Everybody's language, whatever their client says: the Playground always says `en-US`. */
  locale?: string;
};

/**
 * Puts the parts together and starts to listen. The one place where implementations are chosen.
 * @throws DataFileError for a wrong rules, playbook or calendar file; StoreError when the store is
 *   locked or damaged; an error with code EADDRINUSE when the port is taken
 */
export async function startBot(config: Config, ends: Ends = {}): Promise<RunningBot> {
  const [calendar, playbook, rulesets] = await Promise.all([
    readCalendar(config.calendar),
    readPlaybook(config.playbook),
    Promise.all(config.rules.map((file) => readRuleset(file))),
  ]);
  const trialRulesets = await readTrials(config.trialRules);
  const store = await openStore(config);
  try {
    return await runOn(store, config, ends, { calendar, playbook, rulesets, trialRulesets });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function runOn(
  store: SchoolStore,
  config: Config,
  ends: Ends,
  data: Pick<App, 'calendar' | 'playbook' | 'rulesets' | 'trialRulesets'>,
): Promise<RunningBot> {
  const log = ends.log ?? pino({ level: config.logLevel, base: null });
  const app: App = {
    store,
    schools: await loadSchools(store),
    ...data,
    calendars: ends.calendars,
    now: ends.now ?? (() => Temporal.Now.instant()),
    newId: randomUUID,
    seal: cardSeal(await cardKey(store), config.app.tenantId || 'sandbox'),
    log,
    metrics: createMetrics(),
  };
  for (const { ruleset, criteria, reason } of app.rulesets.flatMap(contradictions)) {
    log.warn({ ruleset, criteria, reason }, 'thresholds contradict each other');
  }
  const adapter = createAdapter(config, app, ends.locale);
  const sender = teamsSender(adapter, config.app.id, app.seal);
  const delivery = new Delivery(app, {
    work: (school, work, itemId) => doWork(app, sender, school, work, itemId),
    givenUp: async (school, work, itemId) => {
      if (work.do === 'show' || work.do === 'dryRun') return;
      await meetingJobGivenUp(app, school, work, itemId);
      delivery.kick(school);
    },
    schedule: later,
  });
  const bot = new TeamsBot(app, delivery, config.app.tenantId || undefined);
  const server = createServer(
    app,
    adapter,
    bot,
    async () => app.schools.all().length > 0,
    config.apiKey,
  );
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
    tick: clockwork.sweep,
    close: async () => {
      await new Promise<void>((done) => server.close(() => done()));
      await clockwork.stop();
      await delivery.stop();
      await store.close();
    },
  };
}

function doWork(
  app: App,
  sender: Sender,
  school: string,
  work: Work,
  itemId: string,
): Promise<WorkResult> {
  if (work.do === 'show') return showWork(app, sender, school, work);
  if (work.do === 'dryRun') return dryRunJob(app, school, work.dryRunId, itemId);
  return meetingJob(app, school, work, itemId);
}

function createAdapter(
  { app: identity }: Config,
  app: App,
  locale: string | undefined,
): CloudAdapter {
  // Without an app id the bot is a sandbox on loopback (see readConfig), and nobody has to prove who they are.
  const credentials =
    identity.id === ''
      ? {}
      : {
          MicrosoftAppId: identity.id,
          MicrosoftAppPassword: identity.password,
          MicrosoftAppType: identity.type,
          MicrosoftAppTenantId: identity.tenantId,
        };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(credentials));
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
      resolve(`http://${host}:${server.address().port}`);
    });
  });
}
