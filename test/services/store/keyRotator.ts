import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { type WriteFile, writeDurably } from '../../../services/store/writeDurably.ts';
import { contractSchemas } from './contractRecords.ts';
import { aKey } from './keys.ts';

// A process that opens a folder again and again, with another key as the newest each time, until it is
// killed: `node keyRotator.ts FOLDER`. Prints a line before each write.
const [, , folder = ''] = process.argv;
const keys = [aKey('one'), aKey('two')];
const writeFile: WriteFile = (file, content) => {
  writeSync(1, 'writing\n');
  return writeDurably(file, content);
};
for (;;) {
  keys.reverse();
  const store = await openLowdbStore({ folder, schemas: contractSchemas, keys, writeFile });
  await store.close();
}
