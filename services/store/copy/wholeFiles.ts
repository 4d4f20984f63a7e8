import { emptyState, type SchoolState } from '../schoolState.ts';
import { type EarlierRecords, fitEarlier, type Lost } from './earlierRecords.ts';
import { copyFromFolder, diskOf, type FolderOptions } from './folderCopies.ts';

/** A stopped store on its way back to an earlier version; locked until it is closed. */
export type WholeFiles = {
  schools: readonly string[];
  /** What a school would lose. @throws StoreError `damaged`, also where it cannot go back */
  losses(school: string): Promise<Lost>;
  /**
   * Writes a school into one file, trail and all, with the records that the earlier version knows. A process
   * may end before or after, and it can be done again.
   * @throws StoreError `damaged`, `write_failed`
   */
  write(school: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens a stopped store to be written as an earlier version reads it. Memory holds one school at a time.
 * @throws StoreError `locked`, `damaged`
 */
export async function openWholeFiles(
  options: FolderOptions,
  earlier: EarlierRecords,
): Promise<WholeFiles> {
  const folder = await copyFromFolder(options);
  const fitting = async (school: string) => {
    const disk = diskOf(options, school, Infinity);
    const state: SchoolState =
      (await disk.readWhole()) ?? emptyState(school, options.kinds.chained);
    return { disk, state, lost: fitEarlier(state, earlier, `${options.folder}, ${school}`) };
  };
  return {
    schools: await folder.schools(),
    losses: async (school) => (await fitting(school)).lost,
    write: async (school) => {
      const { disk, state } = await fitting(school);
      await disk.write(state);
      await disk.clean(state);
    },
    close: () => folder.close(),
  };
}
