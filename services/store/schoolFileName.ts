const fileName = /^([a-zA-Z0-9_-]{1,80})\.json$/;
const journalName = /^([a-zA-Z0-9_-]{1,80})\.([1-9]\d{0,14})\.journal$/;

/** The school of a file name; undefined for any other file, journals too. */
export function schoolOf(name: string): string | undefined {
  return fileName.exec(name)?.[1];
}

/** A school's file name, encrypted or not; undefined for an invalid school id. */
export function fileOf(school: string): string | undefined {
  const name = `${school}.json`;
  return fileName.test(name) ? name : undefined;
}

/** The name of a school's journal; it has no dot that a school's id could have. */
export function journalFileOf(school: string, generation: number): string {
  return `${school}.${generation}.journal`;
}

/** Whose journal a file name is, and which; undefined for any other file. */
export function journalOf(name: string): { school: string; generation: number } | undefined {
  const [, school, generation] = journalName.exec(name) ?? [];
  return school === undefined ? undefined : { school, generation: Number(generation) };
}
