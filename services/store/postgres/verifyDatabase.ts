import { firstLink, type Link, nextLink } from '../chain.ts';
import { StoreError } from '../store.ts';
import type { ChainFault, VerifiedChain } from '../verifyChain.ts';
import type { Looking, VerifiedSchool } from '../verifyFolder.ts';
import { type Ask, Database } from './database.ts';
import type { DatabaseUrl } from './databaseUrl.ts';
import { DatabaseFault, storeErrorOf } from './faults.ts';
import { knownSchools } from './knownSchools.ts';
import { headShape, rowsOf, type TrailRow } from './rows.ts';
import { statements } from './statements.ts';
import { idOf } from './storedText.ts';
import { pages } from './trail.ts';

type Of = { school: string; kind: string; place: string };

/**
 * Verifies the chains of every school in a database, a page of entries at a time: memory does not grow with
 * them. Each school is read in one transaction, which disturbs nobody.
 * @throws StoreError if the database is away
 */
export async function* verifyDatabase(
  { url, chained }: { url: DatabaseUrl; chained: readonly string[] },
  looking: Looking = {},
): AsyncGenerator<VerifiedSchool> {
  const database = new Database(url);
  try {
    for (const school of await knownSchools(database.ask, url.name)) {
      const place = `${url.name}, ${school}`;
      try {
        const chains = await database.snapshot(async (ask) => {
          const found = new Map<string, VerifiedChain>();
          for (const kind of chained)
            found.set(kind, await verify(ask, { school, kind, place }, looking));
          return found;
        });
        yield { school, chains };
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        yield { school, unreadable: error.message };
      }
    }
  } catch (error) {
    throw error instanceof DatabaseFault ? storeErrorOf(error, url.name) : error;
  } finally {
    await database.end();
  }
}

async function verify(ask: Ask, of: Of, { seen, heads }: Looking): Promise<VerifiedChain> {
  const { school, kind, place } = of;
  const [head] = rowsOf(headShape, await ask(statements.head, [school]), place);
  const first = firstLink(school, kind);
  const ends = head?.chains[kind];
  const faults: ChainFault[] = [];
  const included = new Set<string>();
  let previous: Link = ends?.anchor ?? first;
  let entries = 0;
  for await (const rows of pages(ask, of, kind)) {
    for (const row of rows) {
      entries += 1;
      const value = valueIn(row);
      if (value !== undefined) seen?.(school, kind, value);
      if (heads?.has(row.hash)) included.add(row.hash);
      faults.push(...faultsOf(row, value, { previous, kind, ends }));
      previous = { seq: row.seq, hash: row.hash };
    }
  }
  if (ends) faults.push(...endFaults(previous, ends, first));
  else if (entries > 0) faults.push({ what: 'header' });
  const includes = (hash: string) => included.has(hash) || hash === ends?.anchor.hash;
  return { entries, head: ends?.head, includes, faults };
}

function faultsOf(
  row: TrailRow,
  value: unknown,
  {
    previous,
    kind,
    ends,
  }: { previous: Link; kind: string; ends: { anchor: Link; head: Link } | undefined },
): ChainFault[] {
  const { seq } = row;
  if (ends && (seq <= ends.anchor.seq || seq > ends.head.seq)) return [{ what: 'unexpected', seq }];
  const gap = seq - previous.seq > 1;
  const follows = gap || nextLink(previous, kind, idOf(row.id), value).hash === row.hash;
  return [
    ...(gap ? [{ what: 'missing', seq: previous.seq + 1, to: seq - 1 } as const] : []),
    // An entry after a gap depends on a lost hash.
    ...(value !== undefined && follows ? [] : [{ what: 'changed', seq } as const]),
  ];
}

function endFaults(last: Link, { anchor, head }: { anchor: Link; head: Link }, first: Link) {
  const faults: ChainFault[] = [];
  if (last.seq < head.seq) faults.push({ what: 'missing', seq: last.seq + 1, to: head.seq });
  else if (last.hash !== head.hash || last.seq !== head.seq) faults.push({ what: 'header' });
  if (anchor.seq === 0 && anchor.hash !== first.hash) faults.push({ what: 'header' });
  return faults;
}

/** Undefined for what the store would not have written so. */
function valueIn({ value }: TrailRow): unknown {
  try {
    const parsed: unknown = JSON.parse(value);
    return JSON.stringify(parsed) === value ? parsed : undefined;
  } catch {
    return undefined;
  }
}
