import type { Actor } from '../../services/access/access.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import type { Records, SchoolStore } from './records.ts';

/** The key under which a school's file holds its roster. */
export const rosterId = 'current';

/** The schools that were imported, and who works where. */
export interface Schools {
  all(): readonly Roster[];
  roster(school: string): Roster | undefined;
  /**
   * Whoever is behind an Entra object id or UPN, once for each school that knows them, by the school's
   * id: the first is the person's home school. O(schools).
   */
  actors(entraId: string): readonly Actor[];
  /** The same in the home school alone: whoever acts may be of several. */
  actor(entraId: string): Actor | undefined;
  /** Reads the rosters anew, after an import. O(people). */
  reload(): Promise<void>;
}

/** Reads every school's roster from the store. O(people). */
export async function loadSchools(store: SchoolStore): Promise<Schools> {
  let rosters = await readAll(store);
  const actors = (entraId: string) =>
    [...rosters.values()]
      .flatMap((one): Actor[] => {
        const member = one.memberByEntraId(entraId);
        return member ? [{ member, roster: one }] : [];
      })
      .toSorted((a, b) => (a.roster.school.id < b.roster.school.id ? -1 : 1));
  return {
    all: () => [...rosters.values()],
    roster: (school) => rosters.get(school),
    actors,
    actor: (entraId) => actors(entraId)[0],
    reload: async () => {
      rosters = await readAll(store);
    },
  };
}

async function readAll(store: SchoolStore): Promise<ReadonlyMap<string, Roster>> {
  const rosters = new Map<string, Roster>();
  for (const school of store.schools()) {
    const stored = await store.load(school, 'roster', rosterId);
    if (stored) rosters.set(school, rosterOfRecord(stored.value));
  }
  return rosters;
}

/** The same person in each of their schools, the home school first; in the one alone where no account is known. */
export function everySchoolOf(schools: Schools, actor: Actor): readonly Actor[] {
  const { entraId } = actor.member;
  const all = entraId === undefined ? [] : schools.actors(entraId);
  return all.length > 1 ? all : [actor];
}

/** A roster with its look-ups, of the parts that are stored. */
export function rosterOfRecord(record: Records['roster']): Roster {
  return roster({
    ...record,
    staff: record.staff.map((member) => ({ ...member, entraId: member.entraId })),
  });
}

/** A roster as its record: parts only, the look-ups are made anew on load. */
export function rosterRecord({
  school,
  municipality,
  classes,
  pupils,
  staff,
}: Roster): Records['roster'] {
  return {
    school,
    municipality,
    classes: [...classes],
    pupils: [...pupils],
    staff: staff.map((member) => ({ ...member, classIds: [...member.classIds] })),
  };
}
