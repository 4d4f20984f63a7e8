import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CopiedSchool,
  type CopySource,
  type CopyTarget,
  copyStore,
} from '../../../../services/store/copy/copyStore.ts';
import {
  copyFromDatabase,
  copyToDatabase,
} from '../../../../services/store/copy/databaseCopies.ts';
import { copyFromFolder, copyToFolder } from '../../../../services/store/copy/folderCopies.ts';
import { openLowdbStore } from '../../../../services/store/openLowdbStore.ts';
import type { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import { verifyDatabase } from '../../../../services/store/postgres/verifyDatabase.ts';
import type { Store } from '../../../../services/store/store.ts';
import { verifyFolder } from '../../../../services/store/verifyFolder.ts';
import { describeWithPostgres, migratedDatabase, onDatabase } from '../../../doubles/postgres.ts';
import {
  aCounter,
  aNote,
  type ContractRecords,
  contractSchemas,
  noNote,
  plain,
} from '../contractRecords.ts';
import { aKey } from '../keys.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const chained = ['counter'] as const;
const kinds = { schemas: contractSchemas, chained };
const keys = [aKey('one')];

/** Versions, removed and made anew, a trail of which the oldest were removed, and text that no jsonb takes. */
async function fill(store: Store<ContractRecords>): Promise<void> {
  await store.commit('linde', [
    aNote('a\u0000"', 'NUL \u0000 \ud800'),
    aNote('b', 1),
    aNote('c', 1),
  ]);
  await store.commit('linde', [aNote('b', { y: 1, x: [2] }, 1), noNote('c', 1)]);
  await store.commit('linde', [aNote('c', 3), noNote('a\u0000"', 1)]);
  await store.commit('linde', [aNote('a\u0000"', 'again')]);
  await store.commit(
    'linde',
    ['t1', 't2', 't3', 't4'].map((id) => aCounter(id, 1)),
  );
  await store.commit('linde', [{ kind: 'counter', id: 't1', expected: 1, value: undefined }]);
  await store.commit(
    'birk',
    Array.from({ length: 1_200 }, (_, at) => aNote(`n${at}`, at)),
  );
  await store.commit(
    'birk',
    Array.from({ length: 1_100 }, (_, at) => aCounter(`t${at}`, at)),
  );
}

async function everything(store: Store<ContractRecords>) {
  const all = new Map<string, unknown>();
  for (const school of [...store.schools()].sort()) {
    for (const kind of ['note', 'counter'] as const)
      all.set(`${school} ${kind}`, (await store.list(school, kind)).map(plain));
  }
  return all;
}

async function copied(from: CopySource, to: CopyTarget): Promise<CopiedSchool[]> {
  try {
    const schools: CopiedSchool[] = [];
    for await (const one of copyStore(from, to)) schools.push(one);
    return schools;
  } finally {
    await to.close();
    await from.close();
  }
}

describeWithPostgres('a copy of a store', () => {
  const folder = temporaryFolder();
  const openFolder = (name: string) =>
    openLowdbStore({ folder: join(folder(), name), schemas: contractSchemas, chained, keys });
  const folderOptions = (name: string) => ({ folder: join(folder(), name), kinds, keys });
  const openDatabase = (url: DatabaseUrl) =>
    openPostgresStore({ url, schemas: contractSchemas, chained });
  const heads = async (verified: AsyncIterable<Awaited<ReturnType<typeof next>>>) => {
    const found: unknown[] = [];
    for await (const one of verified) {
      assert.ok('chains' in one);
      const chain = one.chains.get('counter');
      assert.deepEqual(chain?.faults, []);
      found.push([one.school, chain?.head, chain?.entries]);
    }
    return found;
  };
  const next = async () => {
    for await (const one of verifyFolder({ folder: folder(), chained, keys })) return one;
    throw new Error('none');
  };

  it('from a folder to a database and back holds the same, versions, order and trail', async () => {
    const first = await openFolder('first');
    await fill(first);
    const before = await everything(first);
    await first.close();
    const url = await migratedDatabase();
    const there = await copied(
      await copyFromFolder(folderOptions('first')),
      await copyToDatabase({ url, kinds }),
    );
    assert.deepEqual(
      there.map(({ school, counts }) => [school, Object.fromEntries(counts)]),
      [
        ['birk', { note: 1_200, counter: 1_100 }],
        ['linde', { note: 3, counter: 3 }],
      ],
    );
    const database = await openDatabase(url);
    assert.deepEqual(await everything(database), before);
    await database.commit('linde', [aNote('b', 'later', 2), aCounter('t5', 5)]);
    const after = await everything(database);
    await database.close();
    await copied(
      await copyFromDatabase({ url, kinds }),
      await copyToFolder(folderOptions('second')),
    );
    const second = await openFolder('second');
    assert.deepEqual(await everything(second), after);
    await second.close();
    const inFolder = await heads(verifyFolder({ folder: join(folder(), 'second'), chained, keys }));
    assert.deepEqual(await heads(verifyDatabase({ url, chained })), inFolder);
  });

  it('is refused where there is anything already', async () => {
    const url = await migratedDatabase();
    const store = await openDatabase(url);
    await store.commit('linde', [aNote('a', 1)]);
    await store.close();
    await assert.rejects(copyToDatabase({ url, kinds }), /expected an empty database/);
    await (await openFolder('full')).close();
    const full = await openFolder('full');
    await full.commit('linde', [aNote('a', 1)]);
    await full.close();
    await assert.rejects(copyToFolder(folderOptions('full')), /expected an empty folder/);
  });

  it('that was not finished is taken for a store by nobody', async () => {
    const store = await openFolder('first');
    await fill(store);
    await store.close();
    const failing = (target: CopyTarget): CopyTarget => ({
      ...target,
      write: async (school, state) => {
        if (school === 'linde') throw new Error('the cable');
        await target.write(school, state);
      },
    });
    const url = await migratedDatabase();
    const source = () => copyFromFolder(folderOptions('first'));
    await assert.rejects(
      copied(await source(), failing(await copyToDatabase({ url, kinds }))),
      /the cable/,
    );
    await assert.rejects(openDatabase(url), { code: 'damaged', message: /half a copy/ });
    await assert.rejects(copyToDatabase({ url, kinds }), /half a copy/);
    await assert.rejects(
      copied(await source(), failing(await copyToFolder(folderOptions('second')))),
      /the cable/,
    );
    assert.deepEqual((await readdir(folder())).sort(), ['first', 'second.half-copied']);
    await assert.rejects(copyToFolder(folderOptions('second')), /half a copy/);
  });

  it('is not taken for complete when the source was written to meanwhile', async () => {
    const url = await migratedDatabase();
    const store = await openDatabase(url);
    await store.commit('linde', [aNote('a', 1)]);
    const source = await copyFromDatabase({ url, kinds });
    const target = await copyToFolder(folderOptions('second'));
    const late: CopyTarget = {
      ...target,
      write: async (school, state) => {
        await target.write(school, state);
        await store.commit('linde', [aNote('b', 1)]);
      },
    };
    await assert.rejects(copied(source, late), /linde was written to during the copy/);
    await store.close();
    assert.deepEqual(await readdir(folder()), ['second.half-copied']);
  });

  it('names what was changed in a trail in the database', async () => {
    const url = await migratedDatabase();
    const store = await openDatabase(url);
    await store.commit(
      'linde',
      ['t1', 't2', 't3', 't4'].map((id) => aCounter(id, 1)),
    );
    await store.close();
    const faults = async () => {
      for await (const one of verifyDatabase({ url, chained }))
        if ('chains' in one) return one.chains.get('counter')?.faults;
      return undefined;
    };
    assert.deepEqual(await faults(), []);
    await onDatabase(url, async (client) => {
      await client.query(`update trail set value = '{"count":2}' where seq = 2`);
      assert.deepEqual(await faults(), [{ what: 'changed', seq: 2 }]);
      await client.query(`update trail set value = '{"count":1}' where seq = 2`);
      await client.query('delete from trail where seq = 3');
      assert.deepEqual(await faults(), [{ what: 'missing', seq: 3, to: 3 }]);
      await client.query('delete from trail where seq = 4');
      assert.deepEqual(await faults(), [{ what: 'missing', seq: 3, to: 4 }]);
    });
  });
});
