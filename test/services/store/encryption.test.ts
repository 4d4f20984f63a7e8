import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { keyId } from '../../../services/store/encryption.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import {
  type AppendFile,
  appendDurably,
  type WriteFile,
  writeDurably,
} from '../../../services/store/writeDurably.ts';
import { aNote, contractSchemas, notesOf } from './contractRecords.ts';
import { aKey } from './keys.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const [one, two, three] = [aKey('one'), aKey('two'), aKey('three')];
const rotator = fileURLToPath(new URL('./keyRotator.ts', import.meta.url));

describe('openLowdbStore, with keys', () => {
  const folder = temporaryFolder();
  const linde = () => join(folder(), 'linde.json');
  type More = { readOnly?: boolean; writeFile?: WriteFile; appendFile?: AppendFile };
  const open = (keys: KeyObject[], more: More = {}) =>
    openLowdbStore({
      folder: folder(),
      schemas: contractSchemas,
      chained: ['note'],
      keys,
      ...more,
    });
  const fill = async (keys: KeyObject[], body: unknown = 'Loke Prøvesen') => {
    const store = await open(keys);
    await store.commit('linde', [aNote('a', body)]);
    await store.commit('birk', [aNote('b', body)]);
    await store.close();
  };
  const bodies = async (keys: KeyObject[], readOnly = false) => {
    const store = await open(keys, { readOnly });
    const found = (await notesOf(store)).map(({ value }) => value.body);
    await store.close();
    return found;
  };
  const header = async (school = 'linde') =>
    JSON.parse((await readFile(join(folder(), `${school}.json`), 'latin1')).split('\n')[0] ?? '');
  const refusal = (message: RegExp) => ({
    name: 'StoreError',
    code: 'damaged',
    file: linde(),
    message,
  });

  it('writes a line that names format, key and iv, and after it nothing that can be read', async () => {
    await fill([one]);
    const { iv, ...rest } = await header();
    assert.deepEqual(rest, { format: 'naervaer-aes-256-gcm-1', key: keyId(one) });
    assert.equal(Buffer.from(iv, 'base64').length, 12);
    const bytes = await readFile(linde());
    for (const word of ['Loke', 'Prøvesen', 'note', 'version', 'linde']) {
      assert.equal(bytes.includes(word), false, word);
    }
    assert.equal(bytes.includes(one.export()), false);
    assert.deepEqual(await bodies([one]), ['Loke Prøvesen']);
  });

  it('keeps the schools under their names', async () => {
    await fill([one]);
    assert.deepEqual((await readdir(folder())).sort(), ['birk.json', 'linde.json']);
    const store = await open([one]);
    assert.deepEqual([...store.schools()].sort(), ['birk', 'linde']);
    await store.close();
  });

  it('encrypts what was plain at opening, whole as it was', async () => {
    await fill([]);
    assert.deepEqual(await bodies([one]), ['Loke Prøvesen']);
    assert.deepEqual([(await header()).key, (await header('birk')).key], [keyId(one), keyId(one)]);
    assert.deepEqual(await readdir(folder()).then((names) => names.sort()), [
      'birk.json',
      'linde.json',
    ]);
  });

  it('needs the old key no more after one opening with the new one first', async () => {
    await fill([one]);
    assert.deepEqual(await bodies([two, one]), ['Loke Prøvesen']);
    assert.deepEqual(await bodies([two]), ['Loke Prøvesen']);
    assert.deepEqual([(await header()).key, (await header('birk')).key], [keyId(two), keyId(two)]);
    await assert.rejects(bodies([one]), { code: 'damaged' });
  });

  it('leaves a file alone that has the newest key', async () => {
    await fill([one]);
    const before = await readFile(linde());
    await bodies([one, two]);
    assert.deepEqual(await readFile(linde()), before);
  });

  it('is read with any of the keys, but never rewritten, by one who only reads', async () => {
    await fill([one]);
    const before = await readFile(linde());
    assert.deepEqual(await bodies([two, one], true), ['Loke Prøvesen']);
    assert.deepEqual(await readFile(linde()), before);
  });

  it('says which key is expected where it is missing, and never a key', async () => {
    await fill([one]);
    const before = await readFile(linde());
    const message = new RegExp(
      `is encrypted with the key ${keyId(one)}, which is not in STORE_KEY$`,
    );
    for (const keys of [[], [two], [two, three]]) {
      await assert.rejects(bodies(keys), (error: Error) => {
        assert.match(error.message, new RegExp(`key ${keyId(one)}, which is not in STORE_KEY$`));
        for (const key of [one, two, three]) {
          assert.ok(!error.message.includes(key.export().toString('base64')));
        }
        return true;
      });
    }
    await writeFile(join(folder(), 'birk.json'), '{"format":2,"school":"birk","records":[\n\n]}\n');
    await assert.rejects(bodies([]), refusal(message));
    assert.deepEqual(await readFile(linde()), before);
  });

  it('refuses another school’s file under this school’s name', async () => {
    await fill([one]);
    await copyFile(join(folder(), 'birk.json'), linde());
    await assert.rejects(bodies([one]), refusal(/put a backup in its place$/));
  });

  it('refuses a file that was cut off anywhere, and leaves it as it is', async () => {
    await fill([one]);
    const bytes = await readFile(linde());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (at) => {
        await writeFile(linde(), bytes.subarray(0, at));
        await assert.rejects(bodies([one]), { name: 'StoreError', code: 'damaged', file: linde() });
        assert.equal((await readFile(linde())).length, at);
      }),
      { numRuns: 80 },
    );
  });

  it('refuses a file with any bit changed, and leaves it as it is', async () => {
    await fill([one]);
    const bytes = await readFile(linde());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ (1 << bit);
        await writeFile(linde(), changed);
        await assert.rejects(bodies([one]), { name: 'StoreError', code: 'damaged', file: linde() });
        assert.deepEqual(await readFile(linde()), changed);
      }),
      { numRuns: 150 },
    );
  });

  it('writes a journal that names its key, and after that nothing that can be read', async () => {
    const store = await open([one]);
    await store.commit('linde', [aNote('a', 'Loke Prøvesen')]);
    const path = join(folder(), 'linde.1.journal');
    const [header = '', ...frames] = (await readFile(path, 'utf8')).split('\n');
    const { after, ...rest } = JSON.parse(header);
    assert.deepEqual(rest, { format: 'naervaer-journal-1', generation: 1, key: keyId(one) });
    assert.match(frames.join('\n'), /^#[0-9a-f]{8} [0-9a-f]{8}\n[A-Za-z0-9+/=]+\n$/);
    assert.deepEqual(await bodies([two, one], true), ['Loke Prøvesen']);
    const missing = new RegExp(`key ${keyId(one)}, which is not in STORE_KEY$`);
    await assert.rejects(bodies([two], true), { code: 'damaged', message: missing });
    await store.close();
    assert.deepEqual(await readdir(folder()), ['linde.json']);
  });

  it('encrypts a plain snapshot and its journal at opening, and leaves nothing plain', async () => {
    const crashed = await open([]);
    await crashed.commit('linde', [aNote('a', 'Loke Prøvesen')]);
    const names = ['linde.json', 'linde.1.journal'];
    const left = await Promise.all(names.map((name) => readFile(join(folder(), name))));
    await crashed.close();
    await Promise.all(names.map((name, at) => writeFile(join(folder(), name), left[at] ?? '')));
    const store = await open([one]);
    assert.deepEqual(await readdir(folder()).then((all) => all.filter((n) => n[0] !== '.')), [
      'linde.json',
    ]);
    assert.equal((await header()).key, keyId(one));
    await store.close();
    assert.deepEqual(await bodies([one]), ['Loke Prøvesen']);
  });

  it('refuses a frame of another journal, or at another place in its own', async () => {
    const frameOf = async (id: string, more: string[] = []) => {
      const store = await open([one]);
      await store.commit('linde', [aNote(id, 'Loke Prøvesen')]);
      for (const each of more) await store.commit('linde', [aNote(each, 'Loke Prøvesen')]);
      const names = (await readdir(folder())).filter((name) => name.startsWith('linde'));
      const files = await Promise.all(
        names.map(async (name) => [name, await readFile(join(folder(), name))] as const),
      );
      await store.close();
      return new Map(files);
    };
    const first = await frameOf('a');
    await rm(linde());
    const second = await frameOf('b', ['c']);
    const text = (files: ReadonlyMap<string, Buffer>) =>
      files.get('linde.1.journal')?.toString('latin1').split('\n') ?? [];
    const [head = '', , b = '', , c = ''] = text(second);
    const [, , a = ''] = text(first);
    const journalOf = (...bodies: string[]) => {
      let sum = Number.parseInt(JSON.parse(head).after, 16);
      const frames = bodies.map((body) => {
        sum = crc32(`${body}\n`, sum);
        const hex = (value: number) => value.toString(16).padStart(8, '0');
        return `#${hex(body.length + 1)} ${hex(sum)}\n${body}\n`;
      });
      return `${head}\n${frames.join('')}`;
    };
    const openWith = async (journal: string) => {
      for (const [name, bytes] of second) await writeFile(join(folder(), name), bytes);
      await writeFile(join(folder(), 'linde.1.journal'), journal);
      return bodies([one], true);
    };
    assert.equal((await openWith(journalOf(b, c))).length, 2);
    for (const wrong of [journalOf(a, c), journalOf(c, b), journalOf(b, b), journalOf(b, a)]) {
      await assert.rejects(openWith(wrong), { code: 'damaged', message: /byte \d+: damaged/ });
    }
  });

  it('never uses an iv twice, not even for the same content', async () => {
    const ivs: string[] = [];
    const writeFile: WriteFile = async (file, content) => {
      ivs.push(JSON.parse(Buffer.from(content).toString('latin1').split('\n')[0] ?? '').iv);
      await writeDurably(file, content);
    };
    const appendFile: AppendFile = async (file, content, place) => {
      const [, frame] = Buffer.from(content).toString('latin1').split('\n');
      // 12 bytes are 16 characters of base64.
      if (place.at > 0) ivs.push(frame?.slice(0, 16) ?? '');
      await appendDurably(file, content, place);
    };
    for (let round = 0; round < 10; round += 1) {
      const keys = round % 2 === 0 ? [one, two] : [two, one];
      const store = await open(keys, { writeFile, appendFile });
      for (let turn = 0; turn < 10; turn += 1) {
        await store.commit('linde', [aNote(`${round}-${turn}`, 1)]);
      }
      await store.close();
    }
    assert.ok(ivs.length >= 100, `${ivs.length} writes`);
    assert.equal(new Set(ivs).size, ivs.length);
  });

  it('has not opened, nor lost anything, when the disk refuses to take a file encrypted anew', async () => {
    await fill([one]);
    const writeFile = async () => {
      throw new Error('no space');
    };
    await assert.rejects(open([two, one], { writeFile }), { code: 'write_failed' });
    assert.deepEqual(await bodies([one]), ['Loke Prøvesen']);
    assert.deepEqual(await bodies([two, one]), ['Loke Prøvesen']);
    assert.deepEqual(await bodies([two]), ['Loke Prøvesen']);
  });

  it('leaves whole files, and nothing plain, after a kill while the key was being changed', async () => {
    await fill([one], 'Loke Prøvesen '.repeat(20_000));
    for (const turns of [0, 20, 100, 300, 900]) {
      const child = spawn(process.execPath, [rotator, folder()], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      child.kill('SIGKILL');
      await once(child, 'close');
      // Killed between its locks it may leave one that others must respect for ten seconds.
      for (const name of ['.lock', '.lock-taking', '.lock-owner.json']) {
        await rm(join(folder(), name), { recursive: true, force: true });
      }
      for (const name of await readdir(folder())) {
        assert.equal((await readFile(join(folder(), name))).includes('Loke'), false, name);
      }
      const [body] = await bodies([one, two]);
      assert.equal(body, 'Loke Prøvesen '.repeat(20_000));
    }
    assert.deepEqual((await readdir(folder())).sort(), ['birk.json', 'linde.json']);
  });
});
