import { z } from 'zod';
import { type Chain, firstLink, type Link, nextLink } from './chain.ts';
import { linkShape } from './link.ts';
import { isLinked, type Place, type RawRecord, type RawSchool } from './rawRecords.ts';

/**
 * What is wrong with a chain. `seq` is the entry's number, `line` its line in the school's file, or in the one
 * beside it that is named; a database has none.
 * - `changed`: the entry, or the one before it, is not as it was written
 * - `missing`: from `seq` to `to`, between others, at the beginning or at the end
 * - `out_of_order`: it comes after a later one
 * - `twice`: its number is already used
 * - `unexpected`: its number is outside the header's range
 * - `header`: the chain's ends do not match its entries
 */
export type ChainFault =
  | ({ what: 'changed' | 'out_of_order' | 'twice' | 'unexpected'; seq?: number } & Partial<Place>)
  | { what: 'missing'; seq: number; to: number }
  | { what: 'header' };

export type VerifiedChain = {
  /** How many there are. */
  entries: number;
  /** The newest entry; undefined if nothing is chained yet, as in format 1. */
  head: Link | undefined;
  /** Whether a previously noted head is part of the chain. */
  includes(hash: string): boolean;
  faults: readonly ChainFault[];
};

const entryShape = z.strictObject({
  kind: z.string(),
  id: z.string(),
  version: z.literal(1),
  value: z.unknown(),
  ...linkShape.shape,
});

type Found = z.output<typeof entryShape> & Pick<RawRecord, 'place' | 'exact'>;

/** A chain to verify: all its entries in their order, as often as asked for. */
export type ChainToVerify = {
  raw: RawSchool;
  school: string;
  kind: string;
  entries: () => AsyncIterable<RawRecord>;
};

/**
 * Recomputes every hash of a kind. O(records). Somebody who can write the files and recomputes all later
 * hashes, or cuts the newest frames off a journal, is only caught by a head noted outside. A chain that is
 * whole is not kept in memory; one that is not is read once more, to say what is wrong with it.
 * @param heads hashes that will be asked for; any, if it is not given
 * @throws whatever `entries` throws
 */
export async function verifyChain(
  chain: ChainToVerify,
  heads?: ReadonlySet<string>,
): Promise<VerifiedChain> {
  const whole = await verifyInOrder(chain, heads);
  return whole ?? verifyAll(chain, await Array.fromAsync(chain.entries()));
}

/** Undefined where anything is not as it was written. */
async function verifyInOrder(
  { raw, school, kind, entries }: ChainToVerify,
  heads: ReadonlySet<string> | undefined,
): Promise<VerifiedChain | undefined> {
  const chain = raw.chains.get(kind);
  if (!chain || raw.school !== school) return undefined;
  const { anchor, head } = chain;
  const first = firstLink(school, kind);
  if (anchor.seq === 0 && anchor.hash !== first.hash) return undefined;
  const included = new Set([anchor.hash]);
  let previous: Link = anchor;
  let count = 0;
  for await (const { record, exact } of entries()) {
    const entry = exact ? entryShape.safeParse(record).data : undefined;
    const next = entry && nextLink(previous, kind, entry.id, entry.value);
    if (!next || next.seq !== entry.seq || next.hash !== entry.hash) return undefined;
    if (!heads || heads.has(next.hash)) included.add(next.hash);
    previous = next;
    count += 1;
  }
  if (previous.seq !== head.seq || previous.hash !== head.hash) return undefined;
  return { entries: count, head, includes: (hash) => included.has(hash), faults: [] };
}

function verifyAll(
  { raw, school, kind }: ChainToVerify,
  entries: readonly RawRecord[],
): VerifiedChain {
  const linked = entries.some(({ record }) => isLinked(record));
  if (!raw.chains.has(kind) && !linked) {
    return { entries: entries.length, head: undefined, includes: () => false, faults: [] };
  }
  const found: Found[] = [];
  const faults: ChainFault[] = [];
  for (const { record, exact, place } of entries) {
    const entry = entryShape.safeParse(record);
    if (entry.success) found.push({ ...entry.data, place, exact });
    else faults.push({ what: 'changed', ...place });
  }
  const chain = raw.chains.get(kind);
  if (!chain || raw.school !== school) faults.push({ what: 'header' });
  if (chain) faults.push(...faultsOf(found, chain, firstLink(school, kind)));
  const hashes = new Set(found.map(({ hash }) => hash));
  return {
    entries: entries.length,
    head: chain?.head,
    includes: (hash) => hashes.has(hash) || hash === chain?.anchor.hash,
    faults,
  };
}

function faultsOf(found: readonly Found[], chain: Chain, first: Link): ChainFault[] {
  const { anchor, head } = chain;
  const { bySeq, faults } = numbered(found, chain);
  let previous: Link = anchor;
  for (const entry of [...bySeq.values()].toSorted((one, other) => one.seq - other.seq)) {
    const { seq, place } = entry;
    const gap = seq - previous.seq > 1;
    if (gap) faults.push({ what: 'missing', seq: previous.seq + 1, to: seq - 1 });
    // An entry after a gap depends on a lost hash.
    if (!entry.exact || (!gap && !follows(entry, previous))) {
      faults.push({ what: 'changed', seq, ...place });
    }
    previous = entry;
  }
  if (previous.seq < head.seq) {
    faults.push({ what: 'missing', seq: previous.seq + 1, to: head.seq });
  } else if (previous.hash !== head.hash || previous.seq !== head.seq) {
    faults.push({ what: 'header' });
  }
  if (anchor.seq === 0 && anchor.hash !== first.hash) faults.push({ what: 'header' });
  return faults;
}

/** The entries by number, and what is wrong with the numbers. */
function numbered(found: readonly Found[], { anchor, head }: Chain) {
  const faults: ChainFault[] = [];
  const bySeq = new Map<number, Found>();
  let newest = anchor.seq;
  for (const entry of found) {
    const { seq, place } = entry;
    if (seq <= anchor.seq || seq > head.seq) faults.push({ what: 'unexpected', seq, ...place });
    else if (bySeq.has(seq)) faults.push({ what: 'twice', seq, ...place });
    else {
      bySeq.set(seq, entry);
      if (seq < newest) faults.push({ what: 'out_of_order', seq, ...place });
      newest = Math.max(newest, seq);
    }
  }
  return { bySeq, faults };
}

function follows({ kind, id, value, hash }: Found, previous: Link): boolean {
  return nextLink(previous, kind, id, value).hash === hash;
}
