import assert from 'node:assert/strict';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWholeFiles } from '../../../services/store/copy/wholeFiles.ts';
import { StoreError } from '../../../services/store/store.ts';
import { aKey } from './keys.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import {
  anEntry,
  filesOf,
  idsIn,
  kinds,
  noEntry,
  openTrail,
  type TrailStore,
  verifiedTrail,
} from './trailStore.ts';

describe("openLowdbStore, on a trail's files", () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder(), name);
  const october = 'linde.2026-10.1.trail';
  const november = 'linde.2026-11.2.trail';

  const faults = async () => {
    const chain = await verifiedTrail(folder());
    return typeof chain === 'string' ? chain : chain.faults;
  };

  const within = async <Result>(
    work: (store: TrailStore) => Promise<Result>,
    more: Parameters<typeof openTrail>[1] = {},
  ): Promise<Result> => {
    const store = await openTrail(folder(), more);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  /** Two entries of October and two of November, each in its file. */
  const filled = (more: Parameters<typeof openTrail>[1] = {}) =>
    within(async (store) => {
      await store.commit('linde', [anEntry('a', '2026-10'), anEntry('b', '2026-10')]);
      await store.commit('linde', [anEntry('c'), anEntry('d')]);
    }, more);

  it('has a file for each month, and the newest in the school’s own', async () => {
    await filled({ newestEntries: 1 });
    assert.deepEqual(await filesOf(folder()), [october, november, 'linde.json']);
    const own = await readFile(at('linde.json'), 'utf8');
    assert.match(own, /^\{"format":4,/);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].filter((id) => own.includes(`"of ${id}"`)),
      ['d'],
    );
    assert.deepEqual(await within(idsIn), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await faults(), []);
  });

  it('appends to the month’s file, and never goes back to an earlier month', async () => {
    await filled();
    const before = await readFile(at(november));
    await within((store) => store.commit('linde', [anEntry('e', '2026-10'), anEntry('f')]));
    const after = await readFile(at(november));
    assert.deepEqual(await filesOf(folder()), [october, november, 'linde.json']);
    assert.deepEqual(after.subarray(0, before.length), before);
    assert.deepEqual(await within(idsIn), ['a', 'b', 'c', 'd', 'e', 'f']);
    assert.deepEqual(await faults(), []);
  });

  it('reads a month’s file once for an entry that is asked for again', async () => {
    await filled();
    await within(async (store) => {
      const first = await store.load('linde', 'entry', 'b');
      await rm(at(october));
      assert.deepEqual(await store.load('linde', 'entry', 'b'), first);
      await assert.rejects(store.load('linde', 'entry', 'a'), StoreError);
    });
  });

  it('finds an entry by its id, refuses it a second time, and another version of it', async () => {
    await filled();
    await within(async (store) => {
      const found = await store.load('linde', 'entry', 'b');
      assert.deepEqual(found?.value.body, 'of b');
      assert.equal(await store.load('linde', 'entry', 'e'), undefined);
      const twice = store.commit('linde', [anEntry('e'), anEntry('b')]);
      await assert.rejects(twice, { name: 'VersionConflict', id: 'b' });
      await assert.rejects(store.commit('linde', [anEntry('b', '2026-11', 1)]), /may not be chang/);
      const decided = store.decide('linde', async ({ load, list }) => {
        assert.equal((await load('entry', 'c'))?.version, 1);
        assert.deepEqual(
          (await list('entry', 3)).map(({ id }) => id),
          ['a', 'b', 'c'],
        );
        return { changes: [anEntry('c')], result: undefined };
      });
      await assert.rejects(decided, { name: 'WrittenUnread' });
      assert.deepEqual(await idsIn(store), ['a', 'b', 'c', 'd']);
    });
  });

  it('knows from the school’s own file that an entry is new, also one of a month before', async () => {
    await filled();
    const store = await openTrail(folder());
    try {
      for (const name of [october, november]) {
        await writeFile(at(name), Buffer.alloc((await readFile(at(name))).length));
      }
      await store.commit('linde', [anEntry('e'), anEntry('f', '2026-10')]);
      assert.equal(await store.load('linde', 'entry', 'g'), undefined);
      await assert.rejects(store.load('linde', 'entry', 'b'), { code: 'damaged' });
    } finally {
      await store.close();
    }
  });

  it('reads the month’s file where what its own file says of it is not what was written', async () => {
    await filled();
    const own = await readFile(at('linde.json'), 'utf8');
    const said = [...own.matchAll(/"ids":"([^"]+)"/g)].map(([, ids = '']) => ids);
    assert.equal(said.length, 2);
    const swapped = own.replace(said[0] ?? '', said[1] ?? '');
    await writeFile(at('linde.json'), swapped);
    await within(async (store) => {
      const twice = store.commit('linde', [anEntry('b')]);
      await assert.rejects(twice, { name: 'VersionConflict', id: 'b' });
    });
  });

  it('lets the oldest go alone, and no byte of them stays', async () => {
    await filled();
    await within(async (store) => {
      await assert.rejects(store.commit('linde', [noEntry('b')]), /only the oldest may be removed/);
      await assert.rejects(store.commit('linde', [noEntry('a'), noEntry('c')]), /only the oldest/);
      await store.commit('linde', [noEntry('a'), anEntry('e')]);
      assert.deepEqual(await idsIn(store), ['b', 'c', 'd', 'e']);
      assert.equal(await store.load('linde', 'entry', 'a'), undefined);
      assert.deepEqual(await faults(), [], 'while it still stands in the file');
    });
    assert.deepEqual(
      await filesOf(folder()),
      [november, 'linde.2026-10.3.trail', 'linde.json'].sort(),
    );
    assert.ok(!(await readFile(at('linde.2026-10.3.trail'), 'utf8')).includes('"of a"'));
    assert.deepEqual(await faults(), []);
    await within((store) => store.commit('linde', ['b', 'c', 'd', 'e'].map(noEntry)));
    assert.deepEqual(await filesOf(folder()), ['linde.json']);
    await within((store) => store.commit('linde', [anEntry('a')]));
    assert.deepEqual(await within(idsIn), ['a']);
    assert.deepEqual(await faults(), []);
  });

  it('takes a file over that has its trail inside, and gives it back', async () => {
    await filled({ newestEntries: Infinity });
    assert.deepEqual(await filesOf(folder()), ['linde.json']);
    const before = await readFile(at('linde.json'));
    assert.match(before.toString(), /^\{"format":2,/);
    await within(async (store) => {
      assert.deepEqual(await filesOf(folder()), [october, november, 'linde.json'], 'at the start');
      assert.deepEqual(await idsIn(store), ['a', 'b', 'c', 'd']);
    });
    assert.deepEqual(await faults(), []);
    const earlier = { version: 'earlier', kinds: kinds.schemas };
    const back = await openWholeFiles({ folder: folder(), kinds, keys: [] }, earlier);
    assert.deepEqual(back.schools, ['linde']);
    assert.equal((await back.losses('linde')).size, 0);
    await back.write('linde');
    await back.close();
    assert.deepEqual(await filesOf(folder()), ['linde.json']);
    assert.deepEqual(await readFile(at('linde.json')), before);
  });

  it('writes every file anew with a new key', async () => {
    const [one, two] = [aKey('one'), aKey('two')];
    await filled({ keys: [one] });
    assert.ok(!(await readFile(at(october), 'latin1')).includes('of a'));
    const ids = await within(idsIn, { keys: [two, one] });
    assert.deepEqual(ids, ['a', 'b', 'c', 'd']);
    assert.deepEqual(await within(idsIn, { keys: [two] }), ids);
    const chain = await verifiedTrail(folder(), [two]);
    assert.ok(typeof chain !== 'string' && chain.faults.length === 0 && chain.entries === 4);
  });

  it('refuses to open without a file it names, and one that is too short', async () => {
    await filled();
    const { length } = await readFile(at(october));
    await truncate(at(october), length - 1);
    const short = new RegExp(`${october}: byte ${length - 1}: damaged`);
    await assert.rejects(openTrail(folder()), { code: 'damaged', message: short });
    assert.match(String(await faults()), short);
    await rm(at(october));
    await assert.rejects(openTrail(folder()), {
      code: 'damaged',
      message: /10\.1\.trail is missing/,
    });
    await rm(at('linde.json'));
    await assert.rejects(openTrail(folder()), { code: 'damaged', message: /linde\.json, which/ });
  });

  it('names file and byte of any byte that was changed, and never goes on from it', async () => {
    await filled();
    const whole = await readFile(at(october));
    const frame = whole.indexOf('#');
    const told = new RegExp(`${october}: byte (0|${frame}): damaged`);
    for (const [index, byte] of whole.entries()) {
      for (const other of [byte ^ 1, 0]) {
        await writeFile(at(october), Buffer.from(whole).fill(other, index, index + 1));
        assert.match(String(await faults()), told, `byte ${index}`);
      }
    }
    // Nothing of what the snapshot names was cut off by a crash, whole sectors and the end neither.
    for (const from of [0, frame, frame + 25]) {
      await writeFile(at(october), Buffer.from(whole).fill(0, from));
      assert.match(String(await faults()), told, `from byte ${from}`);
    }
    await within(async (store) => {
      await assert.rejects(
        idsIn(store),
        (error) => error instanceof StoreError && error.code === 'damaged',
      );
      await assert.rejects(store.commit('linde', [noEntry('a')]), { code: 'damaged' });
    });
    await writeFile(at(october), whole);
    assert.deepEqual(await within(idsIn), ['a', 'b', 'c', 'd']);
  });

  it('keeps what was changed from outside before, to be found by file and line', async () => {
    await filled({ newestEntries: Infinity });
    const text = await readFile(at('linde.json'), 'utf8');
    await writeFile(at('linde.json'), text.replace('"of c"', '"of x"'));
    assert.deepEqual(await within(idsIn), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await faults(), [{ what: 'changed', seq: 3, line: 3, file: november }]);
    await within((store) => store.commit('linde', [noEntry('a'), anEntry('e')]));
    assert.deepEqual(await faults(), [{ what: 'changed', seq: 3, line: 3, file: november }]);
  });

  it('removes what a process left that ended before its snapshot', async () => {
    await filled();
    const left = 'linde.2026-12.9.trail';
    await writeFile(at(left), 'begun');
    await within(async () => {
      assert.deepEqual(await filesOf(folder()), [october, november, 'linde.json']);
    });
  });
});
