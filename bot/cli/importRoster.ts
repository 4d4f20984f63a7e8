import { readRosters } from '../../services/roster/readRoster.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { readStoreSettings } from '../config.ts';
import type { SchoolStore } from '../core/records.ts';
import { rosterId, rosterRecord } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';
import { openStore } from '../openStore.ts';

/** `naervaer import roster DIR`: every school of the folder, in place of the roster it had. */
export async function importRoster(folder: string): Promise<void> {
  const rosters = await readRosters(folder);
  const store = await openStore(readStoreSettings(process.env));
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
    unit.upsert('roster', rosterId, rosterRecord(one));
  });
}
