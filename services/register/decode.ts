import { DataFileError } from '../errors/errors.ts';

export type Encoding = 'utf-8' | 'windows-1252';

/**
 * A file's text in the encoding its map names. Windows-1252 gives every byte a letter, so a file that is
 * UTF-8 is told from it by its own marks: "Sør" would become "SÃ¸r" without a fault.
 * @throws DataFileError with the line, for another encoding
 */
export function decode(file: string, bytes: Uint8Array, encoding: Encoding): string {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    throw new DataFileError(file, `expected ${encoding}, found UTF-16`, { line: 1, column: 1 });
  }
  return encoding === 'utf-8' ? utf8(file, bytes) : windows1252(file, bytes);
}

function utf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    throw new DataFileError(file, 'expected utf-8', placeOf(text, text.indexOf('\uFFFD')));
  }
}

/** Five bytes stand for nothing in Windows-1252; TextDecoder makes them control characters. */
const undefinedBytes = /[\x81\x8D\x8F\x90\x9D]/;

function windows1252(file: string, bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const foreign = firstUtf8(bytes) ?? text.search(undefinedBytes);
  if (foreign === -1) return text;
  throw new DataFileError(file, 'expected windows-1252, found utf-8', placeOf(text, foreign));
}

/** Where the first letter of several bytes stands in a text that is UTF-8; undefined where it is not. */
function firstUtf8(bytes: Uint8Array): number | undefined {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  if (first === -1) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return first;
  } catch {
    return undefined;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
