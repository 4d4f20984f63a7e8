import { createSecretKey, type KeyObject } from 'node:crypto';

/** The same key for the same name, so that processes agree. */
export function aKey(name: string): KeyObject {
  return createSecretKey(Buffer.alloc(32, name));
}
