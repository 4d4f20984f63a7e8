import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { frameOf, type JournalOf, journalHeader } from '../../services/store/journal.ts';
import { appendDurably } from '../../services/store/writeDurably.ts';
import { measure } from './load.ts';

const commits = 20_000;
const writers = 50;

/** A record as it is stored. */
type Row = { kind: string; id: string; value: string };

/** Stores what was committed; durable when it resolves. */
type Disk = { store(rows: readonly Row[]): Promise<void> | void; close(): void };

/** One write for each commit, or one for all that wait. */
type Grouping = 'each' | 'all that wait';

/**
 * What a commit of a note's size costs on the disk alone, in the journal and in `node:sqlite` (WAL), both with the
 * same two records and nothing of the store above them: no checks, no decisions, no snapshots. SQLite has no group
 * commit: where all that wait share a transaction, they are gathered by hand, as the journal's are.
 */
export async function* benchSqlite(): AsyncGenerator<string> {
  yield await ofDisk('journal, all that wait in one write', journal, 'all that wait');
  yield await ofDisk('journal, a write each', journal, 'each');
  for (const rows of [0, 60_000]) {
    for (const synchronous of ['FULL', 'NORMAL'] as const) {
      for (const grouping of ['all that wait', 'each'] as const) {
        const how = grouping === 'each' ? 'a transaction each' : 'all that wait in one';
        const name = `sqlite ${synchronous}, ${how}, ${rows} rows before`;
        yield await ofDisk(name, (folder) => sqlite(folder, synchronous, rows), grouping);
      }
    }
  }
}

async function ofDisk(
  name: string,
  open: (folder: string) => Promise<Disk> | Disk,
  grouping: Grouping,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  try {
    const disk = await open(folder);
    const store = grouped(disk, grouping);
    // As a request does, each comes in a turn of the event loop of its own.
    const commit = async () => {
      await nextTurn();
      await store();
    };
    await measure(500, writers, commit);
    const late = monitorEventLoopDelay({ resolution: 1 });
    late.enable();
    const before = { written: await written(), cpu: process.cpuUsage() };
    const { perSecond, p50, p99 } = await measure(commits, writers, commit);
    const { user, system } = process.cpuUsage(before.cpu);
    late.disable();
    disk.close();
    const bytes = (await written()) - before.written;
    return [
      `  ${name.padEnd(54)} ${perSecond.toFixed(0).padStart(6)}/s`,
      `p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
      `${((user + system) / commits).toFixed(0)} µs CPU`,
      `${(bytes / commits / 1000).toFixed(2)} kB written`,
      `loop late p99 ${(late.percentile(99) / 1e6).toFixed(1)} ms, most ${(late.max / 1e6).toFixed(0)} ms`,
    ].join('   ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes that this process gave to files so far. */
async function written(): Promise<number> {
  const [, bytes] = /^wchar: (\d+)$/m.exec(await readFile('/proc/self/io', 'utf8')) ?? [];
  return Number(bytes);
}

let sequence = 0;

function noteOf(): Row[] {
  sequence += 1;
  const [at, id] = ['2026-11-25T08:10:00+01:00', `a${sequence}`];
  const entry = { turnId: id, at, by: 's1', action: 'note', subjects: ['p1'] };
  const chained = { ...entry, seq: sequence, hash: hash('sha256', `${id}`, 'hex') };
  return [
    { kind: 'inbox', id, value: JSON.stringify({ at }) },
    { kind: 'audit', id: `${id}-1`, value: JSON.stringify(chained) },
  ];
}

function grouped(disk: Disk, grouping: Grouping): () => Promise<void> {
  if (grouping === 'each') return oneByOne(disk);
  let waiting: Row[] = [];
  let next: Promise<void> | undefined;
  let busy: Promise<void> = Promise.resolve();
  return () => {
    waiting.push(...noteOf());
    // Those that come in one turn of the event loop wait for each other: SQLite holds it up while it stores.
    next ??= busy
      .then(() => nextTurn())
      .then(() => {
        const rows = waiting;
        waiting = [];
        next = undefined;
        busy = Promise.resolve(disk.store(rows));
        return busy;
      });
    return next;
  };
}

function oneByOne(disk: Disk): () => Promise<void> {
  let busy: Promise<void> = Promise.resolve();
  return () => {
    const rows = noteOf();
    busy = busy.then(() => disk.store(rows));
    return busy;
  };
}

async function journal(folder: string): Promise<Disk> {
  const file = join(folder, 'linde.1.journal');
  const of: JournalOf = {
    ...{ school: 'linde', key: undefined },
    mark: { generation: 1, after: '0badcafe' },
  };
  const header = journalHeader(of);
  let at = header.length;
  let { after: sum } = of.mark;
  await appendDurably(file, header, { at: 0, again: false });
  return {
    store: async (rows) => {
      const lines = rows.map(({ kind, id, value }) => {
        return `{"kind":"${kind}","id":"${id}","version":1,"value":${value}}`;
      });
      const frame = frameOf(lines, of, { at, sum });
      await appendDurably(file, frame.bytes, { at, again: false });
      at += frame.bytes.length;
      sum = frame.sum;
    },
    close: () => {},
  };
}

function sqlite(folder: string, synchronous: 'FULL' | 'NORMAL', before: number): Disk {
  const database = new DatabaseSync(join(folder, 'linde.sqlite'));
  database.exec(`pragma journal_mode = wal; pragma synchronous = ${synchronous}`);
  database.exec(
    'create table record (kind text, id text, version integer, value text, primary key (kind, id)) without rowid, strict',
  );
  const insert = database.prepare('insert into record values (?, ?, 1, ?)');
  const store = (rows: readonly Row[]) => {
    database.exec('begin immediate');
    for (const { kind, id, value } of rows) insert.run(kind, id, value);
    database.exec('commit');
  };
  store(Array.from({ length: before / 2 }, noteOf).flat());
  return { store, close: () => database.close() };
}
