import pino from 'pino';
import { startBot } from '../../bot/main.ts';
import { configOf } from './runningSchool.ts';

// The bot as a process of its own, to be killed: `node botProcess.ts FOLDER NOW`, prints where it listens.
const [, , folder = '', now = ''] = process.argv;
const bot = await startBot(configOf(folder), {
  now: () => Temporal.Instant.from(now),
  log: pino({ level: 'silent' }),
});
console.log(bot.url);
