import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connector, startConnector } from './municipality/connector.ts';
import { copyOfStore } from './municipality/madeStore.ts';
import { type Outcome, Play } from './municipality/play.ts';
import type { Figures } from './municipality/protocol.ts';
import { type Running, startProcess } from './municipality/running.ts';
import { schoolsOf } from './municipality/schools.ts';
import { moments, readSize, type Size } from './municipality/settings.ts';

/** So long after the bot is quiet an answer that came twice would have come. */
const quietMs = 500;

/** The evening before the day that is played. */
const evening = '2026-11-22T20:00:00+01:00';

/**
 * A municipality of 60 schools with a school year behind it, and one bot as a process of its own: its start, its
 * morning, afternoon and night, and between them Monday from 8:00 to 8:20 over HTTP, with messages as fast as Teams
 * takes them. Size and speed come from the environment (`settings.ts`). Where an answer is missing, double or wrong the
 * program ends with 1.
 */
export async function* benchMunicipality(): AsyncGenerator<string> {
  const size = readSize(process.env);
  const schools = schoolsOf(size.schools);
  const count = (of: 'pupils' | 'staff') => schools.reduce((sum, one) => sum + one[of].length, 0);
  const store = await copyOfStore(schools, size, (line) => console.error(line));
  yield `${size.schools} schools, ${count('pupils')} pupils, ${count('staff')} staff; years behind them: ${size.years}`;
  yield `  in the first: ${store.first}`;
  let play: Play | undefined;
  const connector = await startConnector((message) => play?.came(message));
  await eveningBefore(store.folder);
  const bot = await startProcess(store.folder, moments.start);
  try {
    play = new Play(bot.url, schools);
    yield startLine(bot);
    yield line('first sweep', await bot.cost({ do: 'sweep' }));
    yield line('sweep, nothing due', await bot.cost({ do: 'sweep' }));
    yield* round(bot, connector, 'morning');
    if (size.factor > 0) yield* eightOClock(bot, play, size);
    yield* round(bot, connector, 'afternoon');
    yield* round(bot, connector, 'night');
  } finally {
    await bot.stop();
    await connector.close();
    await store.remove();
  }
  yield `load of the machine at the end: ${loadavg().map((one) => one.toFixed(1))}`;
}

/** The kept store may be of an earlier version: what is measured is a start after this version's bot was stopped. */
async function eveningBefore(folder: string): Promise<void> {
  const bot = await startProcess(folder, evening);
  await bot.ask({ do: 'sweep' });
  await bot.stop();
}

/** What is due at that time of day, in all schools, and then the messages that it sends. */
async function* round(
  bot: Running,
  { arrived }: Connector,
  name: 'morning' | 'afternoon' | 'night',
): AsyncGenerator<string> {
  await bot.ask({ do: 'clock', now: moments[name], factor: 1 });
  const before = arrived.length;
  const used = await bot.cost({ do: 'sweep' });
  yield line(name, used);
  const late = await bot.cost({ do: 'idle' });
  yield* parts(used, late, arrived.length - before);
}

/** What was decided and what was sent, each with its own CPU. */
function parts({ cpuMs, messagesCpuMs }: Figures, late: Figures, messages: number): string[] {
  if (messages === 0) return [];
  const sent = messagesCpuMs + late.cpuMs;
  const each = `${(sent / messages).toFixed(1)} ms each`;
  return [
    `  of it deciding: CPU ${seconds(cpuMs - messagesCpuMs)}`,
    `  of it ${messages} messages, made, sent and stored: CPU ${seconds(sent)}, ${each}`,
  ];
}

async function* eightOClock(bot: Running, play: Play, size: Size): AsyncGenerator<string> {
  const { factor, minutes } = size;
  await bot.ask({ do: 'clock', now: moments.play, factor });
  await bot.ask({ do: 'begin' });
  let used: Figures | undefined;
  const outcomes = await play.run(size, async () => {
    used = await bot.ask({ do: 'idle' });
    await sleep(quietMs);
  });
  const faults = outcomes.filter(({ fault }) => fault !== undefined);
  if (faults.length > 0) process.exitCode = 1;
  const seconds = ((minutes * 60) / factor).toFixed(0);
  const told = Map.groupBy(faults, (one) => `${one.do} ${one.fault}`);
  yield `${minutes} minutes from 8:00 on in ${seconds} s: ${outcomes.length} turns, ${faults.length} answers missing, double or wrong`;
  for (const [what, some] of told) yield `  ${what}: ${some.length}`;
  yield* times(outcomes);
  if (!used) return;
  yield line('  the bot meanwhile', used);
  yield perTurn(used, outcomes.length);
}

function times(outcomes: readonly Outcome[]): string[] {
  const timesOf = (what: Outcome['do'], which: 'httpMs' | 'answerMs') =>
    outcomes.flatMap((one) => (one.do === what ? (one[which] ?? []) : []));
  return [
    spread('note → HTTP answer', timesOf('note', 'httpMs')),
    spread('note → receipt', timesOf('note', 'answerMs')),
    spread('status → card', timesOf('status', 'answerMs')),
    spread('press → card', timesOf('press', 'answerMs')),
  ];
}

function spread(name: string, found: readonly number[]): string {
  const sorted = found.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  const label = `  ${name}, ${found.length}`.padEnd(32);
  return `${label} p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}   max ${at(1)} ms`;
}

function startLine({ listeningMs, readyMs, started }: Running): string {
  const [listening, ready] = [listeningMs, readyMs].map((one) => (one / 1000).toFixed(1));
  const memory = `${started.rssMb.toFixed(0)} MB resident, ${started.liveMb.toFixed(0)} alive`;
  return `start: listens after ${listening} s, ready after ${ready} s; CPU ${seconds(started.cpuMs)}; ${memory}`;
}

function line(name: string, used: Figures): string {
  const share = ((100 * used.cpuMs) / used.wallMs).toFixed(0);
  return [
    name.padEnd(24),
    `${seconds(used.wallMs)} (CPU ${seconds(used.cpuMs)}, ${share} %)`,
    `event loop late p99 ${used.lagP99Ms.toFixed(0)}, max ${used.lagMaxMs.toFixed(0)} ms`,
    `${used.rssMb.toFixed(0)} MB resident, ${used.liveMb.toFixed(0)} alive`,
    `${used.handedMb.toFixed(1)} MB given to write, ${used.writtenMb.toFixed(1)} in blocks of the disk`,
  ].join('   ');
}

function perTurn({ cpuMs, handedMb }: Figures, turns: number): string {
  const [cpu, written] = [cpuMs / turns, (handedMb * 1000) / turns];
  return `  a turn: ${cpu.toFixed(1)} ms of CPU, ${written.toFixed(1)} kB written`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
