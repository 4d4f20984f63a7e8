import type { Actor } from '../../services/access/access.ts';
import { type Pupil, type Roster, roster } from '../../services/roster/roster.ts';
import type { Records, SchoolStore } from './records.ts';

/** The key under which a school's file holds its roster. */
export const rosterId = 'current';

/** The key of the one roster that waits at a school, and of the last reading of their source. */
export const proposalId = 'current';
export const rosterReadId = 'current';

/** The imported schools, and who works where. */
export interface Schools {
  all(): readonly Roster[];
  roster(school: string): Roster | undefined;
  /**
   * The person with an Entra object id or UPN, once per school that knows them, by school id: the first is
   * their home school. O(1).
   */
  actors(entraId: string): readonly Actor[];
  /** The same, in the home school only. */
  actor(entraId: string): Actor | undefined;
  /** Rereads the rosters after an import. O(people). */
  reload(): Promise<void>;
  /** Rereads the rosters that are at another version by now: another process imported them. O(their people). */
  follow(versions: ReadonlyMap<string, number>): Promise<void>;
}

/** Reads every school's roster from the store. O(people). */
export async function loadSchools(store: SchoolStore): Promise<Schools> {
  let known: ReadonlyMap<string, Known> = new Map();
  /** Every morning looks everybody up. */
  let accounts: ReadonlyMap<string, readonly Actor[]> = new Map();
  const keep = (read: ReadonlyMap<string, Known>) => {
    known = read;
    accounts = byAccount([...known.values()].map(({ roster }) => roster));
  };
  const reload = async () => keep(await readAll(store, store.schools()));
  const actors = (entraId: string) => accounts.get(entraId.toLowerCase()) ?? [];
  await reload();
  return {
    all: () => [...known.values()].map(({ roster }) => roster),
    roster: (school) => known.get(school)?.roster,
    actors,
    actor: (entraId) => actors(entraId)[0],
    reload,
    follow: async (versions) => {
      const changed = [...versions].filter(([id, version]) => known.get(id)?.version !== version);
      if (changed.length === 0) return;
      const read = await readAll(
        store,
        changed.map(([school]) => school),
      );
      keep(new Map([...known, ...read]));
    },
  };
}

/** By Entra object id or UPN: the person in each school, home school first. O(people). */
function byAccount(rosters: readonly Roster[]): ReadonlyMap<string, readonly Actor[]> {
  const people = rosters
    .toSorted((one, other) => (one.school.id < other.school.id ? -1 : 1))
    .flatMap((roster) => roster.staff.map((member): Actor => ({ member, roster })));
  const holders = people.filter(({ member, roster }) => {
    // One person at a school, should two be given the same account there.
    return member.entraId && roster.memberByEntraId(member.entraId) === member;
  });
  return Map.groupBy(holders, ({ member }) => member.entraId?.toLowerCase() ?? '');
}

type Known = { roster: Roster; version: number };

async function readAll(
  store: SchoolStore,
  schools: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const read = new Map<string, Known>();
  for (const school of schools) {
    const stored = await store.load(school, 'roster', rosterId);
    if (stored) read.set(school, { roster: rosterOfRecord(stored.value), version: stored.version });
  }
  return read;
}

/** The same person in each of their schools, home school first; only the given one if no account is known. */
export function everySchoolOf(schools: Schools, actor: Actor): readonly Actor[] {
  const { entraId } = actor.member;
  const all = entraId === undefined ? [] : schools.actors(entraId);
  return all.length > 1 ? all : [actor];
}

/** A roster with its look-ups, from its stored parts. */
export function rosterOfRecord(record: Records['roster']): Roster {
  return roster({
    ...record,
    staff: record.staff.map((member) => ({ ...member, entraId: member.entraId })),
  });
}

/** A roster as its record: parts only, look-ups are rebuilt on load. */
export function rosterRecord({
  school,
  municipality,
  classes,
  pupils,
  staff,
  former,
}: Roster): Records['roster'] {
  return {
    school,
    municipality,
    classes: [...classes],
    pupils: pupils.map(pupilRecord),
    ...(former.length === 0 ? {} : { former: former.map(pupilRecord) }),
    staff: staff.map((member) => ({ ...member, classIds: [...member.classIds] })),
  };
}

function pupilRecord<One extends Pupil>({ siblings, ...pupil }: One) {
  return siblings === undefined ? pupil : { ...pupil, siblings: [...siblings] };
}
