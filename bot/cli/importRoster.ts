import { randomUUID } from 'node:crypto';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { readAbsenceMap } from '../../services/register/readAbsenceMap.ts';
import { readRosters } from '../../services/roster/readRoster.ts';
import { readTitles } from '../../services/roster/readTitles.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { roleFinder } from '../../services/roster/titles.ts';
import { StoreError } from '../../services/store/store.ts';
import { type ImportSettings, readImportSettings } from '../config.ts';
import type { SchoolStore } from '../core/records.ts';
import { rosterRecord } from '../core/schools.ts';
import { openStore } from '../openStore.ts';
import { askRunningBot } from '../operator/askRunningBot.ts';
import { socketPath } from '../operator/socketPath.ts';
import { type Taken, takeRosters } from '../people/takeRosters.ts';
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
  let store: SchoolStore;
  try {
    store = await openStore(settings);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'locked') throw error;
    const path = socketPath(settings.dataDir);
    const command = { rosters: rosters.map(rosterRecord), yes };
    const taken = path === undefined ? undefined : await askRunningBot(path, command);
    if (!taken) throw error;
    return taken;
  }
  try {
    const at = Temporal.Now.zonedDateTimeISO('Europe/Copenhagen').toString({
      timeZoneName: 'never',
      smallestUnit: 'millisecond',
    });
    return await takeRosters(store, rosters, { yes, at, id: randomUUID() });
  } finally {
    await store.close();
  }
}

function heldLine({ held }: Taken): string {
  return `Nothing was stored: more than a tenth of the pupils of ${held.join(', ')} would leave. If that is meant, say --yes.\n`;
}
