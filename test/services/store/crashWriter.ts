import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { aCounter, aNote, contractSchemas } from './contractRecords.ts';

// A process that commits so often, or until it is killed or the disk refuses:
// `node crashWriter.ts FOLDER NAME COUNT [BYTES]`, and at the end prints which of them it was. With bytes, no
// snapshot is due before a journal has so many.
// Each commit creates a note and a counter of the same id; the id is printed once it is acknowledged.
const [, , folder = '', name = '', most = '', bytes] = process.argv;
const lanes = 4;

// A file that has become too large is then an error like any other instead of the process's end.
process.on('SIGXFSZ', () => {});

const smallest = bytes === undefined ? {} : { smallestJournal: Number(bytes) };
const store = await openLowdbStore({ folder, schemas: contractSchemas, ...smallest });
let sequence = 0;

async function lane(): Promise<void> {
  while (sequence < Number(most)) {
    sequence += 1;
    const count = sequence;
    const id = `${name}-${count}`;
    await store.commit('linde', [aNote(id, id.repeat(20)), aCounter(id, count)]);
    writeSync(1, `${id}\n`);
  }
}

const overrides = await Promise.allSettled(Array.from({ length: lanes }, lane));
await store.close();
const errors = overrides.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
writeSync(1, `${errors.length === 0 ? 'done' : (errors[0].code ?? errors[0])}\n`);
