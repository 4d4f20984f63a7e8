import { dirname } from 'node:path';

/** What the path was for, if known. */
export type Wanted = 'read' | 'write' | 'use';

const sentences: Readonly<Record<string, (path: string, wanted: Wanted) => string>> = {
  ENOENT: (path, wanted) =>
    wanted === 'write'
      ? `the folder ${dirname(path)} does not exist: make it first, or choose another place`
      : `no such file${wanted === 'use' ? ' or folder' : ''}: check the path`,
  ENOTDIR: () => 'a part of this path is a file, not a folder: check the path',
  EISDIR: () => 'is a folder: name a file in it',
  EEXIST: () => 'is a file, not a folder: choose another place',
  EACCES: (_path, wanted) => permission(wanted),
  EPERM: (_path, wanted) => permission(wanted),
  EROFS: () => 'lies on a disk that cannot be written to: choose another place',
  ENOSPC: () => 'the disk is full: make room, or choose another place',
  ENAMETOOLONG: () => 'the name is too long: choose a shorter one',
  ELOOP: () => 'links lead in a circle: check the path',
};

function permission(wanted: Wanted): string {
  const may = wanted === 'use' ? 'read or written' : wanted === 'read' ? 'read' : 'written';
  return `may not be ${may}: give the user that runs this the right to it`;
}

/**
 * What is wrong with a path and how to fix it, in one English sentence for whoever runs a command.
 * @returns undefined if it is no file system error, or none an operator can fix
 */
export function pathFault(error: unknown, path: string, wanted: Wanted): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return Object.hasOwn(sentences, code) ? sentences[code]?.(path, wanted) : undefined;
}
