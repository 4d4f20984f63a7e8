import { createHash } from 'node:crypto';

/** A place in a chain: an entry's number, and the hash over it and all before it. */
export type Link = { seq: number; hash: string };

/** A chain's ends, as kept in the file's header: just before the oldest entry kept, and the newest. */
export type Chain = { anchor: Link; head: Link };

/** The start of a chain; another school's entries do not fit it. */
export function firstLink(school: string, kind: string): Link {
  return { seq: 0, hash: sha256(canonicalJson({ school, kind })) };
}

/**
 * The link of the entry that comes after `previous`: SHA-256, as hex, over the previous hash (hex) and the
 * canonical JSON of the entry, so that anybody can recompute it.
 * @param value as it is in the file
 */
export function nextLink(previous: Link, kind: string, id: string, value: unknown): Link {
  const seq = previous.seq + 1;
  return { seq, hash: sha256(previous.hash + canonicalJson({ kind, id, seq, value })) };
}

/** JSON independent of key order: RFC 8785. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
