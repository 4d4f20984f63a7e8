import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder for each test of the suite it is called in. They are removed when the suite has ended: a store is
 * closed in a hook that comes later than this one, and writes until then.
 */
export function temporaryFolder(): () => string {
  const made: string[] = [];
  beforeEach(async () => {
    made.push(await mkdtemp(join(tmpdir(), 'naervaer-')));
  });
  after(async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
  });
  return () => made.at(-1) ?? '';
}
