import type { KeyObject } from 'node:crypto';
import { mkdir, open, readdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { lockFolder } from '../lock.ts';
import { SchoolDisk } from '../schoolDisk.ts';
import { fileOf, journalOf, schoolOf, segmentOf } from '../schoolFileName.ts';
import { emptyState, type SchoolState } from '../schoolState.ts';
import type { Kinds } from '../schoolText.ts';
import { StoreError } from '../store.ts';
import { appendDurably, writeDurably } from '../writeDurably.ts';
import type { CopySource, CopyTarget } from './copyStore.ts';

export type FolderOptions = { folder: string; kinds: Kinds; keys: readonly KeyObject[] };

/**
 * A folder of the embedded store, locked while it is read.
 * @throws StoreError `locked`, `damaged`
 */
export async function copyFromFolder(options: FolderOptions): Promise<CopySource> {
  const { folder } = options;
  const names = await namesIn(folder);
  if (!names) throw new StoreError('damaged', folder, 'there is no such folder');
  const unlock = await lockFolder(folder, () => {});
  const schools = new Set<string>();
  for (const name of names) {
    const school = schoolOf(name) ?? (journalOf(name) ?? segmentOf(name))?.school;
    if (school !== undefined) schools.add(school);
  }
  return {
    name: folder,
    schools: async () => [...schools].sort(),
    read: (school) => readFrom(options, school),
    unchanged: async () => true,
    close: unlock,
  };
}

/**
 * A new folder, or an empty one. It is filled beside its place, and put there when it is complete.
 * @throws StoreError `damaged` if there is anything in it, or half a copy beside it
 */
export async function copyToFolder(options: FolderOptions): Promise<CopyTarget> {
  const folder = resolve(options.folder);
  const there = await namesIn(folder);
  if (there && there.length > 0)
    throw new StoreError('damaged', folder, 'expected an empty folder');
  const half = `${folder}.half-copied`;
  if (await namesIn(half))
    throw new StoreError('damaged', half, 'half a copy: remove it and copy again');
  await mkdir(half, { recursive: true, mode: 0o700 });
  return {
    name: folder,
    write: (school, state) => diskOf({ ...options, folder: half }, school).write(state),
    read: (school) => readFrom({ ...options, folder: half }, school),
    finish: async () => {
      if (there) await rmdir(folder);
      await rename(half, folder);
      const parent = await open(dirname(folder), 'r');
      await parent.sync().finally(() => parent.close());
    },
    close: async () => {},
  };
}

/** Undefined where there is no folder. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function readFrom(options: FolderOptions, school: string): Promise<SchoolState> {
  const state = await diskOf(options, school).readWhole();
  return state ?? emptyState(school, options.kinds.chained);
}

/**
 * A school's files in a folder.
 * @param newest so many of a trail's newest entries stay in the school's own file
 * @throws StoreError `damaged` for what is no school's id
 */
export function diskOf(
  { folder, kinds, keys }: FolderOptions,
  school: string,
  newest?: number,
): SchoolDisk {
  const name = fileOf(school);
  if (name === undefined) throw new StoreError('damaged', folder, `no school id: ${school}`);
  const file = join(folder, name);
  const [write, append] = [writeDurably, appendDurably];
  return new SchoolDisk({ file, school, kinds, keys, write, append, newest });
}
