const fileName = /^([a-zA-Z0-9_-]{1,80})\.json$/;

/** The school of a file name; undefined for any other file. */
export function schoolOf(name: string): string | undefined {
  return fileName.exec(name)?.[1];
}

/** A school's file name, encrypted or not; undefined for an invalid school id. */
export function fileOf(school: string): string | undefined {
  const name = `${school}.json`;
  return fileName.test(name) ? name : undefined;
}
