const fileName = /^([a-zA-Z0-9_-]{1,80})\.json$/;
const journalName = /^([a-zA-Z0-9_-]{1,80})\.([1-9]\d{0,14})\.journal$/;
const segmentName = /^([a-zA-Z0-9_-]{1,80})\.\d{4}-\d{2}\.([1-9]\d{0,14})\.trail$/;

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

/** The name of a month's part of a school's trail; each part ever written has a number of its own. */
export function segmentFileOf(school: string, { month, number }: SegmentName): string {
  return `${school}.${month}.${number}.trail`;
}

export type SegmentName = { month: string; number: number };

/** Whose part of a trail a file name is, and its number; undefined for any other file. */
export function segmentOf(name: string): { school: string; number: number } | undefined {
  const [, school, number] = segmentName.exec(name) ?? [];
  return school === undefined ? undefined : { school, number: Number(number) };
}
