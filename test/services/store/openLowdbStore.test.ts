import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { contractSchemas } from './contractRecords.ts';
import { aKey } from './keys.ts';
import { restless } from './restless.ts';
import { storeContract } from './storeContract.ts';

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
