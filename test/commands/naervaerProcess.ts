import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../bot/naervaer.ts', import.meta.url));
const { PATH } = process.env;

export type Ended = { code: number | null; stdout: string; stderr: string };

/**
 * Runs `naervaer` as a process of its own, with nothing in its environment but what is given.
 * @param input what stands on standard input
 */
export function naervaer(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { env: { PATH, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
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

/** Runs `naervaer` and lets go of its standard output after the first piece, as `head` does. */
export function naervaerCutOff(args: readonly string[], input: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { env: { PATH } });
    let stderr = '';
    child.stdout.once('data', () => child.stdout.destroy());
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: '', stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
