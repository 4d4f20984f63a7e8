import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./crashWriter.ts', import.meta.url));

/** `crashWriter.ts` as a process of its own. */
export type WriterProcess = {
  /** What it printed so far: ids of acknowledged commits, and at the end `done` or the code of the error. */
  readonly printed: readonly string[];
  /** Resolves when it has printed so many lines. @throws Error when it ends before */
  acknowledged(count: number): Promise<void>;
  /** Resolves when it has ended by itself and all it printed has been read. */
  ended(): Promise<void>;
  /** SIGKILL, then as `ended`. */
  kill(): Promise<void>;
};

/**
 * @param options.commits how many there are at most
 * @param options.smallestJournal see `LowdbStoreOptions`
 * @param options.fileLimit how large the shell lets its files become, in blocks of `ulimit -f`
 */
export function startWriter(
  folder: string,
  options: { name?: string; commits?: number; smallestJournal?: number; fileLimit?: number } = {},
): WriterProcess {
  const { name = 'writer', commits = 5000, smallestJournal, fileLimit } = options;
  const bytes = smallestJournal === undefined ? [] : [String(smallestJournal)];
  const command = [process.execPath, script, folder, name, String(commits), ...bytes] as const;
  const limited = ['-c', `ulimit -f ${fileLimit}; exec "$0" "$@"`, ...command];
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  const child =
    fileLimit === undefined
      ? spawn(command[0], command.slice(1), { stdio })
      : spawn('/bin/sh', limited, { stdio });
  const printed: string[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    printed.push(line);
    for (const watcher of watchers) watcher();
  });
  const closed = once(child, 'close');
  return {
    printed,
    acknowledged: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (printed.length < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
        void closed.then(() => reject(new Error(`ended after ${printed.length} lines`)));
      }),
    ended: async () => {
      await closed;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
