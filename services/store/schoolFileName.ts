const fileName = /^([a-zA-Z0-9_-]{1,80})\.json$/;

/** The school whose file is called so; undefined for any other file. */
export function schoolOf(name: string): string | undefined {
  return fileName.exec(name)?.[1];
}

/** What a school's file is called, encrypted or not; undefined for what cannot be a school's id. */
export function fileOf(school: string): string | undefined {
  const name = `${school}.json`;
  return fileName.test(name) ? name : undefined;
}
