import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Unix limits socket paths to about a hundred bytes. */
const longestPath = 100;

/**
 * Where commands on the same machine reach a running bot: a socket in its data folder, usable only by the
 * folder's owner.
 * @returns undefined when the path is too long for the system
 */
export function socketPath(dataDir: string): string | undefined {
  const path = join(resolve(dataDir), 'naervaer.sock');
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\naervaer-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  }
  return Buffer.byteLength(path) > longestPath ? undefined : path;
}
