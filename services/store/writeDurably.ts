import disk from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file so that either the old or the new text is there, even after a power cut. */
export type WriteFile = (file: string, content: Uint8Array) => Promise<void>;

/** The file operations durable writes need. */
export type Disk = Pick<typeof disk, 'open' | 'rename' | 'rm'>;

/** The suffix of a file while being written. */
export const unfinished = '.half';

/**
 * A new file, synced, renamed over the old one, and the folder synced so that the rename lasts. Written by
 * hand: libraries take a short write, as on a full disk, for a complete one.
 */
export function durableWrites({ open, rename, rm }: Disk): WriteFile {
  const writeSynced: WriteFile = async (file, content) => {
    const handle = await open(file, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  return async (file, content) => {
    // Opened first: after the rename, only the disk itself may fail.
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
}

/** Durable writes to the local disk. */
export const writeDurably: WriteFile = durableWrites(disk);
