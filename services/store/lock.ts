import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { lock as acquire, check } from 'proper-lockfile';
import { z } from 'zod';
import { jsonOf } from '../files/jsonOf.ts';
import { StoreError } from './store.ts';

/** A holder silent for this long is presumed dead, wherever it runs. */
const staleMs = 10_000;

/** Taking a lock is instant; a process still taking it after this has died. */
const takingStaleMs = 2_000;

const againMs = 20;

const owner = z.object({ pid: z.int(), host: z.string() });

/** Held by this process: in a container a killed process has the same id as the next. */
const held = new Set<string>();

/**
 * Keeps other processes out of a folder. A dead holder on this machine is replaced at once, one on another
 * machine after ten seconds of silence. One that died while taking the lock is waited for until that is
 * certain.
 * @param onLost called if another process took the lock, as after the machine slept for long
 * @returns a function that unlocks
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
  // Only one at a time checks the owner, or two could replace the same dead one.
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
      // The new holder also owns the owner file.
      if (lost) return;
      await rm(ownerFile, { force: true });
      await release();
    };
  } finally {
    // On failure, the others wait until it is stale.
    await done().catch(() => {});
  }
}

/** Whether a process has the folder's lock now; takes nothing. */
export async function isLocked(folder: string): Promise<boolean> {
  const held = await check(folder, { stale: staleMs, lockfilePath: join(folder, '.lock') });
  return held && (await ownerState(join(folder, '.lock-owner.json'), folder)) !== 'dead';
}

/** Retries until a stale lock is seen as stale. */
function until(stale: number) {
  const retries = Math.ceil(stale / againMs) + 5;
  return { retries, factor: 1, minTimeout: againMs, maxTimeout: againMs };
}

/** Atomic: a half-written owner would count as alive. */
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

/** `unnamed`: it died before naming itself, or is just releasing the lock. */
async function ownerState(file: string, folder: string): Promise<'alive' | 'dead' | 'unnamed'> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return 'unnamed';
  const parsed = owner.safeParse(jsonOf(text));
  if (!parsed.success || parsed.data.host !== hostname()) return 'alive';
  const { pid } = parsed.data;
  if (pid === process.pid) return held.has(resolve(folder)) ? 'alive' : 'dead';
  return isRunning(pid) ? 'alive' : 'dead';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Moves a dead holder's lock away; puts it back if another process took it in between. */
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
