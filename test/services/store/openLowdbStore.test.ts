import assert from 'node:assert/strict';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { aCounter, aNote, contractSchemas } from './contractRecords.ts';
import { aKey } from './keys.ts';
import { restless } from './restless.ts';
import { storeContract } from './storeContract.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('openLowdbStore, as a store', () => {
  storeContract((folder) => openLowdbStore({ folder, schemas: contractSchemas }));
});

describe('openLowdbStore, as a store that is encrypted', () => {
  const keys = [aKey('one')];
  storeContract((folder) => openLowdbStore({ folder, schemas: contractSchemas, keys }));
});

describe('openLowdbStore, as a store whose schools leave memory in every pause', () => {
  const schemas = contractSchemas;
  storeContract((folder) =>
    openLowdbStore({ folder, schemas, standing: ['counter'], ...restless, smallestJournal: 400 }),
  );
});

describe('openLowdbStore, as such a store that is encrypted', () => {
  const keys = [aKey('one')];
  const schemas = contractSchemas;
  storeContract((folder) =>
    openLowdbStore({
      folder,
      schemas,
      keys,
      standing: ['note'],
      ...restless,
      smallestJournal: 400,
    }),
  );
});

for (const keys of [[], [aKey('one')]]) {
  const encrypted = keys.length > 0 ? ', encrypted too' : '';
  describe(`openLowdbStore, as such a store in which records lie packed${encrypted}`, () => {
    const schemas = contractSchemas;
    const standing = ['counter'] as const;
    const packed = ['note'] as const;
    storeContract((folder) =>
      openLowdbStore({
        ...{ folder, schemas, keys, standing, packed },
        ...restless,
        smallestJournal: 400,
      }),
    );
  });
}

describe('openLowdbStore, asked for a list again', () => {
  const folder = temporaryFolder();

  it('gives the same one until a record of the kind changes', async () => {
    const store = await openLowdbStore({ folder: folder(), schemas: contractSchemas });
    await store.commit('linde', [aNote('a', 1)]);
    const before = await store.list('linde', 'note');
    await store.commit('linde', [aCounter('c', 1)]);
    assert.equal(await store.list('linde', 'note'), before);
    await store.commit('linde', [aNote('b', 2)]);
    const after = await store.list('linde', 'note');
    assert.deepEqual(
      [before, after].map((some) => some.map(({ id }) => id)),
      [['a'], ['a', 'b']],
    );
    await store.close();
  });
});
