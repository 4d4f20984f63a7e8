import { holdsCpr } from '../../services/notes/cpr.ts';
import { readAbsenceMap } from '../../services/register/readAbsenceMap.ts';
import { readTitles } from '../../services/roster/readTitles.ts';
import { readRosterLimits } from '../../services/roster/rosterLimits.ts';
import { readStaffTitles } from '../../services/roster/staffTitles.ts';
import { roleFinder } from '../../services/roster/titles.ts';
import type { RoundReading } from './rosterRound.ts';

/** The files that say how a source of rosters is read. */
export type ReadingFiles = {
  titles: string;
  limits: string;
  /** Job titles of accounts, for sources that have none. */
  staffTitles: string | undefined;
  /** The register's map, whose pupil column is kept. */
  absenceMap: string | undefined;
};

/** @throws DataFileError naming file and place */
export async function readReading(files: ReadingFiles): Promise<RoundReading> {
  const { absenceMap, staffTitles } = files;
  return {
    roleOf: roleFinder(await readTitles(files.titles)),
    holdsCpr,
    registerColumn:
      absenceMap === undefined ? undefined : (await readAbsenceMap(absenceMap)).pupilBy,
    staffTitles: staffTitles === undefined ? new Map() : await readStaffTitles(staffTitles),
    limits: await readRosterLimits(files.limits),
  };
}
