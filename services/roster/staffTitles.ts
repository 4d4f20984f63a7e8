import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { readCsvFile } from './readCsvFile.ts';
import type { RosterFiles } from './rosterFiles.ts';
import { spelling } from './titles.ts';

const row = z.object({ account: z.string().min(1), title: z.string().min(1) });

/** The job title of each account: UPN, e-mail address or Entra id in small letters. */
export type StaffTitles = ReadonlyMap<string, string>;

/**
 * Reads the job titles of staff for sources that have none, from a CSV with the columns `account` and `title`.
 * @throws DataFileError with the line, also for an account with two titles
 */
export async function readStaffTitles(file: string): Promise<StaffTitles> {
  const titles = new Map<string, string>();
  for (const { account, title, line } of await readCsvFile(file, row)) {
    const key = account.toLowerCase();
    const other = titles.get(key);
    if (other !== undefined && spelling(other) !== spelling(title)) {
      const expected = 'account: expected one title; this account has another one above';
      throw new DataFileError(file, expected, { line, column: 1 });
    }
    titles.set(key, title);
  }
  return titles;
}

/** Rows in which the file's title stands in place of the source's, for each account that the file names. */
export function withStaffTitles(files: RosterFiles, titles: StaffTitles): RosterFiles {
  if (titles.size === 0) return files;
  const named = files.users.flatMap(
    ({ sourcedId, activeDirectoryMatchId, email, username, line }) => {
      const title = [activeDirectoryMatchId, email, username]
        .map((account) => titles.get(account.toLowerCase()))
        .find((one) => one !== undefined);
      return title === undefined ? [] : [{ userSourcedId: sourcedId, flag: title, line }];
    },
  );
  const replaced = new Set(named.map(({ userSourcedId }) => userSourcedId));
  const kept = files.userFlags.filter(({ userSourcedId }) => !replaced.has(userSourcedId));
  return { ...files, userFlags: [...kept, ...named] };
}
