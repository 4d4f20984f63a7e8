import { createInterface } from 'node:readline';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { contractSchemas } from './contractRecords.ts';

// A process that opens the folder of each line it is sent, and keeps it: prints `opened` or the error's code.
for await (const folder of createInterface({ input: process.stdin })) {
  const answer = await openLowdbStore({ folder, schemas: contractSchemas }).then(
    () => 'opened',
    (error) => error.code ?? String(error),
  );
  console.log(answer);
}
