import { z } from 'zod';
import { readJsonFile } from '../../files/readJsonFile.ts';
import { lineOf, type SchoolState } from '../schoolState.ts';
import { StoreError } from '../store.ts';

/** What records an earlier version knew, and the version's name. */
export type EarlierRecords = { version: string; kinds: Readonly<Record<string, z.ZodType>> };

/** What a school loses on the way back: how often, by what it is (`registerDay`, `waitMs of outbox`). */
export type Lost = ReadonlyMap<string, number>;

const fileShape = z.strictObject({
  version: z.string(),
  kinds: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * Kinds that hold what is on its way, or where it stands. Without such a record something is shown later, anew
 * or not at all; nothing that anybody noted or decided is lost with it.
 */
const passing: ReadonlySet<string> = new Set(['outbox', 'post', 'digest', 'inbox', 'telling']);

/** An unknown member in a member in a member: more often than any record has one. */
const mostPasses = 200;

/**
 * @param file the kinds of records of a version as JSON Schemas, written by that version
 * @throws DataFileError
 */
export async function readEarlierRecords(file: string): Promise<EarlierRecords> {
  const { version, kinds } = await readJsonFile(file, fileShape);
  const shapes = Object.entries(kinds).map(([kind, schema]) => [kind, z.fromJSONSchema(schema)]);
  return { version, kinds: Object.fromEntries(shapes) };
}

/**
 * Makes of a school what an earlier version reads: members that it does not know are taken away, and so are
 * records of kinds that it does not know. Changes the state. O(records).
 * @param place names the school in errors
 * @returns what is lost with it
 * @throws StoreError `damaged` for a record that people rely on and that cannot be made to fit, by kind and id
 */
export function fitEarlier(
  state: SchoolState,
  { version, kinds }: EarlierRecords,
  place: string,
): Lost {
  const lost = new Map<string, number>();
  const lose = (what: string) => lost.set(what, (lost.get(what) ?? 0) + 1);
  for (const [kind, shelf] of state.shelves) {
    for (const entry of shelf.entries()) {
      const fit = fitted(kinds[kind], JSON.parse(lineOf(kind, entry)).value);
      if (fit?.without.size === 0) continue;
      // Its hash is over all of it.
      if (state.chains.has(kind)) throw unreadable(place, `${kind} ${entry.id}`, version);
      if (fit) {
        const { id, version: known, link } = entry;
        shelf.set({ id, version: known, value: fit.value, link, line: undefined });
        for (const member of fit.without) lose(`${member} of ${kind}`);
        continue;
      }
      if (kind in kinds && !passing.has(kind))
        throw unreadable(place, `${kind} ${entry.id}`, version);
      shelf.delete(entry.id);
      lose(kind);
    }
  }
  return lost;
}

function unreadable(place: string, record: string, version: string): StoreError {
  const what = `${record} holds what ${version} cannot read: put the backup from before the upgrade in its place`;
  return new StoreError('damaged', place, what);
}

/** The value without the members that the shape does not know; undefined where that is not enough. */
function fitted(
  shape: z.ZodType | undefined,
  value: unknown,
): { value: unknown; without: ReadonlySet<string> } | undefined {
  if (!shape) return undefined;
  const without = new Set<string>();
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const parsed = shape.safeParse(value);
    if (parsed.success) return { value, without };
    const strays = straysIn(parsed.error.issues);
    if (strays.length === 0) return undefined;
    for (const stray of strays) without.add(takeAway(value, stray));
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

/** Paths of unknown members; none where anything else is wrong as well. */
function straysIn(issues: readonly Issue[]): PropertyKey[][] {
  const found = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
    if (issue.code !== 'invalid_union') return [];
    // The alternative from which unknown members alone keep it.
    const inside = issue.errors.map(straysIn).find((strays) => strays.length > 0) ?? [];
    return inside.map((path) => [...issue.path, ...path]);
  });
  return found.some((strays) => strays.length === 0) ? [] : found.flat();
}

/** Takes a member away. @returns its name, with those it stands in */
function takeAway(value: unknown, path: readonly PropertyKey[]): string {
  let holder = value;
  for (const key of path.slice(0, -1)) holder = memberOf(holder, key);
  const last = path.at(-1);
  if (typeof holder === 'object' && holder !== null && last !== undefined) {
    Reflect.deleteProperty(holder, last);
  }
  return path.filter((key) => typeof key === 'string').join('.');
}

function memberOf(holder: unknown, key: PropertyKey): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
}
