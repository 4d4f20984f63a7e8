import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import pino from 'pino';
import { readStoreSettings } from '../../bot/config.ts';
import { openStore } from '../../bot/openStore.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { storeRoster } from '../builders/rosters.ts';
import { temporaryFolder } from '../services/store/temporaryFolder.ts';

const rosters = municipality(1).slice(0, 2);
const aKey = () => randomBytes(32).toString('base64');

describe('openStore', () => {
  const folder = temporaryFolder();
  const settingsWith = (STORE_KEY: string) => readStoreSettings({ DATA_DIR: folder(), STORE_KEY });
  const fill = async (STORE_KEY: string) => {
    const store = await openStore(settingsWith(STORE_KEY));
    for (const one of rosters) await storeRoster(store, one);
    await store.close();
  };
  const allBytes = async () => {
    const files = await readdir(folder(), { withFileTypes: true });
    assert.ok(files.length > 1);
    return Buffer.concat(
      await Promise.all(
        files.filter((one) => one.isFile()).map((one) => readFile(join(folder(), one.name))),
      ),
    );
  };
  /** Long enough not to stand in random bytes by chance. */
  const names = rosters
    .flatMap(({ pupils, staff }) => [...pupils, ...staff])
    .flatMap(({ givenName, familyName }) => [
      givenName,
      familyName,
      `${givenName} ${familyName}`,
      `"${givenName}"`,
    ])
    .filter((name) => Buffer.from(name).length >= 7);
  const found = (bytes: Buffer) =>
    names.filter((name) => bytes.includes(name, 0, 'utf8') || bytes.includes(name, 0, 'utf16le'));

  it('leaves no name of a roster in any byte of the folder, with a key', async () => {
    assert.ok(names.length > 500, `${names.length} names`);
    await fill(aKey());
    assert.deepEqual(found(await allBytes()), []);
  });

  it('takes the names out of a folder that was plain, once it has a key', async () => {
    await fill('');
    assert.ok(found(await allBytes()).length > 500);
    const settings = settingsWith(aKey());
    await (await openStore(settings)).close();
    assert.deepEqual(found(await allBytes()), []);
    const store = await openStore(settings, { readOnly: true });
    assert.equal(store.schools().length, rosters.length);
    await store.close();
  });

  it('has keys that show nothing of themselves in a log', () => {
    const STORE_KEY = aKey();
    const settings = settingsWith(`${STORE_KEY}, ${aKey()}`);
    assert.equal(settings.storeKeys.length, 2);
    const lines: string[] = [];
    pino({}, { write: (line: string) => lines.push(line) }).info({ settings, ...settings }, 'said');
    const shown = `${inspect(settings, { depth: 9 })}${JSON.stringify(settings)}${lines}`;
    for (const form of ['base64', 'hex', 'latin1'] as const) {
      assert.ok(!shown.includes(Buffer.from(STORE_KEY, 'base64').toString(form)));
    }
  });
});
