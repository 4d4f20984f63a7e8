import { createHmac } from 'node:crypto';

/**
 * A stable pseudonym for the id of somebody in no roster, used in records of what they did; cannot be
 * traced without this installation's key.
 */
export type Pseudonym = (id: string) => string;

/** @param key of this installation, at least 32 bytes */
export function pseudonyms(key: Uint8Array): Pseudonym {
  const own = createHmac('sha256', key).update('strangers').digest();
  return (id) => `stranger/${createHmac('sha256', own).update(id).digest('base64url')}`;
}
