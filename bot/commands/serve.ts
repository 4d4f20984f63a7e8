import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import { readConfig } from '../config.ts';
import { startBot } from '../main.ts';
import { untilStopped } from './untilStopped.ts';

/** `naervaer serve`: the bot alone, configured by the environment, until it is told to stop. */
export async function serveCommand(): Promise<void> {
  const config = readConfig(process.env);
  const calendars =
    config.graphBaseUrl === undefined
      ? undefined
      : graphCalendars({
          baseUrl: config.graphBaseUrl,
          credentials: {
            tenantId: config.app.tenantId,
            clientId: config.app.id,
            clientSecret: config.app.password,
          },
        });
  const bot = await startBot(config, { calendars });
  bot.app.log.info({ url: bot.url, schools: bot.app.schools.all().length }, 'listening');
  await untilStopped();
  await bot.close();
}
