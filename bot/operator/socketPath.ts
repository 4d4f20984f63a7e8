import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Unix limits the path of a socket to about a hundred bytes. */
const longestPath = 100;

/**
 * Where a running bot is reached by commands on its own machine: a socket in its data folder, which the
 * folder's owner alone may use.
 * @returns undefined where the path is longer than the system takes
 */
export function socketPath(dataDir: string): string | undefined {
  const path = join(resolve(dataDir), 'naervaer.sock');
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\naervaer-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  }
  return Buffer.byteLength(path) > longestPath ? undefined : path;
}
