import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rmdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import type { Store } from '../../../services/store/store.ts';
import { aDeadProcess, leaveLock } from './aDeadProcess.ts';
import { aNote, type ContractRecords, contractSchemas, notesOf } from './contractRecords.ts';
import { startOpener } from './openerProcess.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { startWriter } from './writerProcess.ts';

describe('openLowdbStore, on a folder that may be in use', () => {
  const folder = temporaryFolder();
  const open = () => openLowdbStore({ folder: folder(), schemas: contractSchemas });
  const lockedMessage = () => ({
    name: 'StoreError',
    code: 'locked',
    file: folder(),
    message: `${folder()}: another process uses this folder; stop it, or choose another DATA_DIR`,
  });
  const assertUsable = async () => {
    const store = await open();
    await store.commit('linde', [aNote('a', 1)]);
    assert.equal((await notesOf(store)).length, 1);
    await store.close();
  };

  it('refuses a second opener with a clear message, and leaves the first at work', async () => {
    const first = await open();
    await assert.rejects(open(), lockedMessage());
    await first.commit('linde', [aNote('a', 1)]);
    await assert.rejects(open(), lockedMessage());
    await first.close();
    const second = await open();
    assert.equal((await notesOf(second)).length, 1);
    await second.close();
  });

  it('refuses a folder that another process has, and takes it over at once when that is killed', async () => {
    const writer = startWriter(folder());
    try {
      await writer.acknowledged(1);
      await assert.rejects(open(), lockedMessage());
      await writer.acknowledged(writer.printed.length + 1);
    } finally {
      await writer.kill();
    }
    assert.ok((await readdir(folder())).includes('.lock'), 'the killed process left its lock');
    await (await open()).close();
  });

  it('takes over the lock of a dead process, and holds it itself', async () => {
    await leaveLock(folder());
    const store = await open();
    await assert.rejects(open(), lockedMessage());
    await store.close();
    assert.deepEqual(await readdir(folder()), []);
  });

  it('gives the lock of a dead process to one of several who come for it', async () => {
    await leaveLock(folder());
    const answers = await Promise.allSettled([open(), open(), open(), open()]);
    const opened = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value] : [],
    );
    assert.equal(opened.length, 1);
    for (const store of opened) await store.close();
  });

  it('gives the lock of a dead process to one of several processes that come for it', async () => {
    const openers = [startOpener(), startOpener(), startOpener()];
    const dead = { pid: aDeadProcess(), host: hostname() };
    try {
      for (let round = 0; round < 40; round += 1) {
        const place = join(folder(), `round${round}`);
        await mkdir(place);
        await leaveLock(place, dead);
        const answers = await Promise.all(openers.map((opener) => opener.open(place)));
        assert.deepEqual(answers.sort(), ['locked', 'locked', 'opened'], `round ${round}`);
      }
    } finally {
      for (const opener of openers) await opener.kill();
    }
  });

  for (const [what, owner] of [
    ['on another machine', () => ({ pid: aDeadProcess(), host: `not-${hostname()}` })],
    ['that is alive', () => ({ pid: process.ppid, host: hostname() })],
    ['that did not say who it is', () => 'nobody'],
  ] as const) {
    it(`keeps away from the fresh lock of a process ${what}`, async () => {
      await leaveLock(folder(), owner());
      await assert.rejects(open(), lockedMessage());
    });

    it(`takes over the lock of a process ${what} once it gave no sign of life for long`, async () => {
      await leaveLock(folder(), owner());
      const longAgo = new Date(Date.now() - 60_000);
      await utimes(join(folder(), '.lock'), longAgo, longAgo);
      await assertUsable();
    });
  }

  it('follows a process of the same id, as a container has it again after a restart', async () => {
    await leaveLock(folder(), { pid: process.pid, host: hostname() });
    await assertUsable();
  });

  for (const [what, file, staleMs] of [
    ['while it looked who has the folder', '.lock-taking.lock', 2_000],
    ['before it said who it is', '.lock', 10_000],
  ] as const) {
    it(`waits for the lock of a process that was killed ${what}`, async () => {
      await mkdir(join(folder(), file));
      const nearlyStale = new Date(Date.now() - staleMs + 150);
      await utimes(join(folder(), file), nearlyStale, nearlyStale);
      await assertUsable();
      assert.deepEqual(await readdir(folder()), ['linde.json']);
    });
  }

  it('gives the folder back when a damaged file keeps it from opening', async () => {
    await writeFile(join(folder(), 'linde.json'), 'damaged');
    await assert.rejects(open(), { code: 'damaged' });
    await assert.rejects(open(), { code: 'damaged' });
  });

  it('makes the folder when it is not there', async () => {
    const store = await openLowdbStore({
      folder: join(folder(), 'new', 'data'),
      schemas: contractSchemas,
    });
    await store.commit('linde', [aNote('a', 1)]);
    await store.close();
    assert.deepEqual(await readdir(join(folder(), 'new', 'data')), ['linde.json']);
  });

  describe('that was taken from it, as after a long sleep of the machine', () => {
    let store: Store<ContractRecords>;

    beforeEach(async () => {
      const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        store = await open();
        await store.commit('linde', [aNote('a', 1)]);
        const lock = join(folder(), '.lock');
        await rmdir(lock);
        await mkdir(lock);
        await utimes(lock, new Date(), new Date(Date.now() + 1000));
        await writeFile(join(folder(), '.lock-owner.json'), '"the new holder"');
        clock.tick(5000);
      } finally {
        clock.restore();
      }
      // The lock is looked at on disk; that takes some turns.
      for (let turn = 0; turn < 100_000 && (await reads()); turn += 1) {
        await new Promise(setImmediate);
      }
    });

    const reads = () =>
      store.load('linde', 'note', 'a').then(
        () => true,
        () => false,
      );

    it('reads and commits nothing any more', async () => {
      const before = await readFile(join(folder(), 'linde.json'), 'utf8');
      const locked = { name: 'StoreError', code: 'locked' };
      await assert.rejects(store.commit('linde', [aNote('a', 2, 1)]), locked);
      await assert.rejects(store.load('linde', 'note', 'a'), locked);
      assert.equal(await readFile(join(folder(), 'linde.json'), 'utf8'), before);
    });

    it('closes without a word and leaves lock and files to the new holder', async () => {
      await store.close();
      const left = (await readdir(folder())).sort();
      assert.deepEqual(left, ['.lock', '.lock-owner.json', 'linde.1.journal', 'linde.json']);
    });
  });
});
