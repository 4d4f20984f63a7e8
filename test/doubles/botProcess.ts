import { existsSync } from 'node:fs';
import pino from 'pino';
import { serveUntilStopped } from '../../bot/cli/serveUntilStopped.ts';
import type { SchoolStore } from '../../bot/core/records.ts';
import { startBot } from '../../bot/main.ts';
import { configOf } from './runningSchool.ts';

// The bot as its own process, to be killed or told to stop: `node botProcess.ts FOLDER NOW [LOG_LEVEL]`,
// prints where it listens; logs go to standard error. Its disk hangs while FOLDER.stuck exists.
const [, , folder = '', now = '', level = 'silent'] = process.argv;

// It may be killed, and whoever takes over does not wait long.
process.env.TEST_TERM_MS ??= '2000';

const disk = async (): Promise<void> => {
  if (existsSync(`${folder}.stuck`)) await new Promise(() => {});
};

const onDisk = (store: SchoolStore): SchoolStore => ({
  ...store,
  commit: async (school, changes) => {
    await disk();
    await store.commit(school, changes);
  },
  decide: async (school, make, fence) => {
    await disk();
    return store.decide(school, make, fence);
  },
});

await serveUntilStopped(async () => {
  const bot = await startBot(configOf(folder), {
    now: () => Temporal.Instant.from(now),
    log: pino({ level, base: null }, pino.destination({ dest: 2, sync: true })),
    ports: { store: onDisk },
  });
  console.log(bot.url);
  return bot;
});
