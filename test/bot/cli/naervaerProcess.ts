import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../../bot/cli/naervaer.ts', import.meta.url));
const { PATH } = process.env;

export type Ended = { code: number | null; stdout: string; stderr: string };

type Surroundings = {
  /** What stands on standard input. */
  input?: string;
  env?: Record<string, string>;
  /** Lets go of standard output after its first piece, as `head` does. */
  cutOff?: boolean;
};

/** Runs `naervaer` as a process of its own, with nothing in its environment but what is given. */
export function naervaer(
  args: readonly string[],
  { input = '', env = {}, cutOff = false }: Surroundings = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { env: { PATH, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (cutOff) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    // A command that refuses its arguments never reads.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
