import type { KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { keyId, keyIdOf } from './encryption.ts';
import { isLocked } from './lock.ts';
import { journalOf, schoolOf, segmentOf } from './schoolFileName.ts';

/** What a store's folder is like, found without opening the store or taking its lock. */
export type FolderFacts = {
  state: 'missing' | 'unreadable' | 'read_only' | 'writable';
  /** Undefined where the system does not say. */
  freeMegabytes: number | undefined;
  /** Whether a process works on it now. */
  inUse: boolean;
};

/** Nothing is made or changed. @returns `missing` also for what is no folder */
export async function folderFacts(folder: string): Promise<FolderFacts> {
  const state = await stateOf(folder);
  const there = state === 'read_only' || state === 'writable';
  return {
    state,
    freeMegabytes: there ? await freeMegabytes(folder) : undefined,
    inUse: there && (await isLocked(folder).catch(() => false)),
  };
}

async function stateOf(folder: string): Promise<FolderFacts['state']> {
  try {
    await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => 'writable' as const,
    () => 'read_only' as const,
  );
}

/** Room on the folder's disk; undefined where the system does not say. */
export async function freeMegabytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.floor((bavail * bsize) / 2 ** 20);
  } catch {
    return undefined;
  }
}

/** How the files of a store are encrypted. */
export type KeyFacts = {
  /** Files that are plain text. */
  plain: number;
  /** Files that the newest key opens. */
  current: number;
  /** Files that an older one of the given keys opens. */
  older: number;
  /** Ids of keys that files need and that were not given; an id is the start of a hash, nothing of the key. */
  missing: readonly string[];
};

/** Longer than any header line. */
const headerBytes = 512;

/** By the first line of each school's file. O(schools). @throws DataFileError for a header nobody wrote */
export async function keyFacts(folder: string, keys: readonly KeyObject[]): Promise<KeyFacts> {
  const given = keys.map(keyId);
  const facts = { plain: 0, current: 0, older: 0 };
  const missing = new Set<string>();
  for (const name of (await readdir(folder)).filter((one) => schoolOf(one) !== undefined)) {
    const needed = keyIdOf(await beginningOf(join(folder, name)), name);
    if (needed === undefined) facts.plain += 1;
    else if (needed === given[0]) facts.current += 1;
    else if (given.includes(needed)) facts.older += 1;
    else missing.add(needed);
  }
  return { ...facts, missing: [...missing].sort() };
}

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Files of one kind, and their bytes. */
export type FileSizes = { files: number; bytes: number };

/** How large a store's files are, by what they hold; others in the folder are not counted. O(files). */
export async function folderSizes(
  folder: string,
): Promise<Readonly<Record<'schools' | 'journals' | 'trails', FileSizes>>> {
  const sizes = {
    schools: { files: 0, bytes: 0 },
    journals: { files: 0, bytes: 0 },
    trails: { files: 0, bytes: 0 },
  };
  for (const name of await readdir(folder)) {
    const kind = holderOf(name);
    if (!kind) continue;
    // A journal may be gone by now.
    const size = await stat(join(folder, name)).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) continue;
    sizes[kind].files += 1;
    sizes[kind].bytes += size;
  }
  return sizes;
}

function holderOf(name: string): 'schools' | 'journals' | 'trails' | undefined {
  if (schoolOf(name) !== undefined) return 'schools';
  if (journalOf(name)) return 'journals';
  return segmentOf(name) ? 'trails' : undefined;
}
