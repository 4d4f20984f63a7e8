import { type KeyObject, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { checkedHeader, kindIn, unreadState } from './checkedText.ts';
import { encrypt, keyId } from './encryption.ts';
import { giveBack } from './giveBack.ts';
import { inFile } from './inFile.ts';
import { frameOf, type JournalOf, journalHeader, noSum, sumOf } from './journal.ts';
import { type JournalFile, readSchool } from './readSchool.ts';
import { textOf } from './readSchoolBytes.ts';
import { journalFileOf } from './schoolFileName.ts';
import { emptyState, type Placed, type SchoolState, shelfOf } from './schoolState.ts';
import { applyLine, deserialise, type Kinds, serialise, snapshotOf } from './schoolText.ts';
import type { Entry, Unread } from './shelf.ts';
import { StoreError } from './store.ts';
import { Trail } from './trail.ts';
import { type Moved, moveOut, TrailWriter } from './trailWriter.ts';
import { type AppendFile, type WriteFile, WrittenByOthers } from './writeDurably.ts';

export type SchoolDiskOptions = {
  /** The snapshot; journals stand beside it. */
  file: string;
  school: string;
  kinds: Kinds;
  /** Newest first: the first encrypts, any decrypts. With none the files stay plain. */
  keys: readonly KeyObject[];
  write: WriteFile;
  append: AppendFile;
  /** No snapshot is due before the journal has so many bytes. */
  smallestJournal?: number | undefined;
  /** So many of a trail's newest entries stay in the snapshot. */
  newest?: number | undefined;
  /** Whether no other process writes: then the first reading is of standing kinds alone, where that is safe. */
  alone?: boolean | undefined;
};

/**
 * When a snapshot is due. A journal of a megabyte is read within some 10 ms; and a snapshot for each half of
 * its own size costs two bytes for one in the journal, however large the school has grown.
 */
const smallestJournalBytes = 1_000_000;
const share = 0.5;

/** So many times its file a school takes whose records were all read, to be checked. */
const ofWhole = 4;

/** Some days of a school's: those of today are asked for again. */
const newestEntries = 200;

/**
 * The journal being written. `again`: something of a refused frame may stand at its end. `named`: the snapshot
 * on disk leads to it.
 */
type Current = JournalOf & {
  file: string;
  size: number;
  sum: string;
  again: boolean;
  named: boolean;
};

/**
 * A school's files: a snapshot, which lowdb reads and writes, and journals with what was committed since.
 * Journals are numbered; the snapshot names the one that goes on from it, and each goes on from the one
 * before, so that a process may end between any two steps.
 */
export class SchoolDisk implements Adapter<SchoolState> {
  readonly #options: SchoolDiskOptions;
  #current: Current | undefined;
  #generations = new Set<number>();
  /** The first journal that this process began: what stands in it and in later ones it has checked itself. */
  #begun = Infinity;
  /** The number that the snapshot read names. */
  #first: number | undefined;
  #snapshotBytes = 0;
  /** The checksum of the snapshot, as it was read or written last. */
  #snapshotSum: string | undefined;
  #stale = false;
  #whole = true;
  /** Whether its records were left to be read when they are asked for. */
  #unread = false;
  #writer: TrailWriter;
  /** What the snapshot last written has in files, and the states may let go of. */
  #moved: readonly Moved[] = [];
  readonly trail: Trail;

  constructor(options: SchoolDiskOptions) {
    const { file, school, keys, kinds } = options;
    this.#options = options;
    this.trail = new Trail({ folder: dirname(file), school, keys }, kinds);
    this.#writer = this.#writerOf(new Map());
  }

  /** Whether it is to be written anew: something is not encrypted with the newest key, or not filed yet. */
  get stale(): boolean {
    return this.#stale;
  }

  #writerOf(files: ReadonlyMap<string, number>): TrailWriter {
    const { file, school, keys, append, newest = newestEntries } = this.#options;
    const { ids } = this.trail;
    return new TrailWriter({ folder: dirname(file), school, keys, append, ids, newest }, files);
  }

  /** Whether what was read first is everything. */
  get whole(): boolean {
    return this.#whole;
  }

  /** About what all records take in memory, as they were read last, in bytes. */
  get size(): number {
    return this.#snapshotBytes * (this.#unread ? 1 : ofWhole);
  }

  /** Whether what stands in the files is what was accepted: they can be read again. */
  get settled(): boolean {
    return !this.#current || (this.#current.named && !this.#current.again);
  }

  /** Whether a journal is open to be appended to. */
  get open(): boolean {
    return this.#current?.named === true;
  }

  /** Whether the journal has grown so much that a new snapshot is due. */
  get grown(): boolean {
    const { smallestJournal = smallestJournalBytes } = this.#options;
    return (this.#current?.size ?? 0) > Math.max(smallestJournal, share * this.#snapshotBytes);
  }

  /** Whether a journal may still hold what was removed: the current one has a frame, or is not the only one. */
  get behind(): boolean {
    const current = this.#current;
    if (!current) return this.journalled;
    return this.#generations.size > 1 || current.size > journalHeader(current).length;
  }

  /** Whether there are journals at all. */
  get journalled(): boolean {
    return this.#generations.size > 0;
  }

  /**
   * The records; only those of standing kinds, where no other process writes and the file is as it was checked.
   * @throws StoreError `damaged` for what was not written so
   */
  async read(): Promise<SchoolState | null> {
    const { keys, alone = false } = this.#options;
    const { found, state, sum, size } = await this.#read(alone ? 'standing' : 'whole');
    this.#snapshotSum = sum;
    this.#snapshotBytes = size;
    this.#unread = found.snapshot?.unread === true;
    this.#generations = new Set(found.generations);
    this.#first = found.snapshot?.mark?.generation;
    this.#writer = this.#writerOf(found.segments);
    if (!state) return null;
    this.#whole = found.snapshot?.part !== 'standing';
    const newest = keys[0] && keyId(keys[0]);
    // Taken over from a version that kept the trail in the file.
    const unfiled = this.#writer.due(state).some(({ entries }) => entries.length > 0);
    this.#stale = unfiled || (newest !== undefined && found.key !== newest);
    this.#replay(state, found.journals, this.#whole ? 'whole' : 'standing');
    return state;
  }

  /**
   * All records as this process read or left them, from their files.
   * @throws StoreError `damaged`, also for files that somebody else has changed meanwhile
   */
  async readAgain(): Promise<SchoolState> {
    const { file, school, kinds } = this.#options;
    const [before, current] = [this.#snapshotSum, this.#current];
    const { found, state, sum } = await this.#read('whole');
    const same = current === undefined || found.journals.at(-1)?.sum === current.sum;
    if ((before !== undefined && sum !== before) || !same) {
      const what =
        'was changed while it was in use; put back what was there, or stop the bot first';
      throw new StoreError('damaged', file, what);
    }
    this.#unread = found.snapshot?.unread === true;
    if (!state) return emptyState(school, kinds.chained);
    this.#replay(state, found.journals, 'whole');
    return state;
  }

  async #read(part: 'whole' | 'standing') {
    const { file, school, keys } = this.#options;
    let sum: string | undefined;
    let size = 0;
    const found = await readSchool(file, school, keys, (bytes) => {
      size = bytes.length;
      sum = sumOf(bytes, noSum);
      try {
        return this.#parsed(bytes, part);
      } finally {
        giveBack(bytes);
      }
    });
    return { found, state: found.snapshot?.state, sum, size };
  }

  /** What a snapshot says; nothing of it looks at the bytes later. */
  #parsed(bytes: Buffer, part: 'whole' | 'standing') {
    const { file, school, kinds } = this.#options;
    const header = checkedHeader(bytes, school, kinds);
    if (header) {
      return { ...unreadState(bytes, header, { file, kinds, part }), part, unread: true };
    }
    const text = textOf(bytes, file);
    const all = inFile(file, () => deserialise(text, file, school, kinds));
    return { ...all, part: 'whole' as const, unread: false };
  }

  /** With all of its trail in memory. O(entries). @throws StoreError `damaged` */
  async readWhole(): Promise<SchoolState | null> {
    const state = await this.read();
    if (!state) return null;
    for (const kind of state.trail.keys()) {
      const entries = await this.trail.list(state, kind);
      state.trail.delete(kind);
      state.shelves.delete(kind);
      for (const entry of entries) shelfOf(state, kind).set(entry);
    }
    return state;
  }

  #replay(state: SchoolState, journals: readonly JournalFile[], part: 'whole' | 'standing'): void {
    const { kinds } = this.#options;
    const isWanted = (text: string) => kinds.standing?.kinds.has(kindIn(text) ?? '') === true;
    for (const { file, frames, mark } of journals) {
      const checked = mark.generation >= this.#begun;
      for (const { text, line } of frames.flatMap(({ lines }) => lines)) {
        if (part === 'standing' && !isWanted(text)) continue;
        inFile(file, () => applyLine(state, text, { file, line, kinds, checked }));
      }
    }
  }

  /**
   * Writes the snapshot, naming the current journal if there is one, and before it what leaves it for the
   * trail's files.
   * @throws StoreError `write_failed`, `damaged`
   */
  async write(state: SchoolState): Promise<void> {
    const { file, school, keys, write, kinds } = this.#options;
    const current = this.#current;
    const [newest] = keys;
    const due = this.#writer.due(state);
    const { records, chains } = snapshotOf(state);
    await this.#onDisk(async () => {
      const moved: Moved[] = [];
      for (const one of due) moved.push(await this.#writer.write(one));
      const gone = new Set<Entry | Unread>(due.flatMap(({ entries }) => entries));
      const snapshot = {
        records: records.map(({ kind, rows }) => {
          return { kind, rows: 'pieces' in rows ? rows : rows.filter((row) => !gone.has(row)) };
        }),
        chains,
        trail: new Map(
          moved.flatMap(({ kind, segments }) => (segments.length > 0 ? [[kind, segments]] : [])),
        ),
      };
      // A disk that refuses may have taken it.
      this.#snapshotSum = undefined;
      const plain = await serialise(school, snapshot, current?.mark, kinds.standing);
      const bytes = Buffer.concat(newest ? encrypt(plain, school, newest) : plain);
      await write(file, bytes);
      this.#snapshotBytes = bytes.length;
      this.#snapshotSum = plain.reduce((sum, piece) => sumOf(piece, sum), noSum);
      this.#moved = moved;
    });
    if (current) current.named = true;
  }

  /** Lets states go of what the snapshot last written has in files, and forgets it itself. */
  moveOut(states: readonly SchoolState[]): void {
    for (const state of states) moveOut(state, this.#moved);
    this.#moved = [];
  }

  /** Removes what the snapshot last written does not need any more. @param state what it left */
  async clean(state: SchoolState): Promise<void> {
    await this.#removeBefore(this.#current?.mark.generation ?? Infinity);
    await this.#writer.clean(state);
  }

  /**
   * Begins a new journal: until the next snapshot names it, it goes on from the one before.
   * @throws StoreError `write_failed`: the one before stays
   */
  async turn(): Promise<void> {
    const { file, school, keys, append } = this.#options;
    const before = this.#current?.named ? this.#current : undefined;
    if (before?.again) await this.#cutOff(before);
    // One that could not be made is made anew: the numbers have no gap.
    const generation = (before?.mark.generation ?? Math.max(0, ...this.#generations)) + 1;
    const after = before?.sum ?? randomBytes(4).toString('hex');
    const of = { school, mark: { generation, after }, key: keys[0] };
    const path = join(dirname(file), journalFileOf(school, generation));
    const header = journalHeader(of);
    this.#generations.add(generation);
    this.#begun = Math.min(this.#begun, generation);
    await this.#onDisk(() => append(path, header, { at: 0, again: false }));
    const named = before !== undefined;
    this.#current = { ...of, file: path, size: header.length, sum: after, again: false, named };
  }

  /** Ends a journal where its last accepted frame ends: another can only go on from there. */
  async #cutOff(journal: Current): Promise<void> {
    const place = { at: journal.size, again: true };
    await this.#onDisk(() => this.#options.append(journal.file, Buffer.of(), place));
    journal.again = false;
  }

  /** Lets no journal go on from the next snapshot. */
  end(): void {
    this.#current = undefined;
  }

  /**
   * Appends a frame to the journal. O(size of the changes).
   * @throws StoreError `write_failed`: nothing of it was stored
   */
  async append(changes: readonly Placed[]): Promise<void> {
    const current = this.#current;
    if (!current) throw new Error('no journal is open');
    const { size: at, again } = current;
    const lines = changes.map(({ line }) => line);
    const { bytes, sum } = frameOf(lines, current, { at, sum: current.sum });
    await this.#onDisk(() =>
      this.#options.append(current.file, bytes, { at, again }).catch((error: unknown) => {
        current.again ||= !(error instanceof WrittenByOthers);
        throw error;
      }),
    );
    Object.assign(current, { size: at + bytes.length, sum, again: false });
  }

  async #onDisk(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (cause instanceof StoreError) throw cause;
      throw new StoreError(
        'write_failed',
        this.#options.file,
        'the disk refuses to store it',
        cause,
      );
    }
  }

  /** Removes what the snapshot read does not need: a process ended before it did. */
  async tidy(state: SchoolState): Promise<void> {
    await this.#removeBefore(this.#first ?? Infinity);
    await this.#writer.clean(state);
  }

  /** What cannot be removed now is removed after the next snapshot. */
  async #removeBefore(generation: number): Promise<void> {
    const { file, school } = this.#options;
    for (const one of [...this.#generations].filter((each) => each < generation)) {
      const path = join(dirname(file), journalFileOf(school, one));
      await rm(path, { force: true }).then(
        () => this.#generations.delete(one),
        () => {},
      );
    }
  }
}
