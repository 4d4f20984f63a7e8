import { randomUUID } from 'node:crypto';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { readAbsenceMap } from '../../services/register/readAbsenceMap.ts';
import { readRosters } from '../../services/roster/readRoster.ts';
import { readTitles } from '../../services/roster/readTitles.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { roleFinder } from '../../services/roster/titles.ts';
import { type ImportSettings, readImportSettings } from '../config.ts';
import { rosterRecord } from '../core/schools.ts';
import { askRunningBot } from '../operator/askRunningBot.ts';
import { type Taken, takeRosters } from '../people/takeRosters.ts';
import { hereOrThere } from './hereOrThere.ts';
import { changeLine, noticeLine } from './rosterLines.ts';

/**
 * `naervaer import roster DIR`: replaces the roster of every school in the folder. Prints changes to `output`
 * and oddities to `errors`.
 * @param options.map the map of the register's files, which says by what it names pupils
 * @param options.yes import even if over a tenth of a school's pupils would leave
 * @returns whether it was stored
 * @throws DataFileError for invalid data; nothing is stored then
 */
export async function importRoster(
  folder: string,
  options: { yes?: boolean | undefined; map?: string | undefined },
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): Promise<boolean> {
  const settings = readImportSettings(process.env);
  const roleOf = roleFinder(await readTitles(settings.titles));
  const map = options.map ?? settings.absenceMap;
  const registerColumn = map === undefined ? undefined : (await readAbsenceMap(map)).pupilBy;
  const { rosters, notices } = await readRosters(folder, { roleOf, holdsCpr, registerColumn });
  for (const one of notices) errors.write(`${noticeLine(one)}\n`);
  const taken = await take(settings, rosters, options.yes ?? false);
  for (const one of taken.changes) output.write(`${changeLine(one)}\n`);
  if (taken.held.length > 0) errors.write(heldLine(taken));
  return taken.held.length === 0;
}

/** Writes to the store, or hands over to the running bot, which then knows at once. */
async function take(
  settings: ImportSettings,
  rosters: readonly Roster[],
  yes: boolean,
): Promise<Taken> {
  return hereOrThere(
    settings,
    (store) => {
      const at = Temporal.Now.zonedDateTimeISO('Europe/Copenhagen').toString({
        timeZoneName: 'never',
        smallestUnit: 'millisecond',
      });
      return takeRosters(store, rosters, { yes, at, id: randomUUID() });
    },
    (path) => askRunningBot(path, { rosters: rosters.map(rosterRecord), yes }),
  );
}

function heldLine({ held }: Taken): string {
  return `Nothing was stored: more than a tenth of the pupils of ${held.join(', ')} would leave. If that is meant, say --yes.\n`;
}
