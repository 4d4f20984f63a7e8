import type { KeyObject } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { damaged, type Journal, type Mark, readJournal } from './journal.ts';
import { readSchoolBytes } from './readSchoolBytes.ts';
import { journalFileOf, journalOf, segmentOf } from './schoolFileName.ts';
import { assertThere, type Segment } from './segment.ts';
import { StoreError } from './store.ts';

/** A journal that goes on from a snapshot, and its file. */
export type JournalFile = Journal & { file: string };

/** Everything a school's files hold. */
export type SchoolFiles<Snapshot> = {
  /** Undefined for a school without a file. */
  snapshot: Snapshot | undefined;
  /** Id of the key that the snapshot was encrypted with. */
  key: string | undefined;
  /** What goes on from the snapshot, in order. */
  journals: readonly JournalFile[];
  /** The numbers of all journals there are, also of those that the snapshot holds already. */
  generations: readonly number[];
  /** All files of its trails there are, with their numbers, also those that the snapshot does not name. */
  segments: ReadonlyMap<string, number>;
};

type Named = { mark: Mark | undefined; segments: readonly Segment[] };

/** Far more often than a snapshot can be replaced while it is read. */
const mostTries = 20;

/**
 * Reads a school's snapshot and the journals that go on from it, also while another process writes them:
 * what it finds was all there at one moment. Of its trail's files only that they are there. O(size of the
 * files).
 * @param parse reads the snapshot and says which journal goes on from it, and which files its trail
 *   has; called anew when the snapshot was replaced meanwhile
 * @throws StoreError `damaged`; whatever `parse` throws
 */
export function readSchool<Snapshot extends Named>(
  file: string,
  school: string,
  keys: readonly KeyObject[],
  parse: (bytes: Buffer) => Snapshot,
): Promise<SchoolFiles<Snapshot>> {
  return unreplaced(file, () => readOnce(file, school, keys, parse));
}

/** Does it again when the snapshot was replaced meanwhile. @throws whatever `read` throws */
export async function unreplaced<Found>(file: string, read: () => Promise<Found>): Promise<Found> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await stampOf(file);
    try {
      const found = await read();
      if (attempt === mostTries || before === (await stampOf(file))) return found;
    } catch (error) {
      if (attempt === mostTries || before === (await stampOf(file))) throw error;
    }
  }
}

async function readOnce<Snapshot extends Named>(
  file: string,
  school: string,
  keys: readonly KeyObject[],
  parse: (bytes: Buffer) => Snapshot,
): Promise<SchoolFiles<Snapshot>> {
  const found = await readSchoolBytes(file, school, keys);
  const snapshot = found && parse(found.bytes);
  // Listed before any is read: all but the last in the list were finished by then.
  const { generations, segments } = await listed(dirname(file), school);
  for (const one of snapshot?.segments ?? []) {
    await assertThere({ folder: dirname(file), school, keys }, one);
  }
  const going = generations.filter((one) => one >= (snapshot?.mark?.generation ?? Infinity));
  const read = async (generation: number): Promise<JournalFile | undefined> => {
    const path = join(dirname(file), journalFileOf(school, generation));
    const journal = readJournal(await bytesOf(path), path, school, keys);
    return journal && { ...journal, file: path };
  };
  const journals: (JournalFile | undefined)[] = [];
  for (const generation of going) journals.push(await read(generation));
  if (found && snapshot?.mark) {
    if (journals.length === 0) throw missing(file, journalFileOf(school, snapshot.mark.generation));
    const whole = consecutive(journals, { going, mark: snapshot.mark, file, school });
    return { snapshot, key: found.key, journals: whole, generations, segments };
  }
  for (const generation of snapshot ? [] : generations) {
    const orphan = await read(generation);
    if (orphan && (orphan.frames.length > 0 || orphan.torn))
      throw missing(orphan.file, basename(file));
  }
  const [part] = snapshot ? [] : segments.keys();
  if (part !== undefined) throw missing(join(dirname(file), part), basename(file));
  return { snapshot, key: found?.key, journals: [], generations, segments };
}

/**
 * The journals in order, without those at the end that hold nothing: one may have been made for a snapshot
 * that was never written.
 * @throws StoreError where one is missing, or does not follow
 */
function consecutive(
  journals: readonly (JournalFile | undefined)[],
  of: { going: readonly number[]; mark: Mark; file: string; school: string },
): JournalFile[] {
  const { going, mark, file, school } = of;
  const last = journals.findLastIndex((one) => one && one.frames.length > 0);
  let { generation, after } = mark;
  let torn: JournalFile | undefined;
  return journals.slice(0, Math.max(1, last + 1)).map((journal, index) => {
    const name = journalFileOf(school, generation);
    if (going[index] !== generation) throw missing(file, name);
    // Nothing is written after what was cut off.
    if (torn) throw damaged(torn.file, torn.size);
    // Its header was on the disk before a snapshot named it, or anything was written in it.
    if (!journal) throw damaged(join(dirname(file), name), 0);
    if (journal.mark.generation !== generation || journal.mark.after !== after) {
      throw damaged(journal.file, 0);
    }
    torn = journal.torn ? journal : undefined;
    generation += 1;
    after = journal.sum;
    return journal;
  });
}

function missing(file: string, name: string): StoreError {
  const what = `${name}, which belongs to it, is missing; put it, or a whole backup, in its place`;
  return new StoreError('damaged', file, what);
}

/** The journals and the parts of a trail that a school has. */
async function listed(folder: string, school: string) {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new StoreError('damaged', folder, 'cannot be read', cause);
  });
  const generations = names
    .map(journalOf)
    .flatMap((one) => (one?.school === school ? [one.generation] : []))
    .sort((one, other) => one - other);
  const segments = names.flatMap((name): [string, number][] => {
    const part = segmentOf(name);
    return part?.school === school ? [[name, part.number]] : [];
  });
  return { generations, segments: new Map(segments) };
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new StoreError('damaged', file, 'cannot be read', cause);
  }
}

/** Differs for any two files that stood in this place. */
async function stampOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : '';
}
