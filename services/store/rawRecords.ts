import { basename } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../files/readJsonFile.ts';
import type { Chain } from './chain.ts';
import { type Mark, markShape } from './journal.ts';
import { chainShape, linkShape } from './link.ts';
import type { JournalFile } from './readSchool.ts';
import { trailShape } from './schoolText.ts';
import { readSegment, type Segment, type SegmentsOf } from './segment.ts';

/** A line of a school's file; of another one beside it, if one is named. */
export type Place = { line: number; file?: string };

/** A record as it stands there. `exact`: its line is exactly what the store would write. */
export type RawRecord = {
  record: z.output<typeof recordShape>;
  exact: boolean;
  place: Place;
};

/** What a school's files hold, unchecked: faults in it are to be found, not refused. */
export type RawSchool = {
  school: string;
  mark: Mark | undefined;
  /** A chain's ends by kind; undefined where there is something else. */
  chains: ReadonlyMap<string, Chain | undefined>;
  /** The files with a chain's older entries, by kind. */
  trail: ReadonlyMap<string, readonly Segment[]>;
  segments: readonly Segment[];
  /** What stands in the snapshot, and in the journals. */
  records: readonly RawRecord[];
  /** What the journals removed, by `keyOf`. */
  removed: ReadonlySet<string>;
};

const recordShape = z.looseObject({ kind: z.unknown() });

const fileShape = z.looseObject({
  school: z.string(),
  journal: markShape.optional(),
  chains: z.record(z.string(), z.unknown()).default({}),
  trail: trailShape.default({}),
  records: z.array(recordShape),
});

/** @throws DataFileError if it is not a school's file */
export function rawSnapshot(text: string, file: string): RawSchool {
  const { school, journal, chains, trail, records } = parseJson(text, fileShape, file);
  const lines = text.split('\n');
  return {
    school,
    mark: journal,
    chains: new Map(
      Object.entries(chains).map(([kind, ends]) => [kind, chainShape.safeParse(ends).data]),
    ),
    trail: new Map(Object.entries(trail)),
    segments: Object.values(trail).flat(),
    removed: new Set(),
    records: records.map((record, index) => ({
      record,
      exact: lines[index + 1]?.replace(/,$/, '') === JSON.stringify(record),
      place: { line: index + 2 },
    })),
  };
}

/**
 * The same as its journals left it: a chain's head moves with what was added, its anchor with what was
 * removed. O(records).
 * @throws DataFileError for a line that is no record
 */
export function withJournals(raw: RawSchool, journals: readonly JournalFile[]): RawSchool {
  if (journals.length === 0) return raw;
  const chains = new Map(raw.chains);
  const left = Map.groupBy(raw.records, ({ record }) => keyOf(record));
  const move = (end: keyof Chain, { record }: RawRecord) => {
    const kind = String(record.kind);
    const chain = chains.get(kind);
    const link = linkShape.safeParse({ seq: record.seq, hash: record.hash }).data;
    if (!chain || !link || link.seq < chain[end].seq) return;
    chains.set(kind, { ...chain, [end]: link });
  };
  const removed = new Set<string>();
  const lines = journals.flatMap(({ file, frames }) =>
    frames.flatMap((frame) => frame.lines.map(({ text, line }) => rawRecord(text, file, line))),
  );
  for (const one of lines) {
    const { record } = one;
    const key = keyOf(record);
    if (record.version === 0) {
      // One in a file of its own is known by what the journal says of it alone.
      for (const gone of left.get(key) ?? [one]) move('anchor', gone);
      if (!left.delete(key)) removed.add(key);
    } else if (isLinked(record)) {
      left.set(key, [...(left.get(key) ?? []), one]);
      move('head', one);
    } else left.set(key, [one]);
  }
  return { ...raw, chains, removed, records: [...left.values()].flat() };
}

/** The lines of a trail's file. @throws DataFileError for one that is no record; StoreError `damaged` */
export async function rawSegment(of: SegmentsOf, segment: Segment): Promise<readonly RawRecord[]> {
  const { file, lines } = await readSegment(of, segment);
  return lines.map(({ text, line }) => rawRecord(text, file, line));
}

function rawRecord(text: string, file: string, line: number): RawRecord {
  const record = parseJson(text, recordShape, file, line);
  const place = { line, file: basename(file) };
  return { record, exact: text === JSON.stringify(record), place };
}

/** Whether it says that it belongs to a chain. */
export function isLinked(record: RawRecord['record']): boolean {
  return 'seq' in record || 'hash' in record;
}

export function keyOf({ kind, id }: RawRecord['record']): string {
  return JSON.stringify([kind, id]);
}
