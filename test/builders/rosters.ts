import { fileURLToPath } from 'node:url';
import type { SchoolStore } from '../../bot/core/records.ts';
import { rosterId, rosterRecord } from '../../bot/core/schools.ts';
import { transact } from '../../bot/core/unitOfWork.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { readRosters } from '../../services/roster/readRoster.ts';
import { readTitles } from '../../services/roster/readTitles.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { RosterReading } from '../../services/roster/rostersOf.ts';
import { roleFinder } from '../../services/roster/titles.ts';

const titles = await readTitles(fileURLToPath(new URL('../../data/titles.json', import.meta.url)));

/** Reads rosters with the shipped titles. */
export const reading: RosterReading = { roleOf: roleFinder(titles), holdsCpr };

/** The schools in a folder. */
export async function rostersIn(folder: string): Promise<readonly Roster[]> {
  return (await readRosters(folder, reading)).rosters;
}

/** Stores a school's roster as an import does, without the trail entry. */
export async function storeRoster(store: SchoolStore, one: Roster): Promise<void> {
  await transact(store, one.school.id, async (unit) => {
    await unit.load('roster', rosterId);
    unit.put('roster', rosterId, rosterRecord(one));
  });
}
