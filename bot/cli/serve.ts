import { join } from 'node:path';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import { type AppTokens, appTokens } from '../../services/identity/appTokens.ts';
import { checkProof } from '../../services/identity/checkProof.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import { type Config, readConfig } from '../config.ts';
import { logOf, type Overrides, type RunningBot, startBot } from '../main.ts';
import { openBotStore } from '../openStore.ts';
import { openWhenThere } from './openWhenThere.ts';
import { rosterSourceOf } from './rosterSourceOf.ts';
import { serveUntilStopped } from './serveUntilStopped.ts';

/**
 * `naervaer serve`: the bot alone, configured by environment variables, until stopped.
 * @throws ConfigError; IdentityError, also for a certificate or token file that cannot be used
 */
export async function serveCommand(): Promise<void> {
  const config = readConfig(process.env);
  await serveUntilStopped(async (stopped) => {
    const bot = await startServing(config, stopped);
    bot.app.log.info(
      {
        url: bot.url,
        schools: bot.app.schools.all().length,
        ...(config.identity ? { proof: config.identity.proof.by } : {}),
      },
      'listening',
    );
    return bot;
  });
}

/**
 * Starts a bot that proves itself to Teams and Graph as configured, once its database is there.
 * @param stopped resolves when the process is told to stop
 * @param overrides what a test replaces
 * @throws IdentityError for a certificate or token file that cannot be used; what `startBot` throws
 */
export async function startServing(
  config: Config,
  stopped: Promise<void>,
  overrides: Overrides = {},
): Promise<RunningBot> {
  const tokens = await tokensOf(config);
  const log = overrides.log ?? logOf(config);
  return startBot(config, {
    ...(config.database
      ? {
          open: (settings, schedule) =>
            openWhenThere(() => openBotStore(settings, schedule), { at: config, stopped, log }),
        }
      : {}),
    log,
    calendars: calendarsOf(config, tokens),
    rosterSource: rosterSourceOf(config, tokens),
    // Without Teams there is no OneDrive either.
    ...(tokens ? { teamsToken: tokens.teams } : { files: join(config.dataDir, 'filer') }),
    ...overrides,
  });
}

/** Tokens of the configured proof; undefined in a sandbox. @throws IdentityError */
export async function tokensOf({ identity, channel }: Config): Promise<AppTokens | undefined> {
  if (!identity) return undefined;
  await checkProof(identity.proof, Temporal.Now.instant());
  return appTokens(identity, { connector: channel.ToChannelFromBotOAuthScope });
}

/** Calendars through Graph; a local one, as in the sandbox, takes any token. */
function calendarsOf(
  { graphBaseUrl }: Config,
  tokens: AppTokens | undefined,
): Calendars | undefined {
  if (graphBaseUrl === undefined) return undefined;
  return graphCalendars({ baseUrl: graphBaseUrl, token: tokens?.graph ?? (async () => 'sandbox') });
}
