import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStoreSettings } from '../../../bot/config.ts';
import { openStore } from '../../../bot/openStore.ts';
import { fillTrail } from '../../bench/years.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { naervaer } from './naervaerProcess.ts';

describe('naervaer store downgrade', () => {
  const folder = temporaryFolder();

  it('writes a school into one file again, trail and all, once the bot has stopped', async () => {
    const env = { DATA_DIR: folder() };
    const store = await openStore(readStoreSettings(env));
    await fillTrail(store, 900);
    const held = await naervaer(['store', 'downgrade'], { env });
    assert.match(held.stderr, /another process uses this folder/);
    await store.close();
    assert.deepEqual((await readdir(folder())).sort(), ['linde.2026-11.1.trail', 'linde.json']);
    const before = await naervaer(['audit', 'verify'], { env });
    assert.match(before.stdout, /^linde: 900 entries, .*, intact, [0-9a-f]{64}\n$/);
    const { code, stdout } = await naervaer(['store', 'downgrade'], { env });
    assert.deepEqual([code, stdout], [0, 'linde: one file\n']);
    assert.deepEqual(await readdir(folder()), ['linde.json']);
    const text = await readFile(join(folder(), 'linde.json'), 'utf8');
    assert.match(text, /^\{"format":2,/);
    assert.equal(text.split('"kind":"audit"').length, 901);
    assert.deepEqual(await naervaer(['audit', 'verify'], { env }), before);
  });
});
