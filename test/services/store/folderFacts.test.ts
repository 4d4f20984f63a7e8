import assert from 'node:assert/strict';
import { createSecretKey, type KeyObject } from 'node:crypto';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keyId } from '../../../services/store/encryption.ts';
import { folderFacts, keyFacts } from '../../../services/store/folderFacts.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const keyOf = (byte: number) => createSecretKey(Buffer.alloc(32, byte));

describe('what a folder of a store is like', () => {
  const folder = temporaryFolder();

  const write = async (school: string, keys: readonly KeyObject[]) => {
    const store = await openLowdbStore({
      folder: folder(),
      schemas: { thing: z.strictObject({ text: z.string() }) },
      keys,
    });
    await store.commit(school, [
      { kind: 'thing', id: 'a', expected: 0, value: { text: 'Loke syg' } },
    ]);
    return store;
  };

  it('is told without taking its lock: whether somebody works on it, and how much room there is', async () => {
    const store = await write('linde', []);
    const { state, inUse, freeMegabytes } = await folderFacts(folder());
    assert.deepEqual([state, inUse], ['writable', true]);
    assert.ok((freeMegabytes ?? 0) > 0);
    await store.close();
    assert.equal((await folderFacts(folder())).inUse, false);
    await (await write('gran', [])).close();
  });

  it('is missing where there is none, and none is made', async () => {
    const none = join(folder(), 'none');
    assert.equal((await folderFacts(none)).state, 'missing');
    await assert.rejects(access(none));
    await writeFile(none, '');
    assert.equal((await folderFacts(none)).state, 'missing');
  });

  it('tells which keys its files need, by their ids alone', async () => {
    const [older, newer] = [keyOf(1), keyOf(2)];
    await (await write('linde', [older])).close();
    assert.deepEqual(await keyFacts(folder(), []), {
      plain: 0,
      current: 0,
      older: 0,
      missing: [keyId(older)],
    });
    assert.deepEqual(await keyFacts(folder(), [newer, older]), {
      plain: 0,
      current: 0,
      older: 1,
      missing: [],
    });
    assert.equal((await keyFacts(folder(), [older])).current, 1);
    await rm(join(folder(), 'linde.json'));
    await (await write('gran', [])).close();
    assert.deepEqual((await keyFacts(folder(), [])).plain, 1);
  });
});
