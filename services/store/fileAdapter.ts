import type { KeyObject } from 'node:crypto';
import type { Adapter } from 'lowdb';
import { DataFileError } from '../errors/errors.ts';
import { encrypt, keyId } from './encryption.ts';
import { readSchoolText } from './readSchoolText.ts';
import type { SchoolState } from './schoolState.ts';
import { deserialise, type Kinds, serialise } from './schoolText.ts';
import { StoreError } from './store.ts';
import type { WriteFile } from './writeDurably.ts';

export type FileAdapterOptions = {
  file: string;
  school: string;
  kinds: Kinds;
  /** Newest first: the first encrypts, any decrypts. With none the file stays plain. */
  keys: readonly KeyObject[];
  write: WriteFile;
};

/** `stale`: what was read is not encrypted with the newest key. */
export type FileAdapter = Adapter<SchoolState> & { readonly stale: boolean };

/**
 * A school's file for lowdb.
 * @throws StoreError `damaged` on reading an invalid file; `write_failed` if the disk refuses
 */
export function fileAdapter({ file, school, kinds, keys, write }: FileAdapterOptions): FileAdapter {
  const [newest] = keys;
  let stale = false;
  return {
    get stale() {
      return stale;
    },
    read: async () => {
      const found = await readSchoolText(file, school, keys);
      if (!found) return null;
      stale = newest !== undefined && found.key !== keyId(newest);
      try {
        return deserialise(found.text, file, school, kinds);
      } catch (cause) {
        if (!(cause instanceof DataFileError)) throw cause;
        const where = cause.line === undefined ? '' : `line ${cause.line}: `;
        throw new StoreError('damaged', file, `${where}damaged; put a backup in its place`, cause);
      }
    },
    write: async (state) => {
      try {
        const plain = serialise(school, state);
        await write(file, Buffer.concat(newest ? encrypt(plain, school, newest) : plain));
      } catch (cause) {
        throw new StoreError('write_failed', file, 'the disk refuses to store it', cause);
      }
    },
  };
}
