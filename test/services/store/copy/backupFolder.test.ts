import assert from 'node:assert/strict';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFolder } from '../../../../services/store/copy/backupFolder.ts';
import { aKey } from '../keys.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { anEntry, idsIn, kinds, openTrail, type TrailStore } from '../trailStore.ts';

describe('backupFolder', () => {
  const folder = temporaryFolder();
  const data = () => join(folder(), 'data');
  const to = () => join(folder(), 'backup');
  const keys = [aKey('one')];
  const options = () => ({ folder: data(), to: to(), chained: [...kinds.chained], keys });

  it('has all that was committed before it, each time, while a store is written to and renewed', async () => {
    // A snapshot after every few commits, and the trail in files at once.
    const store = await openTrail(data(), { keys, smallestJournal: 600 });
    let over = false;
    let number = 0;
    const answered: string[] = [];
    const writing = (async () => {
      while (!over) {
        number += 1;
        await store.commit('linde', [anEntry(`e${number}`, '2026-11')]);
        answered.push(`e${number}`);
      }
    })();
    try {
      for (let round = 1; round <= 15; round += 1) {
        const before = [...answered];
        const place = join(folder(), `backup-${round}`);
        const verified = await backupFolder({ ...options(), to: place });
        if (before.length === 0) continue;
        assert.ok(verified[0] && 'chains' in verified[0]);
        assert.deepEqual(verified[0].chains.get('entry')?.faults, []);
        const copy: TrailStore = await openTrail(place, { keys });
        const there = await idsIn(copy);
        await copy.close();
        assert.deepEqual(there.slice(0, before.length), before);
      }
    } finally {
      over = true;
      await writing;
      await store.close();
    }
  }).timeout(60_000);

  it('refuses a place that holds anything, and starts anew on half of a copy', async () => {
    const store = await openTrail(data(), { keys });
    await store.commit('linde', [anEntry('a')]);
    await chmod(data(), 0o700);
    await openHalf(to());
    const [verified] = await backupFolder(options());
    assert.equal(verified?.school, 'linde');
    assert.deepEqual((await readdir(folder())).sort(), ['backup', 'data']);
    assert.ok(!(await readdir(to())).includes('stray'));
    assert.equal((await stat(to())).mode & 0o777, 0o700);
    await assert.rejects(backupFolder(options()), {
      code: 'damaged',
      message: /expected an empty/,
    });
    await store.close();
  });

  it('says what is damaged in the store itself, and leaves no copy', async () => {
    const store = await openTrail(data(), { keys });
    await store.commit('linde', [anEntry('a')]);
    await store.close();
    await writeFile(join(data(), 'birk.json'), 'nothing');
    await assert.rejects(backupFolder(options()), { code: 'damaged', message: /birk\.json/ });
    assert.ok(!(await readdir(folder())).includes('backup'));
  });
});

async function openHalf(to: string): Promise<void> {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(`${to}.half-copied`);
  await writeFile(join(`${to}.half-copied`, 'stray'), '');
}
