import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Surroundings } from '../../../bot/cli/surroundings.ts';

type Command = (output: NodeJS.WritableStream, around: Surroundings) => Promise<void>;

/**
 * Runs a command of `naervaer` on a folder within this process, which spares a new one's start. How it ends as
 * a process of its own is tested in `test:slow`.
 */
export async function commandHere(
  folder: string,
  command: Command,
): Promise<{ stdout: string; stderr: string }> {
  const [output, warn] = [new PassThrough(), new PassThrough()];
  const before = process.env.DATA_DIR;
  process.env.DATA_DIR = folder;
  try {
    await command(output, { warn, now: () => Temporal.Now.instant() });
  } finally {
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
    output.end();
    warn.end();
  }
  return { stdout: await text(output), stderr: await text(warn) };
}
