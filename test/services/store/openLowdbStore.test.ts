import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { contractSchemas } from './contractRecords.ts';
import { aKey } from './keys.ts';
import { storeContract } from './storeContract.ts';

describe('openLowdbStore, as a store', () => {
  storeContract((folder) => openLowdbStore({ folder, schemas: contractSchemas }));
});

describe('openLowdbStore, as a store that is encrypted', () => {
  const keys = [aKey('one')];
  storeContract((folder) => openLowdbStore({ folder, schemas: contractSchemas, keys }));
});
