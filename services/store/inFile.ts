import { DataFileError } from '../errors/errors.ts';
import { StoreError } from './store.ts';

/** A fault of the data, as one of the store. */
export function inFile<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof DataFileError)) throw cause;
    throw damagedAt(file, cause.line, cause);
  }
}

/** A fault of a file, in this line of it if it is known. */
export function damagedAt(file: string, line: number | undefined, cause?: unknown): StoreError {
  const where = line === undefined ? '' : `line ${line}: `;
  return new StoreError('damaged', file, `${where}damaged; put a backup in its place`, cause);
}
