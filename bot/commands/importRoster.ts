import { readRosters } from '../../services/roster/readRoster.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { type SchoolStore, schemas } from '../records.ts';
import { rosterId, rosterRecord } from '../schools.ts';
import { transact } from '../unitOfWork.ts';

/** `naervaer import roster DIR`: every school of the folder, in place of the roster it had. */
export async function importRoster(folder: string): Promise<void> {
  const rosters = await readRosters(folder);
  const { DATA_DIR } = process.env;
  const store = await openLowdbStore({ folder: DATA_DIR || 'var/data', schemas });
  try {
    for (const one of rosters) {
      await storeRoster(store, one);
      const { school, classes, pupils, staff } = one;
      console.log(
        `${school.name}: ${classes.length} klasser, ${pupils.length} elever, ${staff.length} medarbejdere`,
      );
    }
  } finally {
    await store.close();
  }
}

/** Stores a school's roster in place of the one it had. */
export async function storeRoster(store: SchoolStore, one: Roster): Promise<void> {
  await transact(store, one.school.id, async (unit) => {
    await unit.load('roster', rosterId);
    unit.put('roster', rosterId, rosterRecord(one));
  });
}
