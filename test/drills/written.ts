import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const page = new URL('../../docs/operations.md', import.meta.url);
const clock = new URL('clock.ts', import.meta.url);
const entry = fileURLToPath(new URL('../../bot/cli/naervaer.ts', import.meta.url));

export type Done = { code: number | null; stdout: string; stderr: string; ms: number };

/**
 * Runs commands exactly as `docs/operations.md` writes them, in a shell that knows nothing but the variables
 * given and where `naervaer` is.
 * @param name of the block: the second word after its fence, as in "```sh restore"
 * @param folder where the shell stands, and finds `naervaer`
 * @param as whom it runs as, if not as the test
 */
export async function runWritten(
  name: string,
  folder: string,
  env: Readonly<Record<string, string>>,
  as: { uid: number; gid: number } | undefined = undefined,
): Promise<Done> {
  const bin = join(folder, '.bin');
  await mkdir(bin, { recursive: true });
  const command = join(bin, 'naervaer');
  await writeFile(
    command,
    `#!/bin/sh\nexec '${process.execPath}' --import '${clock}' '${entry}' "$@"\n`,
  );
  await chmod(command, 0o755);
  const began = performance.now();
  const shell = spawn('/bin/sh', ['-euc', await written(name)], {
    cwd: folder,
    env: { ...env, PATH: `${bin}:${env.PATH ?? process.env.PATH}` },
    ...as,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(shell, 'close');
  const [stdout, stderr] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  await ended;
  return { code: shell.exitCode, stdout, stderr, ms: Math.round(performance.now() - began) };
}

/** @throws Error where the page has no such block */
async function written(name: string): Promise<string> {
  const blocks = (await readFile(page, 'utf8')).matchAll(/^```sh (\S+)\n([\s\S]*?)^```$/gm);
  for (const [, found, commands = ''] of blocks) if (found === name) return commands;
  throw new Error(`docs/operations.md has no commands "${name}"`);
}
