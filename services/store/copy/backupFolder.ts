import type { KeyObject } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { journalOf, schoolOf, segmentOf } from '../schoolFileName.ts';
import { StoreError } from '../store.ts';
import { type VerifiedSchool, verifyFolder } from '../verifyFolder.ts';

export type BackupOptions = {
  /** A folder of the embedded store; a bot may be writing to it. */
  folder: string;
  /** New, or empty. */
  to: string;
  chained: readonly string[];
  keys: readonly KeyObject[];
};

/** Far more often than a school's file can be renewed while it is copied. */
const mostTries = 20;

/** In this order a running bot never leaves a copy without what its parts need; or it can be seen, and is done again. */
const order = [
  (name: string) => journalOf(name)?.school,
  (name: string) => schoolOf(name),
  (name: string) => segmentOf(name)?.school,
];

/**
 * Copies a store's files without stopping who writes them, and reads the copy: each school is as it was at one
 * moment. What is encrypted stays so. Filled beside its place, and put there when all of it was verified. O(size of
 * the files).
 * @returns each school as it was verified in the copy
 * @throws StoreError `damaged` where the target holds anything, or a school cannot be read in the store itself
 */
export async function backupFolder(options: BackupOptions): Promise<readonly VerifiedSchool[]> {
  const { folder, chained, keys } = options;
  const to = resolve(options.to);
  const there = await namesIn(to);
  if (there && there.length > 0) throw new StoreError('damaged', to, 'expected an empty folder');
  const half = `${to}.half-copied`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  const verified = new Map<string, VerifiedSchool>();
  let wanted = await schoolsIn(folder);
  for (let attempt = 1; wanted.size > 0; attempt += 1) {
    await copySchools(folder, half, wanted);
    const again = new Set<string>();
    for await (const one of verifyFolder({ folder: half, chained, keys })) {
      if (!('unreadable' in one)) verified.set(one.school, one);
      else if (attempt < mostTries) again.add(one.school);
      else throw new StoreError('damaged', folder, one.unreadable);
    }
    wanted = again;
  }
  await put(half, to);
  return [...verified.values()];
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function schoolsIn(folder: string): Promise<Set<string>> {
  const names = await namesIn(folder);
  if (!names) throw new StoreError('damaged', folder, 'there is no such folder');
  return new Set(names.flatMap((name) => schoolOf(name) ?? []));
}

/** Anew, whatever was copied of them before. */
async function copySchools(from: string, to: string, schools: ReadonlySet<string>): Promise<void> {
  for (const nameOf of order) {
    const old = (await readdir(to)).filter((name) => schools.has(nameOf(name) ?? ''));
    for (const name of old) await rm(join(to, name));
    const names = (await readdir(from)).filter((name) => schools.has(nameOf(name) ?? ''));
    for (const name of names) await copyWhile(join(from, name), join(to, name));
  }
}

/** A file that is gone by then is missed when the copy is read, if it is needed. */
async function copyWhile(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
}

async function put(half: string, to: string): Promise<void> {
  for (const name of await readdir(half)) await synced(join(half, name));
  await synced(half);
  await rm(to, { recursive: true, force: true });
  await rename(half, to);
  await synced(dirname(to));
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
