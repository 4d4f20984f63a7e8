/**
 * An id as PostgreSQL can hold it: as in JSON, without the quotes. Only what is no plain text (a NUL, half a
 * character) looks different; `idOf` gives it back.
 */
export function storedId(id: string): string {
  return JSON.stringify(id).slice(1, -1);
}

/** The id that `storedId` was made of. */
export function idOf(stored: string): string {
  const id: unknown = JSON.parse(`"${stored}"`);
  return String(id);
}
