import disk from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file so that afterwards either the old or the new text is there, even after a power cut. */
export type WriteFile = (file: string, content: Uint8Array) => Promise<void>;

/** What of a disk is needed to write durably. */
export type Disk = Pick<typeof disk, 'open' | 'rename' | 'rm'>;

/** What a file is called while it is being written. */
export const unfinished = '.half';

/**
 * A new file, synced, renamed over the old one, and the folder synced so that the renaming lasts.
 * By hand: libraries that do the same take a short write, as on a full disk, for a whole one.
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
}

/** Durable writes on the disk of this machine. */
export const writeDurably: WriteFile = durableWrites(disk);
