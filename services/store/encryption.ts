import {
  createCipheriv,
  createDecipheriv,
  createHash,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../files/readJsonFile.ts';

const format = 'naervaer-aes-256-gcm-1';
const beginning = Buffer.from(`{"format":"${format}",`);
const tagBytes = 16;

const headerShape = z.strictObject({
  format: z.literal(format),
  /** Which key: the start of its hash, never any of the key itself. */
  key: z.string().regex(/^[0-9a-f]{8}$/),
  iv: z.string().regex(/^[A-Za-z0-9+/]{16}$/),
});

/** A key's id in files and messages. */
export function keyId(key: KeyObject): string {
  return createHash('sha256').update(key.export()).digest('hex').slice(0, 8);
}

/** Whether a file declares itself encrypted. */
export function isEncrypted(bytes: Uint8Array): boolean {
  return beginning.equals(bytes.subarray(0, beginning.length));
}

/**
 * A header line, then AES-256-GCM. Line and school are authenticated: neither another school's file nor
 * another line fits.
 */
export function encrypt(pieces: readonly Buffer[], school: string, key: KeyObject): Buffer[] {
  // 96 random bits: safe for far more writes under one key than a disk will ever do.
  const iv = randomBytes(12);
  const line = Buffer.from(
    `${JSON.stringify({ format, key: keyId(key), iv: iv.toString('base64') })}\n`,
  );
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(line, school));
  const encrypted = pieces.map((piece) => cipher.update(piece));
  return [line, ...encrypted, cipher.final(), cipher.getAuthTag()];
}

/**
 * @returns the content, and the id of the key it was encrypted with
 * @throws Error naming the expected key; DataFileError for an invalid header line
 */
export function decrypt(
  bytes: Uint8Array,
  school: string,
  keys: readonly KeyObject[],
): { content: Buffer; key: string } {
  const end = bytes.indexOf(0x0a) + 1;
  const line = bytes.subarray(0, end);
  const { key: id, iv } = parseJson(Buffer.from(line).toString(), headerShape, school);
  const key = keys.find((one) => keyId(one) === id);
  if (!key) throw new Error(`is encrypted with the key ${id}, which is not in STORE_KEY`);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), {
    authTagLength: tagBytes,
  }).setAAD(bound(line, school));
  try {
    const tag = Math.max(end, bytes.length - tagBytes);
    decipher.setAuthTag(bytes.subarray(tag));
    return {
      content: Buffer.concat([decipher.update(bytes.subarray(end, tag)), decipher.final()]),
      key: id,
    };
  } catch (cause) {
    throw new Error(`is not what was encrypted with the key ${id}; put a backup in its place`, {
      cause,
    });
  }
}

/**
 * A piece of text with an iv of its own, as base64.
 * @param bound what it belongs to: it opens with nothing else
 */
export function seal(plain: Uint8Array, key: KeyObject, bound: Uint8Array): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound);
  const pieces = [iv, cipher.update(plain), cipher.final()];
  return Buffer.concat([...pieces, cipher.getAuthTag()]).toString('base64');
}

/** What was sealed. @throws Error where it is not what was sealed with this key for this place */
export function open(sealed: string, key: KeyObject, bound: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const [iv, tag] = [bytes.subarray(0, 12), bytes.subarray(-tagBytes)];
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAAD(bound).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(12, -tagBytes)), decipher.final()]);
}

function bound(line: Uint8Array, school: string): Buffer {
  return Buffer.concat([line, Buffer.from(school)]);
}
