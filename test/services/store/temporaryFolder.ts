import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder on the real disk, a new one for each test of the suite that asks for it. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
