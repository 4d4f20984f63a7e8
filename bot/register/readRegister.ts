import { holdsCpr } from '../../services/notes/cpr.ts';
import type { AbsenceMap } from '../../services/register/absenceMap.ts';
import { type Fault, faultLine } from '../../services/register/fault.ts';
import { placeRows } from '../../services/register/placeRows.ts';
import { registerRows } from '../../services/register/registerRows.ts';
import { tableOf } from '../../services/register/tableOf.ts';
import { type CaseApp, localTime } from '../core/app.ts';
import { type Reading, type Registering, takeReading } from './takeReading.ts';

/** A register's file, and how it is read. */
export type RegisterFile = {
  /** Names it in errors. */
  name: string;
  bytes: Uint8Array;
  map: AbsenceMap;
  /** Take what is right where something is wrong. */
  partial: boolean;
};

/** What became of a file: what was taken, and what was wrong with it, "file:line:column: expected …". */
export type RegisterTaken = {
  taken: boolean;
  schools: readonly Registering[];
  faults: readonly string[];
};

/** What a log may say of it: counts alone. */
export function registerFacts({ taken, schools, faults }: RegisterTaken) {
  const days = schools.reduce((sum, one) => sum + one.days, 0);
  return { taken, schools: schools.length, days, faults: faults.length };
}

/**
 * Reads a register's file and takes it in, a commit a school. Where a row is wrong nothing is taken, unless
 * what is right is asked for. Ended in between, it is made whole by reading the same file again.
 * O(rows + pupils).
 * @throws DataFileError for a file of which nothing can be read, StoreError
 */
export async function readRegister(
  app: CaseApp,
  { name, bytes, map, partial }: RegisterFile,
  reading: Reading,
): Promise<RegisterTaken> {
  const table = tableOf(name, bytes, map);
  const { rows, faults } = registerRows(table, map, holdsCpr);
  const today = localTime(app).toPlainDate().toString();
  const { calendar, schools } = app;
  const placing = { rosters: schools.all(), calendar, map, columnOf: table.columnOf, today };
  const read = placeRows(rows, placing, faults);
  const told = read.faults.map((one: Fault) => faultLine(name, one));
  if (told.length > 0 && !partial) return { taken: false, schools: [], faults: told };
  const taken: Registering[] = [];
  for (const one of read.schools) taken.push(await takeReading(app, one, reading));
  return { taken: true, schools: taken, faults: told };
}
