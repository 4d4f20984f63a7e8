import { createHmac } from 'node:crypto';

/**
 * What an id of somebody whom no roster knows is called where something is kept of what they did: the
 * same for the same id, and nobody can tell whose without the key of this installation.
 */
export type Pseudonym = (id: string) => string;

/** @param key of this installation, at least 32 bytes */
export function pseudonyms(key: Uint8Array): Pseudonym {
  const own = createHmac('sha256', key).update('strangers').digest();
  return (id) => `stranger/${createHmac('sha256', own).update(id).digest('base64url')}`;
}
