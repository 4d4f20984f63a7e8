import type { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import { describeWithPostgres, migratedDatabase } from '../../../doubles/postgres.ts';
import { contractSchemas } from '../contractRecords.ts';
import { storeContract } from '../storeContract.ts';

describeWithPostgres('openPostgresStore, as a store', () => {
  const databases = new Map<string, Promise<DatabaseUrl>>();
  const open = async (folder: string) => {
    const url = databases.get(folder) ?? migratedDatabase();
    databases.set(folder, url);
    return openPostgresStore({ url: await url, schemas: contractSchemas });
  };
  storeContract(open, { runs: 15 });
});
