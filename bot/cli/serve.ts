import { join } from 'node:path';
import { clientCredentials } from '../../services/graph/clientCredentials.ts';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import type { Calendars } from '../../services/meetings/calendars.ts';
import { type Config, readConfig } from '../config.ts';
import { startBot } from '../main.ts';
import { serveUntilStopped } from './serveUntilStopped.ts';

/** `naervaer serve`: the bot alone, configured by environment variables, until stopped. */
export async function serveCommand(): Promise<void> {
  const config = readConfig(process.env);
  await serveUntilStopped(async () => {
    const bot = await startBot(config, {
      calendars: calendarsOf(config),
      // Without Teams there is no OneDrive either.
      ...(config.app.id === '' ? { files: join(config.dataDir, 'filer') } : {}),
    });
    bot.app.log.info({ url: bot.url, schools: bot.app.schools.all().length }, 'listening');
    return bot;
  });
}

/** Calendars through Graph; a local one, as in the sandbox, takes any token. */
function calendarsOf({ graphBaseUrl, app }: Config): Calendars | undefined {
  if (graphBaseUrl === undefined) return undefined;
  const token =
    app.id === ''
      ? async () => 'sandbox'
      : clientCredentials({ tenantId: app.tenantId, clientId: app.id, clientSecret: app.password });
  return graphCalendars({ baseUrl: graphBaseUrl, token });
}
