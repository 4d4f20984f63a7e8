import { constants } from 'node:fs';
import disk, { type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file so that either the old or the new text is there, even after a power cut. */
export type WriteFile = (file: string, content: Uint8Array) => Promise<void>;

/**
 * Appends to a file that is so long, or makes it where `at` is 0; resolves once it would survive a power
 * cut.
 * @throws WrittenByOthers where the file is not so long; nothing was written
 */
export type AppendFile = (
  file: string,
  content: Uint8Array,
  place: {
    at: number;
    /** An earlier call failed here, and may have left some of its text: that goes first, for good. */
    again: boolean;
  },
) => Promise<void>;

/** The file has another length than this process gave it. */
export class WrittenByOthers extends Error {
  override readonly name = 'WrittenByOthers' as const;
}

/** The file operations durable writes need. */
export type Disk = Pick<typeof disk, 'open' | 'rename' | 'rm'>;

/** The suffix of a file while being written. */
export const unfinished = '.half';

/**
 * A new file, synced, renamed over the old one, and the folder synced so that the rename lasts. Written by
 * hand: libraries take a short write, as on a full disk, for a complete one.
 */
export function durableWrites({ open, rename, rm }: Disk): WriteFile {
  return async (file, content) => {
    // Opened first: after the rename, only the disk itself may fail.
    const folder = await open(dirname(file), 'r');
    const half = `${file}${unfinished}`;
    try {
      await writeSynced(await open(half, 'w', 0o600), content);
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

/** What of a failed append the disk took is cut off again, at once if it lets us. */
export function durableAppends({ open }: Pick<Disk, 'open'>): AppendFile {
  const create = async (file: string, content: Uint8Array): Promise<void> => {
    const folder = await open(dirname(file), 'r');
    try {
      await writeSynced(await open(file, 'w', 0o600), content);
      await folder.sync();
    } finally {
      await folder.close();
    }
  };
  return async (file, content, { at, again }) => {
    if (at === 0) return create(file, content);
    const handle = await open(file, constants.O_WRONLY | constants.O_APPEND);
    try {
      const { size } = await handle.stat();
      if (size < at || (size > at && !again)) throw new WrittenByOthers();
      // Apart from what follows: a power cut must not leave some of both.
      if (again) await cutOff(handle, at);
      try {
        await writeAtOnce(handle, content);
        await handle.datasync();
      } catch (error) {
        await cutOff(handle, at).catch(() => {});
        throw error;
      }
    } finally {
      await handle.close();
    }
  };
}

/** In one write, if the disk takes it so: then nothing of it ends inside a sector but the whole. */
async function writeAtOnce(handle: FileHandle, content: Uint8Array): Promise<void> {
  for (let at = 0; at < content.length; ) {
    at += (await handle.writev([content.subarray(at)])).bytesWritten;
  }
}

async function cutOff(handle: FileHandle, at: number): Promise<void> {
  await handle.truncate(at);
  await handle.datasync();
}

async function writeSynced(handle: FileHandle, content: Uint8Array): Promise<void> {
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Durable writes to the local disk. */
export const writeDurably: WriteFile = durableWrites(disk);
export const appendDurably: AppendFile = durableAppends(disk);
