import { copyFromFolder, diskOf, type FolderOptions } from './folderCopies.ts';

/**
 * Writes each school of a stopped store into one file again, trail and all, as versions before the trail had
 * files of its own read it. One at a time: a process may end in between, and it can be done again.
 * @returns the schools, each when it is written
 * @throws StoreError `locked`, `damaged`, `write_failed`
 */
export async function* wholeFiles(options: FolderOptions): AsyncGenerator<string> {
  const folder = await copyFromFolder(options);
  try {
    for (const school of await folder.schools()) {
      const disk = diskOf(options, school, Infinity);
      const state = await disk.readWhole();
      if (!state) continue;
      await disk.write(state);
      await disk.clean(state);
      yield school;
    }
  } finally {
    await folder.close();
  }
}
