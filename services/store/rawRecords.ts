import { basename } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../files/readJsonFile.ts';
import type { Chain } from './chain.ts';
import { type Mark, markShape } from './journal.ts';
import type { JournalFile } from './readSchool.ts';
import { chainShape, linkShape } from './schoolText.ts';

/** A line of a school's file; of a journal, if one is named. */
export type Place = { line: number; journal?: string };

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
  records: readonly RawRecord[];
};

const recordShape = z.looseObject({ kind: z.unknown() });

const fileShape = z.looseObject({
  school: z.string(),
  journal: markShape.optional(),
  chains: z.record(z.string(), z.unknown()).default({}),
  records: z.array(recordShape),
});

/** @throws DataFileError if it is not a school's file */
export function rawSnapshot(text: string, file: string): RawSchool {
  const { school, journal, chains, records } = parseJson(text, fileShape, file);
  const lines = text.split('\n');
  return {
    school,
    mark: journal,
    chains: new Map(
      Object.entries(chains).map(([kind, ends]) => [kind, chainShape.safeParse(ends).data]),
    ),
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
  for (const { file, frames } of journals) {
    for (const { text, line } of frames.flatMap(({ lines }) => lines)) {
      const record = parseJson(text, recordShape, file, line);
      const key = keyOf(record);
      const place = { line, journal: basename(file) };
      const one = { record, exact: text === JSON.stringify(record), place };
      if (record.version === 0) {
        for (const removed of left.get(key) ?? []) move('anchor', removed);
        left.delete(key);
      } else if (isLinked(record)) {
        left.set(key, [...(left.get(key) ?? []), one]);
        move('head', one);
      } else left.set(key, [one]);
    }
  }
  return { ...raw, chains, records: [...left.values()].flat() };
}

/** Whether it says that it belongs to a chain. */
export function isLinked(record: RawRecord['record']): boolean {
  return 'seq' in record || 'hash' in record;
}

function keyOf({ kind, id }: RawRecord['record']): string {
  return JSON.stringify([kind, id]);
}
