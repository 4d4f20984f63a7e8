import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sinon from 'sinon';
import {
  type AppendFile,
  durableAppends,
  durableWrites,
} from '../../../services/store/writeDurably.ts';
import { type FaultyDisk, type FaultyStep, faultyDisk } from '../../doubles/faultyDisk.ts';
import { handClock } from '../../doubles/handClock.ts';
import { openChained, verified } from './chainFile.ts';
import { aCounter, aNote, notesOf } from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('openLowdbStore, on a disk that fails', () => {
  const folder = temporaryFolder();
  const linde = () => join(folder(), 'linde.json');
  let disk: FaultyDisk;
  let store: Awaited<ReturnType<typeof openChained>>;

  beforeEach(async () => {
    disk = faultyDisk();
    store = await openChained(folder(), on(disk));
    await store.commit('linde', [aNote('old', 'old'), aCounter('n', 1)]);
  });
  afterEach(() => store.close());

  const on = (one: FaultyDisk) => ({
    writeFile: durableWrites(one),
    appendFile: durableAppends(one),
  });
  const failed = () => ({ name: 'StoreError', code: 'write_failed', file: linde() });
  const stored = async () => (await notesOf(store)).map(({ id }) => id);
  /** What a restart finds; the trail must be whole. */
  const afterRestart = async () => {
    await store.close();
    store = await openChained(folder());
    assert.deepEqual((await verified(folder()))?.faults, []);
    return stored();
  };

  const full: readonly (readonly [string, FaultyStep, string])[] = [
    ['is full', 'torn write', 'ENOSPC'],
    ['is full before the first byte', 'write', 'ENOSPC'],
    ['is over its quota', 'close', 'EDQUOT'],
    ['is mounted to be read only', 'open file', 'EROFS'],
    ['cannot sync', 'sync file', 'EIO'],
  ];
  const whole: typeof full = [
    ...full,
    ['has no file handles left', 'open folder', 'EMFILE'],
    ['cannot rename', 'rename', 'EIO'],
    ['cannot sync the folder', 'sync folder', 'EIO'],
  ];
  const situations = [
    ['when a commit goes into the journal', full, async () => {}],
    [
      'when the first commit after a start makes snapshot and journal',
      whole,
      async () => {
        await store.close();
        store = await openChained(folder(), on(disk));
      },
    ],
  ] as const;
  for (const [when, faults, prepare] of situations) {
    describe(when, () => {
      for (const [what, step, code] of faults) {
        it(`that ${what}: says so, keeps what was answered, and goes on once it works`, async () => {
          await prepare();
          const before = await readFile(linde());
          disk.failAt = { step, code };
          const changes = [aNote('new', 'new'), aCounter('n', 2, 1)];
          for (let attempt = 0; attempt < 3; attempt += 1) {
            await assert.rejects(store.commit('linde', changes), failed());
            assert.deepEqual(await stored(), ['old']);
          }
          assert.deepEqual(await readFile(linde()), before, 'the file is as it was');
          assert.ok(!(await readdir(folder())).includes('linde.json.half'));
          disk.failAt = undefined;
          await store.commit('linde', changes);
          assert.deepEqual(await afterRestart(), ['old', 'new']);
        });

        it(`that ${what}, and ends there: a restart finds what was answered`, async () => {
          await prepare();
          disk.failAt = { step, code };
          await assert.rejects(store.commit('linde', [aNote('new', 'new')]), failed());
          const found = await openChained(folder(), { readOnly: true });
          // Where syncing itself failed, what was refused may be there.
          const ids = (await notesOf(found)).map(({ id }) => id);
          const may = step === 'sync file' || step === 'close' ? ['old', 'new'] : ['old'];
          assert.deepEqual(ids, may.slice(0, ids.length));
          assert.ok(ids.length > 0);
        });
      }
    });
  }

  it('that refuses every third write of forty at once: every answer is true', async () => {
    await store.close();
    const { writeFile, appendFile } = on(disk);
    let writes = 0;
    store = await openChained(folder(), {
      writeFile,
      appendFile: (...write) => {
        writes += 1;
        disk.failAt = writes % 3 === 2 ? { step: 'torn write', code: 'ENOSPC' } : undefined;
        return appendFile(...write);
      },
    });
    const lane = async (name: number) => {
      const answered: string[] = [];
      for (const id of [`${name}-1`, `${name}-2`, `${name}-3`, `${name}-4`]) {
        const commit = store.commit('linde', [aNote(id, 1)]);
        await commit.then(
          () => answered.push(id),
          () => {},
        );
      }
      return answered;
    };
    const lanes = await Promise.all(Array.from({ length: 40 }, (_, name) => lane(name)));
    const answered = lanes.flat();
    assert.ok(answered.length > 0 && answered.length < 160, `${answered.length} answered`);
    assert.deepEqual((await afterRestart()).toSorted(), ['old', ...answered].toSorted());
  });

  for (const [what, share] of [
    ['half of', 1 / 2],
    ['all of', 1],
  ] as const) {
    it(`that keeps ${what} what it refused: cuts it off before the next journal begins`, async () => {
      await store.close();
      const { schedule, advance } = handClock();
      const good = on(disk);
      let refusing = false;
      const keeping: AppendFile = async (file, content, place) => {
        if (!refusing) return good.appendFile(file, content, place);
        await appendFile(file, content.subarray(0, content.length * share));
        throw new Error('no space');
      };
      store = await openChained(folder(), { ...good, appendFile: keeping, schedule });
      await store.commit('linde', [aNote('kept', 1)]);
      refusing = true;
      await assert.rejects(store.commit('linde', [aNote('lost', 1)]), failed());
      refusing = false;
      // The next journal begins, but no snapshot leads to it.
      disk.failAt = { step: 'rename', code: 'EIO' };
      advance({ hours: 1 });
      while (!(await readdir(folder())).includes('linde.2.journal'))
        await new Promise(setImmediate);
      await store.commit('linde', [aNote('new', 1)]);
      const found = await openChained(folder(), { readOnly: true });
      assert.deepEqual(
        (await notesOf(found)).map(({ id }) => id),
        ['old', 'kept', 'new'],
      );
      disk.failAt = undefined;
      assert.deepEqual(await afterRestart(), ['old', 'kept', 'new']);
    });
  }

  it('that refused to sync: keeps nothing of it where it lets it be cut off', async () => {
    const journal = join(folder(), 'linde.1.journal');
    const before = await readFile(journal);
    disk.failAt = { step: 'sync file', code: 'EIO' };
    await assert.rejects(store.commit('linde', [aNote('new', 1)]), failed());
    assert.deepEqual(await readFile(journal), before);
  });

  it('that refused a commit: is sure that it is gone before it takes the next one', async () => {
    await store.close();
    const done: string[] = [];
    const watched: FaultyDisk = {
      ...disk,
      open: async (...args) => {
        const handle = await disk.open(...args);
        const { truncate, writev, datasync } = handle;
        return Object.assign(handle, {
          truncate: (size: number) => {
            done.push('cut off');
            return truncate.call(handle, size);
          },
          writev: (pieces: Uint8Array[]) => {
            done.push('write');
            return writev.call(handle, pieces);
          },
          datasync: () => {
            done.push('sync');
            return datasync.call(handle);
          },
        });
      },
    };
    store = await openChained(folder(), on(watched));
    await store.commit('linde', [aNote('a', 1)]);
    for (const step of ['torn write', 'sync file'] as const) {
      disk.failAt = { step, code: 'EIO' };
      await assert.rejects(store.commit('linde', [aNote(step, 1)]), failed());
      disk.failAt = undefined;
      done.length = 0;
      await store.commit('linde', [aNote(step, 1)]);
      assert.deepEqual(done, ['cut off', 'sync', 'write', 'sync'], step);
    }
  });

  for (const [what, name] of [
    ['a folder in the place of the file', 'linde.json'],
    ['a folder in the place of the unfinished file', 'linde.json.half'],
    ['a folder in the place of the journal', 'linde.1.journal'],
  ] as const) {
    it(`with ${what}: says so, and goes on once it is gone`, async () => {
      await store.close();
      store = await openChained(folder());
      assert.deepEqual(await stored(), ['old']);
      const away = join(folder(), 'away');
      if (name === 'linde.json') await rename(linde(), away);
      await mkdir(join(folder(), name));
      await writeFile(join(folder(), name, 'stray'), '');
      await assert.rejects(store.commit('linde', [aNote('new', 1)]), failed());
      assert.deepEqual(await stored(), ['old']);
      await rm(join(folder(), name), { recursive: true });
      if (name === 'linde.json') await rename(away, linde());
      await store.commit('linde', [aNote('new', 1)]);
      assert.deepEqual(await afterRestart(), ['old', 'new']);
    });
  }

  it('on which a journal was shortened, lengthened or taken away: refuses what would go there', async () => {
    const journal = join(folder(), 'linde.1.journal');
    const bytes = await readFile(journal);
    for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, bytes]), undefined]) {
      if (changed) await writeFile(journal, changed);
      else await rm(journal);
      await assert.rejects(store.commit('linde', [aNote('new', 1)]), failed());
      assert.deepEqual(changed, changed && (await readFile(journal)));
      await writeFile(journal, bytes);
      assert.deepEqual(await stored(), ['old']);
    }
    await store.commit('linde', [aNote('new', 1)]);
    assert.deepEqual(await afterRestart(), ['old', 'new']);
  });

  it('with a folder in the place of the unfinished file: clears it away at opening', async () => {
    await store.close();
    await mkdir(`${linde()}.half`);
    store = await openChained(folder());
    await store.commit('linde', [aNote('new', 1)]);
    assert.deepEqual(await afterRestart(), ['old', 'new']);
  });

  it('opens a file that was mended while the store was open', async () => {
    const birk = join(folder(), 'birk.json');
    await writeFile(birk, '{"format":2,"sch');
    await assert.rejects(store.commit('birk', [aNote('a', 1)]), { code: 'damaged', file: birk });
    await rm(birk);
    await store.commit('birk', [aNote('a', 1)]);
    assert.equal((await notesOf(store, 'birk')).length, 1);
  });

  it('keeps its lock and its order while the clock goes backwards', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    try {
      for (const back of [0, 3_600_000, 86_400_000 * 400]) {
        clock.setSystemTime(Date.now() - back);
        await store.commit('linde', [aNote(`back${back}`, 1)]);
        await assert.rejects(openChained(folder()), { code: 'locked' });
      }
      assert.deepEqual(await afterRestart(), ['old', 'back0', 'back3600000', 'back34560000000']);
    } finally {
      clock.restore();
    }
  });
});
