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
const cipherName = 'aes-256-gcm';
const ivBytes = 12;
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

/** The key with this id. */
export function keyNamed(id: string, keys: readonly KeyObject[]): KeyObject | undefined {
  return keys.find((one) => keyId(one) === id);
}

/** What is said of a file whose key is not there. */
export function keyMissing(id: string): string {
  return `is encrypted with the key ${id}, which is not in STORE_KEY`;
}

/** Whether a file declares itself encrypted. */
export function isEncrypted(bytes: Uint8Array): boolean {
  return beginning.equals(bytes.subarray(0, beginning.length));
}

/**
 * The id of the key that a file needs, from its header line alone; undefined for a plain file.
 * @throws DataFileError for an invalid header line
 */
export function keyIdOf(bytes: Uint8Array, place: string): string | undefined {
  if (!isEncrypted(bytes)) return undefined;
  const end = bytes.indexOf(0x0a) + 1;
  return parseJson(Buffer.from(bytes.subarray(0, end)).toString(), headerShape, place).key;
}

/**
 * A header line, then AES-256-GCM. Line and school are authenticated: neither another school's file nor
 * another line fits.
 */
export function encrypt(pieces: readonly Buffer[], school: string, key: KeyObject): Buffer[] {
  const iv = newIv();
  const line = Buffer.from(
    `${JSON.stringify({ format, key: keyId(key), iv: iv.toString('base64') })}\n`,
  );
  return [line, ...ciphered(pieces, key, iv, boundTo(line, school))];
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
  const key = keyNamed(id, keys);
  if (!key) throw new Error(keyMissing(id));
  try {
    const bound = boundTo(line, school);
    const content = deciphered(bytes.subarray(end), key, Buffer.from(iv, 'base64'), bound);
    return { content, key: id };
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
  const iv = newIv();
  return Buffer.concat([iv, ...ciphered([plain], key, iv, bound)]).toString('base64');
}

/** What was sealed. @throws Error where it is not what was sealed with this key for this place */
export function open(sealed: string, key: KeyObject, bound: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  return deciphered(bytes.subarray(ivBytes), key, bytes.subarray(0, ivBytes), bound);
}

/** 96 random bits: safe for far more writes under one key than a disk will ever do. */
function newIv(): Buffer {
  return randomBytes(ivBytes);
}

/** The pieces encrypted, and last the tag. */
function ciphered(
  pieces: readonly Uint8Array[],
  key: KeyObject,
  iv: Uint8Array,
  bound: Uint8Array,
): Buffer[] {
  const cipher = createCipheriv(cipherName, key, iv).setAAD(bound);
  const encrypted = pieces.map((piece) => cipher.update(piece));
  return [...encrypted, cipher.final(), cipher.getAuthTag()];
}

/** What was encrypted so. @throws Error where it is not */
function deciphered(bytes: Uint8Array, key: KeyObject, iv: Uint8Array, bound: Uint8Array): Buffer {
  const tag = Math.max(0, bytes.length - tagBytes);
  const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: tagBytes });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(tag));
  return Buffer.concat([decipher.update(bytes.subarray(0, tag)), decipher.final()]);
}

function boundTo(line: Uint8Array, school: string): Buffer {
  return Buffer.concat([line, Buffer.from(school)]);
}
