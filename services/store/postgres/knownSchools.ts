import { z } from 'zod';
import { StoreError } from '../store.ts';
import type { Ask } from './database.ts';
import { rowsOf } from './rows.ts';
import { acrossSchools } from './statements.ts';

/** Stands among the schools while a copy is made; no school can have this name. */
export const copying = '.copying';

const schoolShape = z.object({ school: z.string() });
const durabilityShape = z.object({ durability: z.string().nullable() });

/**
 * The schools that hold anything. O(schools).
 * @throws StoreError `damaged` if a copy into the database was not finished; DatabaseFault
 */
export async function knownSchools(ask: Ask, place: string): Promise<string[]> {
  const schools = rowsOf(schoolShape, await ask(acrossSchools.schools, []), place);
  const names = schools.map(({ school }) => school);
  if (!names.includes(copying)) return names;
  throw new StoreError(
    'damaged',
    place,
    'half a copy: empty the database and copy again with naervaer store copy',
  );
}

/**
 * Refuses a database that confirms what it may lose.
 * @throws StoreError `damaged`; DatabaseFault
 */
export async function refuseForgetful(ask: Ask, place: string): Promise<void> {
  const [row] = rowsOf(durabilityShape, await ask(acrossSchools.durability, []), place);
  if (row?.durability !== 'off') return;
  throw new StoreError('damaged', place, 'synchronous_commit is off: notes would be lost');
}
