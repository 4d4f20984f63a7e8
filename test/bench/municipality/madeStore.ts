import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../../bot/config.ts';
import { type Records, type SchoolStore, schemas } from '../../../bot/core/records.ts';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { openStore } from '../../../bot/openStore.ts';
import { type BotData, readData } from '../../../bot/readData.ts';
import type { Roster } from '../../../services/roster/roster.ts';
import { storeRoster } from '../../builders/rosters.ts';
import { fillTrail } from '../years.ts';
import { fillSchool, meetPeople } from './schoolYear.ts';
import type { Size } from './settings.ts';

/** About what a further year adds to what is kept: a year's trail; notes go with their school year. */
const trailAYear = 13_000;

/** As `naervaer serve` without an app id, but with no limit on what one person sends. */
export function configIn(folder: string): Config {
  const roomy = { burst: 1_000_000, long: 1_000_000 };
  const { STORE_MEMORY_MB } = process.env;
  const set = STORE_MEMORY_MB === undefined ? {} : { STORE_MEMORY_MB };
  return {
    ...readConfig({ SANDBOX: '1', PORT: '0', DATA_DIR: folder, ...set }),
    rateLimits: { turns: roomy, refreshes: roomy },
  };
}

/**
 * A copy of the municipality's store, to be used up; made once and kept in the temporary folder, under a name
 * that changes with what it is made from. Minutes the first time.
 * @param tell gets a line while it is made
 */
export async function copyOfStore(
  rosters: readonly Roster[],
  { years }: Pick<Size, 'years'>,
  tell: (line: string) => void,
): Promise<{ folder: string; first: string; remove: () => Promise<void> }> {
  const kept = join(tmpdir(), `naervaer-municipality-${await keyOf()}-${years}`);
  await mkdir(kept, { recursive: true });
  const made = new Set(await readdir(kept));
  const data = await readData(configIn(kept));
  for (const [index, roster] of rosters.entries()) {
    const { id } = roster.school;
    if (made.has(id)) continue;
    tell(`making ${id}: once`);
    const unfinished = join(kept, `${id}.unfinished`);
    await rm(unfinished, { recursive: true, force: true });
    await makeSchool(unfinished, { roster, data, seed: index + 1, years });
    await rename(unfinished, join(kept, id));
  }
  const folder = join(tmpdir(), `naervaer-municipality-run-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  for (const { school } of rosters) {
    await cp(join(kept, school.id), folder, { recursive: true });
  }
  const first = rosters[0]?.school.id ?? '';
  return {
    folder,
    first: await recordsIn(join(kept, first), first),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** How many records of each kind a school has, and their size as JSON; the largest kinds first. */
async function recordsIn(folder: string, school: string): Promise<string> {
  const store = await storeIn(folder, { readOnly: true });
  const found: { kind: string; count: number; bytes: number }[] = [];
  for (const kind of Object.keys(schemas).filter(isKind)) {
    const records = await store.list(school, kind);
    const bytes = records.reduce((sum, { value }) => sum + JSON.stringify(value).length, 0);
    if (records.length > 0) found.push({ kind, count: records.length, bytes });
  }
  await store.close();
  return found
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ kind, count, bytes }) => `${count} ${kind} (${(bytes / 1e6).toFixed(2)} MB)`)
    .join(', ');
}

function isKind(name: string): name is keyof Records {
  return Object.hasOwn(schemas, name);
}

/** Each in a folder of its own, so that a store of many need not be read for each of them. */
async function makeSchool(
  folder: string,
  { roster, data, seed, years }: { roster: Roster; data: BotData; seed: number; years: number },
): Promise<void> {
  const store = await storeIn(folder);
  try {
    if (years > 1)
      await fillTrail(store, (years - 1) * trailAYear, {
        school: roster.school.id,
        years: years - 1,
      });
    if (years > 0) await fillSchool(store, { ...data, roster }, seed);
    else await newSchool(store, roster);
  } finally {
    await store.close();
  }
}

/** The one place that says in which store the municipality is made. */
function storeIn(folder: string, options?: { readOnly: boolean }): Promise<SchoolStore> {
  return openStore(configIn(folder), options);
}

async function newSchool(store: SchoolStore, roster: Roster): Promise<void> {
  await storeRoster(store, roster);
  await transact(store, roster.school.id, async (unit) => meetPeople(unit, roster));
}

/** Changes with the code that makes the store, and with the sandbox's that it uses. */
async function keyOf(): Promise<string> {
  const here = import.meta.dirname;
  const files = ['pastCases', 'people', 'schoolYear', 'schools', 'settings', 'trail'].map((name) =>
    join(here, `${name}.ts`),
  );
  const sandbox = ['municipality', 'seedAbsence', 'seedStore', 'seedPlans'].map((name) =>
    join(here, `../../../bot/sandbox/${name}.ts`),
  );
  const hash = createHash('sha256');
  for (const file of [...files, ...sandbox]) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}
