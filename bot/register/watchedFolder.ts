import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../../services/errors/errors.ts';
import type { AbsenceMap } from '../../services/register/absenceMap.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { errorFacts } from '../core/timed.ts';
import { type RegisterTaken, readRegister, registerFacts } from './readRegister.ts';

/** Where a register's files are put, and how they are read. */
export type FolderSource = {
  folder: string;
  map: AbsenceMap;
  /** Take what is right of a file in which something is wrong. */
  partial: boolean;
};

const outcomes = ['done', 'refused'] as const;

/** What is being written, by the names that programs give it. */
const unfinished = /^\.|\.(?:part|tmp|filepart|crdownload)$/i;

/**
 * A folder that registers put files into. A file is read once it has stood unchanged from one look to the next,
 * so that half a file is never taken for a whole one, and is moved to `done` or `refused` then, with a text
 * beside it that says what was wrong.
 * @returns looks once; what fails is looked at again the next time
 */
export function watchedFolder(app: App, source: FolderSource): () => Promise<void> {
  let before = new Map<string, string>();
  return async () => {
    const now = await filesIn(source.folder);
    const ready = [...now].filter(([name, state]) => before.get(name) === state);
    before = now;
    for (const [name] of ready) {
      before.delete(name);
      try {
        await takeFile(app, source, name);
      } catch (error) {
        app.log.error(errorFacts(error), 'a file of the register could not be read');
      }
    }
    for (const outcome of outcomes) await removeOld(app, join(source.folder, outcome));
  };
}

/** The files in a folder and what tells that one changed, in the order of their names. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((one) => one.isFile()).map(({ name }) => name);
  const files = new Map<string, string>();
  for (const name of names.sort()) {
    if (unfinished.test(name)) continue;
    const { size, mtimeMs } = await stat(join(folder, name));
    files.set(name, `${size}/${mtimeMs}`);
  }
  return files;
}

async function takeFile(app: App, { folder, map, partial }: FolderSource, name: string) {
  const bytes = await readFile(join(folder, name));
  const at = stamp(app);
  const read = await readOrRefuse(app, { name, bytes, map, partial }, at);
  app.log.info(registerFacts(read), 'register read');
  const target = join(folder, read.taken ? 'done' : 'refused');
  await mkdir(target, { recursive: true });
  const moved = join(target, `${at.slice(0, 19).replaceAll(':', '')}-${name}`);
  if (read.faults.length > 0) {
    await writeFile(`${moved}.txt`, `${read.faults.join('\n')}\n`, { mode: 0o600 });
  }
  await rename(join(folder, name), moved);
}

async function readOrRefuse(
  app: App,
  file: Parameters<typeof readRegister>[1],
  at: string,
): Promise<RegisterTaken> {
  try {
    return await readRegister(app, file, { at, id: app.newId(), by: 'system' });
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    return { taken: false, schools: [], faults: [error.message] };
  }
}

/** Files name pupils, so what was read goes like every activity that was handled (`retention.inbox`). */
async function removeOld(app: App, folder: string): Promise<void> {
  const { days } = app.retention.inbox;
  const first = localTime(app).toPlainDate().subtract({ days }).toString();
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (/^\d{4}-\d\d-\d\dT/.test(name) && name.slice(0, 10) < first) await rm(join(folder, name));
  }
}
