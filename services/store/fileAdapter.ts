import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { deserialise, type SchoolState, serialise } from './schoolState.ts';
import { StoreError } from './store.ts';

/** Writes a file so that afterwards either the old or the new text is there, even after a power cut. */
export type WriteFile = (file: string, content: Uint8Array) => Promise<void>;

/** What a file is called while it is being written. */
export const unfinished = '.half';

/**
 * A new file, synced, renamed over the old one, and the folder synced so that the renaming lasts.
 * By hand: libraries that do the same take a short write, as on a full disk, for a whole one.
 */
export const writeDurably: WriteFile = async (file, content) => {
  // Opened first: once the file is renamed, nothing but the disk itself may fail.
  const folder = await open(dirname(file), 'r');
  const half = `${file}${unfinished}`;
  try {
    await writeSynced(half, content);
    await rename(half, file);
    await folder.sync();
  } catch (error) {
    await rm(half, { force: true }).catch(() => {});
    throw error;
  } finally {
    await folder.close();
  }
};

async function writeSynced(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * A school's file as lowdb reads and writes it.
 * @throws StoreError `damaged` on reading what is no such file; `write_failed` when the disk refuses
 */
export function fileAdapter(
  file: string,
  school: string,
  schemas: Readonly<Record<string, z.ZodType>>,
  write: WriteFile,
): Adapter<SchoolState> {
  return {
    read: async () => {
      let text: string;
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
        throw new StoreError('damaged', file, 'cannot be read', cause);
      }
      try {
        return deserialise(text, file, school, schemas);
      } catch (cause) {
        if (!(cause instanceof DataFileError)) throw cause;
        const where = cause.line === undefined ? '' : `line ${cause.line}: `;
        throw new StoreError('damaged', file, `${where}damaged; put a backup in its place`, cause);
      }
    },
    write: async (state) => {
      try {
        await write(file, serialise(school, state));
      } catch (cause) {
        throw new StoreError('write_failed', file, 'the disk refuses to store it', cause);
      }
    },
  };
}
