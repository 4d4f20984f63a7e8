import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { deserialise, type SchoolState, serialise } from './schoolState.ts';
import { StoreError } from './store.ts';

/** Writes a file so that afterwards either the old or the new text is there, even after a power cut. */
export type WriteFile = (file: string, content: Uint8Array) => Promise<void>;

/** A new file, synced, renamed over the old one, and the folder synced so that the renaming lasts. */
export const writeDurably: WriteFile = async (file, content) => {
  await writeFileAtomic(file, Buffer.from(content.buffer, content.byteOffset, content.length), {
    fsync: true,
    mode: 0o600,
  });
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

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
        text = await readFile(file, 'utf8');
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
        throw new StoreError('damaged', file, 'cannot be read', cause);
      }
      try {
        return deserialise(text, file, schemas);
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
