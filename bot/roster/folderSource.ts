import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataFileError } from '../../services/errors/errors.ts';
import { pathFault } from '../../services/files/pathFault.ts';
import { readAbsenceMap } from '../../services/register/readAbsenceMap.ts';
import { readRosterFiles } from '../../services/roster/readRoster.ts';
import type { RosterAnswer, RosterSource } from '../../services/roster/rosterSource.ts';

const needed = ['orgs.csv', 'users.csv', 'roles.csv', 'classes.csv', 'enrollments.csv'] as const;
const read = new Set<string>([...needed, 'userFlags.csv', 'relationships.csv']);

/** What is being written, by the names that programs give it. */
const unfinished = /^\.|\.(?:part|tmp|filepart|crdownload)$/i;

/**
 * A folder that a set of School Data Sync v2.1 files is put into. A set is read once all of it is there and
 * stood unchanged from one look to the next, and only if it is another than the last one.
 * @param absenceMap path of the register's map, whose pupil column is kept
 */
export function folderSource(folder: string, absenceMap: string | undefined): RosterSource {
  let before: string | undefined;
  return {
    origin: 'folder',
    read: async ({ mark, told }) => {
      const now = await stateOf(folder);
      if ('expected' in now) return { found: 'unfinished', expected: now.expected };
      const stood = told || now.state === before;
      before = now.state;
      if (now.state === mark && !told) return { found: 'same' };
      if (!stood) return { found: 'unfinished', expected: 'expected files that stand unchanged' };
      return readSet(folder, absenceMap, now.state);
    },
  };
}

async function readSet(
  folder: string,
  absenceMap: string | undefined,
  state: string,
): Promise<RosterAnswer> {
  const column = absenceMap === undefined ? undefined : (await readAbsenceMap(absenceMap)).pupilBy;
  const files = await readRosterFiles(folder, column, nextTurn);
  const after = await stateOf(folder);
  if (!('state' in after) || after.state !== state) {
    return {
      found: 'unfinished',
      expected: 'expected files that nobody writes while they are read',
    };
  }
  const fileOf = (name: keyof typeof files) => join(folder, `${name}.csv`);
  return { found: 'rows', files, fileOf, unread: [], withoutId: 0, mark: state };
}

/** What tells one set from another, or what is missing of it. */
async function stateOf(folder: string): Promise<{ state: string } | { expected: string }> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new DataFileError(folder, pathFault(error, folder, 'read') ?? 'cannot be read');
  });
  const missing = needed.find((name) => !names.includes(name));
  if (missing !== undefined) return { expected: `expected ${missing}` };
  if (names.some((name) => unfinished.test(name))) {
    return { expected: 'expected that no file is being written' };
  }
  const parts: string[] = [];
  for (const name of names.filter((one) => read.has(one)).sort()) {
    // One that is replaced at this very moment is another one at the next look.
    const found = await stat(join(folder, name)).catch(() => undefined);
    parts.push(`${name}/${found?.size}/${found?.mtimeMs}`);
  }
  return { state: createHash('sha256').update(parts.join('\n')).digest('hex') };
}
