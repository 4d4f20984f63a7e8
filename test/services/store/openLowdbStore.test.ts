import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { contractSchemas } from './contractRecords.ts';
import { storeContract } from './storeContract.ts';

describe('openLowdbStore, as a store', () => {
  storeContract((folder) => openLowdbStore({ folder, schemas: contractSchemas }));
});
