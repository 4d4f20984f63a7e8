import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lets the disk refuse whatever a school with an open journal wants to store: a folder stands in its place.
 * @returns puts the journal back; may be called twice
 */
export async function blockJournal(folder: string, school: string): Promise<() => Promise<void>> {
  const name = (await readdir(folder)).find(
    (one) => one.startsWith(`${school}.`) && one.endsWith('.journal'),
  );
  if (name === undefined) throw new Error(`${school} has no journal`);
  const [journal, away] = [join(folder, name), join(folder, `${name}.away`)];
  await rename(journal, away);
  await mkdir(journal);
  let blocked = true;
  return async () => {
    if (!blocked) return;
    blocked = false;
    await rm(journal, { recursive: true });
    await rename(away, journal);
  };
}
