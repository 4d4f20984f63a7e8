import type { KeyObject } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { BlockCache } from './blocks.ts';
import { inTime, refuseInside } from './decision.ts';
import { lockFolder } from './lock.ts';
import { SchoolDisk } from './schoolDisk.ts';
import { SchoolFile } from './schoolFile.ts';
import { fileOf, journalOf, schoolOf, segmentOf } from './schoolFileName.ts';
import { emptyState } from './schoolState.ts';
import type { Kinds } from './schoolText.ts';
import { standing } from './standing.ts';
import { type Change, type Store, StoreError, type View } from './store.ts';
import { WholeSchools } from './wholeSchools.ts';
import {
  type AppendFile,
  appendDurably,
  unfinished,
  type WriteFile,
  writeDurably,
} from './writeDurably.ts';

export type LowdbStoreOptions<Records> = {
  /** Holds one file per school; created if missing. */
  folder: string;
  /** The schema of each kind of record; anything else is rejected. */
  schemas: { readonly [Kind in keyof Records]: z.ZodType<Records[Kind]> };
  /** Append-only kinds, removed oldest first: each record has the hash of all before it. */
  chained?: readonly (keyof Records & string)[];
  /**
   * AES-256 keys, newest first: files are encrypted with the first, and rewritten on opening if plain or
   * encrypted with another. With none, plain files stay plain.
   */
  keys?: readonly KeyObject[];
  /**
   * Small kinds that are asked for again and again: they stay in memory. A school's other records leave it when they
   * are not used, and are read when they are asked for. With none, all of all schools are kept.
   */
  standing?: readonly (keyof Records & string)[];
  /**
   * Large kinds that are seldom asked for: read from a file, they lie compressed in memory, and a record is made each
   * time that it is asked for.
   */
  packed?: readonly (keyof Records & string)[];
  /** As many bytes of memory as schools may take at once that are whole in it; 16 MB unless given. */
  mostBytes?: number;
  /** Reads without locking others out; nothing can be committed. */
  readOnly?: boolean;
  /** How a file is written; the default survives a power cut. */
  writeFile?: WriteFile;
  /** How a journal is appended to; likewise. */
  appendFile?: AppendFile;
  /** No snapshot is written before a journal has so many bytes; a megabyte unless given. */
  smallestJournal?: number;
  /**
   * So many of a chained kind's newest records stay in memory; older ones in a file a month, by the month of
   * their `at`. 200 unless given.
   */
  newestEntries?: number | undefined;
  /** Runs something later and returns how to cancel it; used to time out decisions. */
  schedule?: (afterMs: number, run: () => void) => () => void;
};

/**
 * So long after a commit, or after a start that found a journal, a snapshot is written at the latest: what was
 * removed or erased is then nowhere in the school's files. So long after the disk refused, it is tried again.
 * Rare enough to cost little beside the notes of an hour.
 */
const longestJournalMs = 3_600_000;

/** Some four schools of four hundred pupils with a year behind them. */
const mostBytesWhole = 16_000_000;

/**
 * Opens the embedded store: for each school a file, and a journal of what was committed since the file was
 * written. What is asked for is kept in memory for a while. A commit costs what it changes, however much there is
 * already.
 * @throws StoreError `locked` if another process has the folder, `damaged` naming the file, `write_failed`
 *   if a file could not be re-encrypted
 */
export async function openLowdbStore<Records extends Record<string, unknown>>(
  options: LowdbStoreOptions<Records>,
): Promise<Store<Records>> {
  const { folder, schemas, chained = [], keys = [] } = options;
  const write = options.writeFile ?? writeDurably;
  const append = options.appendFile ?? appendDurably;
  const schedule = options.schedule ?? later;
  await mkdir(folder, { recursive: true });
  const state: { ended: 'closed' | 'locked' | undefined } = { ended: undefined };
  const unlock = options.readOnly
    ? async () => {}
    : await lockFolder(folder, () => {
        state.ended = 'locked';
      });
  const packed = { kinds: new Set<string>(options.packed), cache: new BlockCache() };
  const kinds: Kinds = { schemas, chained, packed };
  // Somebody who only reads sees all of one moment, and for a short time.
  if (options.standing && !options.readOnly) kinds.standing = standing(options.standing, kinds);
  const whole = new WholeSchools(options.mostBytes ?? mostBytesWhole, schedule);
  const parts = {
    standing: kinds.standing?.kinds,
    used: kinds.standing && ((one: SchoolFile) => whole.used(one)),
  };
  const files = new Map<string, Promise<SchoolFile>>();
  const holding = new Set<string>();
  const renewals = new Map<string, () => void>();
  const renewLater = (school: string, file: SchoolFile): void => {
    if (state.ended || renewals.has(school)) return;
    const cancel = schedule(longestJournalMs, () => {
      renewals.delete(school);
      if (!state.ended) void renew(school, file);
    });
    renewals.set(school, cancel);
  };
  const renew = async (school: string, file: SchoolFile): Promise<void> => {
    await file.renew();
    if (file.behind) renewLater(school, file);
  };
  const endTimers = (): void => {
    for (const cancel of renewals.values()) cancel();
    whole.end();
  };
  const openFile = async (school: string, name: string): Promise<SchoolFile> => {
    const file = join(folder, name);
    const { smallestJournal, newestEntries: newest } = options;
    const written = { keys, write, append, smallestJournal, newest };
    const disk = new SchoolDisk({ file, school, kinds, ...written, alone: !options.readOnly });
    const opened = await SchoolFile.open(disk, { empty: emptyState(school, chained), ...parts });
    if (options.readOnly) return opened;
    if (opened.whole) parts.used?.(opened);
    if (disk.stale) await opened.rewrite();
    else await opened.tidy();
    // Otherwise what a killed process left would stay until somebody commits.
    if (opened.behind) renewLater(school, opened);
    return opened;
  };
  const open = (school: string): Promise<SchoolFile> => {
    if (state.ended) throw new StoreError(state.ended, folder, 'the store is not open any more');
    const name = fileOf(school);
    if (name === undefined)
      throw new StoreError('damaged', folder, `no school id: ${school.slice(0, 80)}`);
    const known = files.get(school);
    if (known) return known;
    const opening = openFile(school, name);
    files.set(school, opening);
    // A file that failed to open may be repaired later.
    opening.catch(() => files.delete(school));
    return opening;
  };
  try {
    for (const name of await readdir(folder)) {
      const school = schoolOf(name);
      const left = journalOf(name)?.school ?? segmentOf(name)?.school;
      if (school !== undefined) {
        await open(school);
        holding.add(school);
      } else if (left !== undefined) {
        // Without its snapshot it is refused.
        await open(left);
      } else if (!options.readOnly && name.endsWith(`.json${unfinished}`))
        await rm(join(folder, name), { recursive: true, force: true });
    }
  } catch (error) {
    endTimers();
    await unlock();
    throw error;
  }
  const nameOf = (school: string) => join(folder, fileOf(school) ?? '');
  const openToWrite = (school: string): Promise<SchoolFile> => {
    if (!options.readOnly) return open(school);
    throw new StoreError('closed', folder, 'the store was opened to read');
  };
  // Reject what could not be read back: it would keep the whole store from opening.
  const check = (changes: readonly Change<Records>[]): void => {
    for (const { kind, value } of changes) if (value !== undefined) schemas[kind].parse(value);
  };
  return {
    schools: () => [...holding],
    load: async (school, kind, id) => typed(await (await open(school)).load(kind, id)),
    list: async (school, kind, most) => typed(await (await open(school)).list(kind, most)),
    commit: async (school, changes) => {
      refuseInside();
      const file = await openToWrite(school);
      check(changes);
      await file.commit(changes);
      holding.add(school);
      renewLater(school, file);
    },
    decide: async (school, make) => {
      refuseInside();
      const file = await openToWrite(school);
      let holds = false;
      const result = await file.decide(async ({ load, list }) => {
        const view: View<Records> = {
          load: async (kind, id) => typed(await load(kind, id)),
          list: async (kind, most) => typed(await list(kind, most)),
        };
        const made = await inTime(() => make(view), { file: nameOf(school), schedule });
        check(made.changes);
        holds = made.changes.length > 0;
        return made;
      });
      if (holds) {
        holding.add(school);
        renewLater(school, file);
      }
      return result;
    },
    close: async () => {
      if (state.ended === 'closed') return;
      // After the lock was lost the files are another process's.
      const ours = state.ended === undefined && !options.readOnly;
      state.ended = 'closed';
      endTimers();
      for (const opened of files.values()) {
        const file = await opened.catch(() => undefined);
        await file?.settle();
        if (ours) await file?.rest();
        file?.letGo();
      }
      await unlock();
    },
  };
}

function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, afterMs);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Entries were checked against their schema on reading, or came typed through `commit`. */
function typed<Value>(entry: { id: string; version: number; value: unknown }): {
  id: string;
  version: number;
  value: Value;
};
function typed<Value>(
  entry: { id: string; version: number; value: unknown } | undefined,
): { id: string; version: number; value: Value } | undefined;
function typed<Value>(
  entries: readonly { id: string; version: number; value: unknown }[],
): readonly { id: string; version: number; value: Value }[];
function typed(entry: unknown) {
  return entry;
}
