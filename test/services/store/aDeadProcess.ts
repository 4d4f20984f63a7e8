import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The id of a process that has ended. */
export function aDeadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

/** What a process leaves in the folder that has it. */
export async function leaveLock(
  folder: string,
  owner: unknown = { pid: aDeadProcess(), host: hostname() },
): Promise<void> {
  await mkdir(join(folder, '.lock'));
  await writeFile(join(folder, '.lock-owner.json'), JSON.stringify(owner));
}
