import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RosterStep } from '../../services/roster/heldTogether.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import type { SchoolStore } from '../core/records.ts';
import { rosterId, rosterOfRecord, rosterRecord } from '../core/schools.ts';

/** A school whose roster is another one in the source. */
export type ChangedSchool = RosterStep & {
  /** What would be stored: an empty roster where the source has no such school. */
  next: Roster;
  /** Names that content. */
  content: string;
};

/**
 * The schools whose rosters are not as their source has them. O(people).
 * @param unread schools that the source has but did not tell of
 */
export async function changedSchools(
  store: SchoolStore,
  found: readonly Roster[],
  unread: ReadonlySet<string>,
): Promise<readonly ChangedSchool[]> {
  const stored = await storedRosters(store);
  const municipality = [...stored.values()].find((one) => one.municipality !== '')?.municipality;
  const told = new Set(found.map(({ school }) => school.id));
  const changed: ChangedSchool[] = [];
  for (const one of found) {
    await nextTurn();
    const before = stored.get(one.school.id);
    const named = one.municipality || before?.municipality || municipality || '';
    const next = roster({ ...one, municipality: named });
    const content = contentOf(next);
    if (before && contentOf(before) === content) continue;
    changed.push({ school: one.school.id, before, after: next, next, content });
  }
  for (const [school, before] of stored) {
    if (told.has(school) || unread.has(school) || isEmpty(before)) continue;
    const next = roster({ ...before, former: [], classes: [], pupils: [], staff: [] });
    changed.push({ school, before, after: undefined, next, content: contentOf(next) });
  }
  return changed;
}

async function storedRosters(store: SchoolStore): Promise<ReadonlyMap<string, Roster>> {
  const found = new Map<string, Roster>();
  for (const school of store.schools()) {
    const stored = await store.load(school, 'roster', rosterId);
    if (stored) found.set(school, rosterOfRecord(stored.value));
  }
  return found;
}

function isEmpty({ pupils, staff }: Roster): boolean {
  return pupils.length === 0 && staff.length === 0;
}

/** The same for the same people in whatever order; former pupils are the store's own. */
function contentOf(one: Roster): string {
  const { former: _, classes, pupils, staff, ...rest } = rosterRecord(one);
  const sorted = {
    ...rest,
    classes: byId(classes),
    pupils: byId(pupils),
    staff: byId(staff.map((member) => ({ ...member, classIds: member.classIds.toSorted() }))),
  };
  return createHash('sha256').update(JSON.stringify(sorted, withSortedKeys)).digest('hex');
}

function byId<One extends { id: string }>(items: readonly One[]): readonly One[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function withSortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A short name of contents that wait together. */
export function numberOf(schools: readonly ChangedSchool[]): string {
  const all = schools.map(({ school, content }) => `${school}/${content}`).sort();
  return createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 8);
}
