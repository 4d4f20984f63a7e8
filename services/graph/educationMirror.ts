import { z } from 'zod';
import { OutsideError } from '../errors/errors.ts';
import { read } from './ask.ts';
import { allOf, changesSince } from './educationPages.ts';
import type { GraphRequests } from './graphClient.ts';

const text = z.string().nullish();

/** Of a user only this; the rest, passwords among it, is not taken over from the answer. */
const user = z.object({
  id: z.string().min(1),
  primaryRole: text,
  givenName: text,
  surname: text,
  middleName: text,
  mail: text,
  userPrincipalName: text,
  student: z.object({ externalId: text, grade: text, birthDate: text }).nullish(),
  teacher: z.object({ externalId: text }).nullish(),
});

const classFacts = z.object({
  id: z.string().min(1),
  displayName: text,
  classCode: text,
  externalId: text,
  course: z.object({ externalId: text, subject: text }).nullish(),
});

const school = z.object({ id: z.string().min(1), displayName: text, externalId: text });
const onlyId = z.object({ id: z.string().min(1) });
const removable = { '@removed': z.unknown().optional() };

export type EducationUser = z.output<typeof user>;
export type EducationClass = z.output<typeof classFacts>;
export type EducationSchool = z.output<typeof school> & {
  userIds: readonly string[];
  classIds: readonly string[];
};

/** The schools of a tenant as they were when read last, and where to ask what changed since. */
export type EducationMirror = {
  /** When all of it was read. */
  readAt: Temporal.Instant;
  links: { users: string; classes: string };
  schools: readonly EducationSchool[];
  users: ReadonlyMap<string, EducationUser>;
  classes: ReadonlyMap<string, EducationClass>;
  /** Ids of users by class. */
  members: ReadonlyMap<string, readonly string[]>;
};

/**
 * Reads the schools of a tenant: all of it, or what changed since a mirror was made of it. Who and what belongs
 * to which school is always read, since no delta tells it, and a class that is gone is in none either.
 * Changed properties and members come by the deltas of users and classes.
 * @param before stays as it is; an expired link, or none, makes it a full read
 * @throws OutsideError
 */
export async function educationMirror(
  client: GraphRequests,
  before: EducationMirror | undefined,
  now: () => Temporal.Instant,
): Promise<EducationMirror> {
  const changed = await changesOf(client, before?.links);
  if (!changed) return educationMirror(client, undefined, now);
  const schools = await schoolsOf(client);
  const userIds = new Set(schools.flatMap((one) => one.userIds));
  const classIds = new Set(schools.flatMap((one) => one.classIds));
  const users = patched(before?.users, changed.users.items);
  const classes = patched(before?.classes, changed.classes.items);
  const touched = new Set([
    ...changed.classes.items.map(({ id }) => id),
    ...classesOf(takenAway(changed.users.items), before?.members),
  ]);
  return {
    readAt: before?.readAt ?? now(),
    links: { users: changed.users.link, classes: changed.classes.link },
    schools,
    users: await only(userIds, users, lookedUp(client, '/education/users', user)),
    classes: await only(classIds, classes, lookedUp(client, '/education/classes', classFacts)),
    members: await membersOf(client, classIds, touched, before?.members),
  };
}

async function changesOf(client: GraphRequests, links: EducationMirror['links'] | undefined) {
  const ofUsers = user.extend(removable);
  const users = await changesSince(client, '/education/users/delta', links?.users, ofUsers);
  if (!users) return undefined;
  const ofClasses = classFacts.extend(removable);
  const path = '/education/classes/delta';
  const classes = await changesSince(client, path, links?.classes, ofClasses);
  return classes && { users, classes };
}

async function schoolsOf(client: GraphRequests): Promise<EducationSchool[]> {
  const found: EducationSchool[] = [];
  const path = '/education/schools';
  for (const one of await allOf(client, path, 'id,displayName,externalId', school)) {
    const own = `${path}/${encodeURIComponent(one.id)}`;
    const users = await allOf(client, `${own}/users`, 'id', onlyId);
    const classes = await allOf(client, `${own}/classes`, 'id', onlyId);
    found.push({ ...one, userIds: idsOf(users), classIds: idsOf(classes) });
  }
  return found;
}

function idsOf(items: readonly { id: string }[]): string[] {
  return [...new Set(items.map(({ id }) => id))].sort();
}

type Patch<Item> = Item & { '@removed'?: unknown };

/**
 * A change may name only what changed, come again, or take somebody away. Of somebody who was not kept it may
 * not tell enough: they are looked up where they belong to a school.
 */
function patched<Item extends { id: string }>(
  before: ReadonlyMap<string, Item> | undefined,
  changes: readonly Patch<Item>[],
): Map<string, Item> {
  const items = new Map(before);
  for (const { '@removed': removed, ...change } of changes) {
    if (removed !== undefined) items.delete(change.id);
    else if (!before || items.has(change.id)) {
      items.set(change.id, { ...items.get(change.id), ...change } as Item);
    }
  }
  return items;
}

function takenAway(changes: readonly Patch<EducationUser>[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ '@removed': removed, id }) => (removed === undefined ? [] : [id])),
  );
}

/** A class that loses whom the directory lost is in no delta for that; whoever came back may be in it or not. */
function classesOf(
  people: ReadonlySet<string>,
  members: EducationMirror['members'] = new Map(),
): readonly string[] {
  return [...members].flatMap(([id, ids]) => (ids.some((one) => people.has(one)) ? [id] : []));
}

/** Of the items those that belong to a school: nothing of others is kept. */
async function only<Item>(
  ids: ReadonlySet<string>,
  items: ReadonlyMap<string, Item>,
  lookUp: (id: string) => Promise<Item | undefined>,
): Promise<Map<string, Item>> {
  const kept = new Map<string, Item>();
  for (const id of ids) {
    const one = items.get(id) ?? (await lookUp(id));
    if (one !== undefined) kept.set(id, one);
  }
  return kept;
}

/** Somebody who came to a school is not in the delta unless they changed too. */
function lookedUp<Item>(
  client: GraphRequests,
  path: string,
  schema: z.ZodType<Item>,
): (id: string) => Promise<Item | undefined> {
  return async (id) => {
    try {
      return await read(client, `${path}/${encodeURIComponent(id)}`, schema);
    } catch (error) {
      if (error instanceof OutsideError && error.code === 'graph_404') return undefined;
      throw error;
    }
  };
}

async function membersOf(
  client: GraphRequests,
  classIds: ReadonlySet<string>,
  touched: ReadonlySet<string>,
  before: EducationMirror['members'] | undefined,
): Promise<Map<string, readonly string[]>> {
  const members = new Map<string, readonly string[]>();
  for (const id of classIds) {
    const known = touched.has(id) ? undefined : before?.get(id);
    members.set(id, known ?? (await membersNow(client, id)));
  }
  return members;
}

async function membersNow(client: GraphRequests, classId: string): Promise<readonly string[]> {
  const path = `/education/classes/${encodeURIComponent(classId)}/members`;
  try {
    return idsOf(await allOf(client, path, 'id', onlyId));
  } catch (error) {
    // Gone since its school was read.
    if (error instanceof OutsideError && error.code === 'graph_404') return [];
    throw error;
  }
}
