import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (Linux 32768, others 49152): one up there may be
 * taken by any program's next call between the look and the start of what shall listen.
 */
const [lowest, beyond] = [20_000, 32_000];

/** The first of so many ports in a row that nobody listens at; random, so that tests side by side differ. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(lowest, beyond - count);
    const row = Array.from({ length: count }, (_, offset) => first + offset);
    if ((await Promise.all(row.map(isFree))).every(Boolean)) return first;
  }
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return freePorts(1);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
