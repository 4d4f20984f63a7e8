import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { contractSchemas } from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { startWriter } from './writerProcess.ts';

describe('openLowdbStore, after a process that ended badly', () => {
  const folder = temporaryFolder();

  /** What is stored, once it is sure that every commit is there as a whole. */
  const stored = async () => {
    const store = await openLowdbStore({ folder: folder(), schemas: contractSchemas });
    const notes = await store.list('linde', 'note');
    const counters = await store.list('linde', 'counter');
    await store.close();
    assert.deepEqual(
      notes.map(({ id, value }) => [id, value.body]),
      counters.map(({ id }) => [id, id.repeat(20)]),
    );
    assert.deepEqual(
      counters.map(({ id }) => Number(id.split('-')[1])),
      counters.map(({ value }) => value.count),
    );
    return new Set(notes.map(({ id }) => id));
  };

  it('has every acknowledged commit, whole, after each of five kills at any moment', async () => {
    const acknowledged: string[] = [];
    // Some turns after an answer, so that the kill meets the next write at any of its stages.
    const moment = fc.record({
      commits: fc.integer({ min: 1, max: 80 }),
      turns: fc.integer({ min: 0, max: 2000 }),
    });
    for (const [round, { commits, turns }] of fc.sample(moment, 5).entries()) {
      // So small a journal that snapshots are always being written.
      const writer = startWriter(folder(), { name: `round${round}`, smallestJournal: 2000 });
      try {
        await writer.acknowledged(commits);
        for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      } finally {
        await writer.kill();
      }
      acknowledged.push(...writer.printed);
      const found = await stored();
      const missing = acknowledged.filter((id) => !found.has(id));
      assert.deepEqual(missing, [], `killed after ${commits} commits, ${turns} turns`);
    }
    assert.ok(acknowledged.length >= 5);
    assert.deepEqual(
      await readdir(folder()),
      ['linde.json'],
      'half-written files are cleared away',
    );
  });

  it('has every acknowledged commit after the disk took a file in part only', async function () {
    if (process.platform === 'win32') this.skip();
    const writer = startWriter(folder(), { name: 'full', commits: 400, fileLimit: 64 });
    try {
      await writer.ended();
    } finally {
      await writer.kill();
    }
    const acknowledged = writer.printed.filter((line) => line.startsWith('full-'));
    assert.ok(acknowledged.length > 0);
    const found = await stored();
    assert.deepEqual(
      acknowledged.filter((id) => !found.has(id)),
      [],
    );
    assert.equal(writer.printed.at(-1), 'write_failed');
  });
});
