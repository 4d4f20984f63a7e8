import disk, { type FileHandle } from 'node:fs/promises';
import type { Disk } from '../../services/store/writeDurably.ts';

/** Where a durable write can fail. `torn` writes the first half, as when a disk fills up. */
export type FaultyStep =
  | 'open folder'
  | 'open file'
  | 'write'
  | 'torn write'
  | 'sync file'
  | 'close'
  | 'rename'
  | 'sync folder';

/** The real disk, failing at a step with a code for as long as told to. */
export type FaultyDisk = Disk & { failAt: { step: FaultyStep; code: string } | undefined };

export function faultyDisk(): FaultyDisk {
  const faulty: FaultyDisk = {
    failAt: undefined,
    open: async (path, flags, mode) => {
      failing(flags === 'r' ? 'open folder' : 'open file');
      const handle = await disk.open(path, flags, mode);
      return flags === 'r' ? withFaults(handle, 'sync folder') : withFaults(handle, 'sync file');
    },
    rename: async (from, to) => {
      failing('rename');
      await disk.rename(from, to);
    },
    rm: disk.rm,
  };
  const failing = (step: FaultyStep) => {
    if (faulty.failAt?.step !== step) return;
    throw Object.assign(new Error(`${faulty.failAt.code}: ${step}`), { code: faulty.failAt.code });
  };
  const withFaults = (handle: FileHandle, syncStep: FaultyStep): FileHandle => {
    const { writeFile, writev, sync, datasync, close } = handle;
    const torn = async (content: Uint8Array) => {
      failing('write');
      if (faulty.failAt?.step === 'torn write') {
        await writeFile.call(handle, content.subarray(0, content.length / 2));
      }
      failing('torn write');
    };
    return Object.assign(handle, {
      writeFile: async (content: Uint8Array) => {
        await torn(content);
        await writeFile.call(handle, content);
      },
      writev: async (pieces: Uint8Array[]) => {
        await torn(Buffer.concat(pieces));
        return writev.call(handle, pieces);
      },
      sync: async () => {
        failing(syncStep);
        await sync.call(handle);
      },
      datasync: async () => {
        failing(syncStep);
        await datasync.call(handle);
      },
      close: async () => {
        await close.call(handle);
        if (syncStep === 'sync file') failing('close');
      },
    });
  };
  return faulty;
}
