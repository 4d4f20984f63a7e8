import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { hostile, openSockets } from '../doubles/hostileSockets.ts';
import { seed } from '../doubles/runningSchool.ts';

const crowd = 1000;
const child = fileURLToPath(new URL('../doubles/botProcess.ts', import.meta.url));

/** Wait for `/healthz` while a crowd holds sockets open, by kind. */
export async function benchSockets(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  await seed(folder, municipality(1).slice(0, 1));
  const bot = spawn(process.execPath, [child, folder, '2026-11-28T08:10:00+01:00'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await once(bot.stdout, 'data');
  const url = String(printed).trim();
  const lines: string[] = [];
  for (const [what, act] of Object.entries(hostile)) {
    const { close } = await openSockets(url, crowd, { act });
    const first = await healthMs(url);
    const more: number[] = [];
    for (let index = 0; index < 50; index += 1) more.push(await healthMs(url));
    close();
    const text = `${crowd} that ${what}`.padEnd(50);
    lines.push(`${text} /healthz first ${first} ms, then at most ${Math.max(...more)} ms`);
  }
  bot.kill('SIGKILL');
  await once(bot, 'exit');
  await rm(folder, { recursive: true, force: true });
  return lines;
}

/** On its own connection, as for a new caller. */
async function healthMs(url: string): Promise<number> {
  const began = performance.now();
  const asked = get(`${url}/healthz`, { agent: false });
  const [response] = await once(asked, 'response');
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
  return Math.round(performance.now() - began);
}
