import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DataFileError } from '../errors/errors.ts';
import { decrypt, isEncrypted } from './encryption.ts';
import { StoreError } from './store.ts';

/** What a school's file says; `key` is the id of the key it was encrypted with. */
export type SchoolBytes = { bytes: Buffer; key: string | undefined };

/**
 * Reads a school's file, decrypting it if needed.
 * @returns undefined if there is none
 * @throws StoreError `damaged`
 */
export async function readSchoolBytes(
  file: string,
  school: string,
  keys: readonly KeyObject[],
): Promise<SchoolBytes | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new StoreError('damaged', file, 'cannot be read', cause);
  }
  const { content, key } = decrypted(bytes, file, school, keys);
  return { bytes: content, key };
}

/** @throws StoreError `damaged` for what is no text */
export function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new StoreError('damaged', file, 'cannot be read', cause);
  }
}

function decrypted(
  bytes: Buffer,
  file: string,
  school: string,
  keys: readonly KeyObject[],
): { content: Buffer; key: string | undefined } {
  if (!isEncrypted(bytes)) return { content: bytes, key: undefined };
  try {
    return decrypt(bytes, school, keys);
  } catch (cause) {
    const reason =
      cause instanceof Error && !(cause instanceof DataFileError)
        ? cause.message
        : 'line 1: damaged; put a backup in its place';
    throw new StoreError('damaged', file, reason, cause);
  }
}
