import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { bundleFiles } from '../doctor/bundle/bundleFiles.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { readSetup } from '../doctor/readSetup.ts';
import { botAddress, later } from './doctor.ts';
import { portsOf } from './doctorPorts.ts';

export type SupportOptions = {
  /** A folder that is new or empty. */
  out: string;
  /** A file that the log was written to. */
  log?: string;
  bot?: string;
};

/**
 * `naervaer support`: a folder with what helps to find a fault, and nobody's name; may run beside a bot.
 * @throws RangeError for a wrong option, or a folder that holds anything
 */
export async function supportCommand(
  options: SupportOptions,
  output: NodeJS.WritableStream,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const setup = readSetup(env);
  const bot = botAddress(options.bot, setup.config.port);
  const log = options.log === undefined ? undefined : await endOf(options.log);
  await makeEmpty(options.out);
  const ports = portsOf(setup);
  const lines = await diagnose(env, {
    ports: () => ports,
    options: () => ({ outside: undefined, bot }),
    schedule: later,
  });
  const files = await bundleFiles({ setup, env, version: version(), lines, bot, log, ports });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(options.out, name), text, { mode: 0o600, flag: 'wx' });
  }
  const names = Object.keys(files).join(', ');
  output.write(`Written to ${options.out}: ${names}. Read it before you send it.\n`);
}

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length === 0) return;
  throw new RangeError(`--out: expected a folder that is new or empty: ${folder}`);
}

/** More than the lines that are taken along. */
const mostBytes = 16 * 2 ** 20;

/** The newest part of a log, which may be larger than memory. */
async function endOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, mostBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const manifest = z.object({ version: z.string() });

function version(): Readonly<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const { version: naervaer } = manifest.parse(require('../../package.json'));
  return { naervaer, node: process.version, platform: process.platform, arch: process.arch };
}
