import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lock as acquire } from 'proper-lockfile';
import { z } from 'zod';
import { StoreError } from './store.ts';

/** A holder that gives no sign of life for this long is taken for dead, wherever it runs. */
const staleMs = 10_000;

const owner = z.object({ pid: z.int(), host: z.string() });

/**
 * Keeps other processes out of a folder. A holder on this machine that has died is followed at once,
 * one on another machine when it has been silent for ten seconds.
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
  const looking = join(folder, '.lock-taking');
  const done = await acquire(looking, { realpath: false, stale: staleMs }).catch(refuse);
  try {
    const release = await acquire(folder, options).catch(async (cause: unknown) => {
      const dead = (await ownerIsDead(ownerFile)) && (await setAside(options.lockfilePath));
      return dead ? acquire(folder, options).catch(refuse) : refuse(cause);
    });
    await writeFile(ownerFile, JSON.stringify({ pid: process.pid, host: hostname() }));
    return async () => {
      // Whoever took the lock over owns the owner's file as well.
      if (lost) return;
      await rm(ownerFile, { force: true });
      await release();
    };
  } finally {
    await done();
  }
}

function lockedBy(folder: string, cause: unknown): StoreError {
  return new StoreError(
    'locked',
    folder,
    'another process uses this folder; stop it, or choose another DATA_DIR',
    cause,
  );
}

async function ownerIsDead(file: string): Promise<boolean> {
  const parsed = owner.safeParse(await readFile(file, 'utf8').then(JSON.parse, () => undefined));
  if (!parsed.success || parsed.data.host !== hostname()) return false;
  try {
    process.kill(parsed.data.pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
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
