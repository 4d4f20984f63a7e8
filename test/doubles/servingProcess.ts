import pino from 'pino';
import { startServing } from '../../bot/cli/serve.ts';
import { serveUntilStopped } from '../../bot/cli/serveUntilStopped.ts';
import { readConfig } from '../../bot/config.ts';

// `naervaer serve` at a given moment, as a process of its own: `node servingProcess.ts NOW`, configured by its
// environment; prints where it listens, and logs to standard error.
const [, , now = ''] = process.argv;
await serveUntilStopped(async (stopped) => {
  const bot = await startServing(readConfig(process.env), stopped, {
    now: () => Temporal.Instant.from(now),
    log: pino({ base: null }, pino.destination({ dest: 2, sync: true })),
  });
  console.log(bot.url);
  return bot;
});
