import { mkdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join, parse, relative, resolve } from 'node:path';
import type { FileFolder } from '../core/fileFolder.ts';

/** A folder that is made when its first file comes; only its owner can read what it holds. */
export function fileFolder(folder: string): FileFolder {
  return {
    keep: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return { folder: shown(folder), name: await written(folder, name, bytes) };
    },
  };
}

/** Writes under the first free name: "liste.xlsx", "liste (2).xlsx" … */
async function written(folder: string, wanted: string, bytes: Uint8Array): Promise<string> {
  const { name, ext } = parse(wanted);
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? `${name}${ext}` : `${name} (${number})${ext}`;
    try {
      await writeFile(join(folder, free), bytes, { flag: 'wx', mode: 0o600 });
      return free;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** As seen from where the bot was started, where that is shorter. */
function shown(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near.startsWith('..') || isAbsolute(near) ? resolve(folder) : near;
}
