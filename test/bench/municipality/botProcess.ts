import { readFileSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { startBot } from '../../../bot/main.ts';
import { configIn } from './madeStore.ts';
import { MessagesApart } from './messagesApart.ts';
import { profiler } from './profiler.ts';
import { type Asked, asked, type Figures } from './protocol.ts';

// The bot as a process of its own, which its parent measures and whose clock it sets:
// `node --expose-gc botProcess.ts FOLDER NOW`, with a channel to its parent.
const [, , folder = '', start = ''] = process.argv;

/** What the clock was set to, when, and how fast it goes. */
let clock = { said: Temporal.Instant.from(start), at: performance.now(), factor: 1 };

function now(): Temporal.Instant {
  const milliseconds = Math.round((performance.now() - clock.at) * clock.factor);
  return clock.said.add({ milliseconds });
}

/** Longer than the monitor takes to look again. */
const settleMs = 50;
const delay = monitorEventLoopDelay({ resolution: 5 });
const bot = await startBot(configIn(folder), {
  now,
  log: pino({ level: 'error', base: null }, { write: (line: string) => writeSync(2, line) }),
});
const messages = new MessagesApart(bot.delivery);
const profile = profiler(
  process.env.BENCH_PROFILE && join(process.env.BENCH_PROFILE, `${process.pid}`),
);
delay.enable();
flushCompileCache();
let since = { at: 0, cpu: { user: 0, system: 0 }, io: { wchar: 0, write_bytes: 0 } };
process.on('message', (message) => {
  void answer(asked.parse(message)).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
process.send?.(measured());

async function answer(wanted: Asked): Promise<Figures> {
  if (wanted.do === 'clock') {
    const { now: said, factor } = wanted;
    clock = { said: Temporal.Instant.from(said), at: performance.now(), factor };
  }
  if (wanted.do === 'sweep') await messages.during(() => bot.tick());
  if (wanted.do === 'idle') await bot.idle();
  if (wanted.do === 'stop') await bot.close();
  const told = measured();
  if (wanted.do !== 'begin') await profile.end();
  // After the collection, which takes long in a large heap, and after the loop was told that it did.
  if (wanted.do === 'begin') {
    await sleep(settleMs);
    since = { at: performance.now(), cpu: process.cpuUsage(), io: written() };
    delay.reset();
    messages.reset();
    await profile.begin();
  }
  return told;
}

/** Taken before the collection that tells what is alive. */
function measured(): Figures {
  const cpu = process.cpuUsage(since.cpu);
  const io = written();
  const told = {
    url: bot.url,
    wallMs: performance.now() - since.at,
    cpuMs: (cpu.user + cpu.system) / 1000,
    messagesCpuMs: messages.cpuMs,
    lagP99Ms: delay.count > 0 ? delay.percentile(99) / 1e6 : 0,
    lagMaxMs: delay.count > 0 ? delay.max / 1e6 : 0,
    rssMb: process.memoryUsage.rss() / 1e6,
    handedMb: (io.wchar - since.io.wchar) / 1e6,
    writtenMb: (io.write_bytes - since.io.write_bytes) / 1e6,
  };
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { ...told, liveMb: (heapUsed + external) / 1e6 };
}

/** What this process has written so far, in bytes; nothing where the system does not tell. */
function written(): { wchar: number; write_bytes: number } {
  const count = (name: string) =>
    Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(readIo())?.[1] ?? 0);
  return { wchar: count('wchar'), write_bytes: count('write_bytes') };
}

function readIo(): string {
  try {
    return readFileSync('/proc/self/io', 'utf8');
  } catch {
    return '';
  }
}
