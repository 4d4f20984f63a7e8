import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { lock as acquire } from 'proper-lockfile';
import { z } from 'zod';
import { StoreError } from './store.ts';

/** A holder that gives no sign of life for this long is taken for dead, wherever it runs. */
const staleMs = 10_000;

/** Whoever takes a lock is done in no time; one that is not has died in the middle. */
const takingStaleMs = 2_000;

const againMs = 20;

const owner = z.object({ pid: z.int(), host: z.string() });

/** What this process holds: in a container the one that was killed had the same id as the next. */
const held = new Set<string>();

/**
 * Keeps other processes out of a folder. A holder on this machine that has died is followed at once,
 * one on another machine when it has been silent for ten seconds. One that died while it took the lock
 * is waited for until it is certain that it did.
 * @param onLost called when the lock was taken by somebody else, as after a long sleep of the machine
 * @returns how to give the lock back
 * @throws StoreError `locked`
 */
export async function lockFolder(folder: string, onLost: () => void): Promise<() => Promise<void>> {
  const ownerFile = join(folder, '.lock-owner.json');
  let lost = false;
  const options = {
    stale: staleMs,
    lockfilePath: join(folder, '.lock'),
    onCompromised: () => {
      lost = true;
      onLost();
    },
  };
  const refuse = (cause: unknown) => {
    throw lockedBy(folder, cause);
  };
  // One at a time looks who owns the lock, or two would follow the same dead owner.
  const done = await acquire(join(folder, '.lock-taking'), {
    realpath: false,
    stale: takingStaleMs,
    retries: until(takingStaleMs),
    onCompromised: () => {},
  }).catch(refuse);
  try {
    const release = await acquire(folder, options).catch(async (cause: unknown) => {
      const state = await ownerState(ownerFile, folder);
      if (state === 'unnamed') {
        return acquire(folder, { ...options, retries: until(staleMs) }).catch(refuse);
      }
      const dead = state === 'dead' && (await setAside(options.lockfilePath));
      return dead ? acquire(folder, options).catch(refuse) : refuse(cause);
    });
    await writeOwner(ownerFile);
    held.add(resolve(folder));
    return async () => {
      held.delete(resolve(folder));
      // Whoever took the lock over owns the owner's file as well.
      if (lost) return;
      await rm(ownerFile, { force: true });
      await release();
    };
  } finally {
    // If it fails, the others wait until it is stale.
    await done().catch(() => {});
  }
}

/** Tries until what is stale by then is seen to be. */
function until(stale: number) {
  const retries = Math.ceil(stale / againMs) + 5;
  return { retries, factor: 1, minTimeout: againMs, maxTimeout: againMs };
}

/** At once or not at all: half an owner could not be told from somebody who hides. */
async function writeOwner(file: string): Promise<void> {
  const half = `${file}.half`;
  await writeFile(half, JSON.stringify({ pid: process.pid, host: hostname() }));
  await rename(half, file);
}

function lockedBy(folder: string, cause: unknown): StoreError {
  return new StoreError(
    'locked',
    folder,
    'another process uses this folder; stop it, or choose another DATA_DIR',
    cause,
  );
}

/** `unnamed`: it died before it said who it is, or gives the lock back in this moment. */
async function ownerState(file: string, folder: string): Promise<'alive' | 'dead' | 'unnamed'> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return 'unnamed';
  const parsed = owner.safeParse(parsedJson(text));
  if (!parsed.success || parsed.data.host !== hostname()) return 'alive';
  const { pid } = parsed.data;
  if (pid === process.pid) return held.has(resolve(folder)) ? 'alive' : 'dead';
  return isRunning(pid) ? 'alive' : 'dead';
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Moves a dead holder's lock away; puts it back if somebody else had taken the lock in between. */
async function setAside(lockPath: string): Promise<boolean> {
  const aside = `${lockPath}.dead-${process.pid}`;
  try {
    const seen = await stat(lockPath);
    await rename(lockPath, aside);
    const moved = await stat(aside);
    if (moved.ino !== seen.ino) {
      await rename(aside, lockPath);
      return false;
    }
    await rm(aside, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
