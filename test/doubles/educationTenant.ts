import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TenantUser = {
  id: string;
  primaryRole: string;
  givenName: string;
  surname: string;
  userPrincipalName: string;
  mail: string;
  externalId: string;
  schools: string[];
};

export type TenantClass = {
  id: string;
  displayName: string;
  externalId: string;
  school: string;
  members: string[];
};

/** What a change in the directory was about; a class that goes is in no delta. */
type Change = { kind: 'users' | 'classes'; id: string; properties: readonly string[] | 'removed' };

/**
 * A tenant that School Data Sync has filled, as Graph answers of it: pages, empty pages with a next one, deltas
 * that name only what changed, that come again, and whose links end.
 */
export type EducationTenant = {
  url: string;
  schools: Map<string, { displayName: string; externalId: string }>;
  users: Map<string, TenantUser>;
  classes: Map<string, TenantClass>;
  /** What it was asked, "GET /education/schools". */
  asked: string[];
  /** Answers the next requests in place of the tenant. */
  faults: { status: number; code: string; headers?: Record<string, string> }[];
  /** A member of staff or a pupil, or another state of one. */
  putUser(user: TenantUser): void;
  removeUser(id: string): void;
  /** A class, or another state of one with its members. */
  putClass(one: TenantClass): void;
  removeClass(id: string): void;
  /** Every delta link given so far ends. */
  expire(): void;
  close(): Promise<void>;
};

const pageSize = 3;

export async function startEducationTenant(): Promise<EducationTenant> {
  const changes: Change[] = [];
  let firstValid = 0;
  const asked: string[] = [];
  const faults: EducationTenant['faults'] = [];
  const schools: EducationTenant['schools'] = new Map();
  const users: EducationTenant['users'] = new Map();
  const classes: EducationTenant['classes'] = new Map();

  const shown = {
    users: (id: string) => {
      const one = users.get(id);
      return one && userAnswer(one);
    },
    classes: (id: string) => {
      const one = classes.get(id);
      return one && classAnswer(one);
    },
  };

  /** All of a kind in a first round; afterwards what changed, the newest once more. */
  const delta = (kind: 'users' | 'classes', query: URLSearchParams, path: string) => {
    const token = query.get('$deltatoken') ?? query.get('$skiptoken');
    const [since, from] = (token ?? '-1.0').split('.').map(Number);
    if (since === undefined || from === undefined || (since >= 0 && since < firstValid)) {
      return { status: 400, json: { error: { code: 'syncStateNotFound', message: 'expired' } } };
    }
    const items =
      since < 0
        ? [...(kind === 'users' ? users : classes).keys()].map((id) => shown[kind](id))
        : changedItems(kind, since);
    // The state that a first page promises is that of its own time.
    const until = query.get('until') ?? String(changes.length);
    const next = from + pageSize;
    const link = (name: string, value: string) => `${path}?${name}=${value}&until=${until}`;
    return {
      status: 200,
      json: {
        value: items.slice(from, next),
        ...(next < items.length
          ? { '@odata.nextLink': link('$skiptoken', `${since}.${next}`) }
          : { '@odata.deltaLink': `${path}?$deltatoken=${until}.0` }),
      },
    };
  };

  const changedItems = (kind: 'users' | 'classes', since: number): unknown[] => {
    const own = changes.slice(Math.max(0, since - 1)).filter((one) => one.kind === kind);
    return own.flatMap(({ id, properties }): unknown[] => {
      if (properties === 'removed')
        return kind === 'users' ? [{ id, '@removed': { reason: 'deleted' } }] : [];
      const whole = shown[kind](id);
      if (!whole) return [];
      const named = Object.entries(whole).filter(
        ([key]) => key === 'id' || properties.includes(key),
      );
      return [Object.fromEntries(named)];
    });
  };

  const list = (items: readonly unknown[], query: URLSearchParams, path: string) => {
    const at = query.get('$skiptoken');
    const from = Number(at ?? 0);
    // An empty page may have a next one.
    if (at === null && items.length > pageSize) {
      return { status: 200, json: { value: [], '@odata.nextLink': `${path}?$skiptoken=0` } };
    }
    const next = from + pageSize;
    const more = next < items.length ? { '@odata.nextLink': `${path}?$skiptoken=${next}` } : {};
    return { status: 200, json: { value: items.slice(from, next), ...more } };
  };

  const ofOne = (path: string, query: URLSearchParams, url: string) => {
    const [, room, id = '', part] = /^\/education\/(\w+)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const ids = (some: readonly { id: string }[]) => some.map((one) => ({ id: one.id }));
    if (room === 'schools' && part === 'users') {
      return list(ids([...users.values()].filter((one) => one.schools.includes(id))), query, url);
    }
    if (room === 'schools' && part === 'classes') {
      return list(ids([...classes.values()].filter((one) => one.school === id)), query, url);
    }
    const members = classes.get(id)?.members;
    if (room === 'classes' && part === 'members' && members) {
      return list(ids(members.flatMap((one) => users.get(one) ?? [])), query, url);
    }
    const one =
      part === undefined && (room === 'users' || room === 'classes') ? shown[room](id) : undefined;
    return one
      ? { status: 200, json: one }
      : { status: 404, json: { error: { code: 'Request_ResourceNotFound', message: '' } } };
  };

  const answer = (path: string, query: URLSearchParams, url: string) => {
    if (path === '/education/users/delta') return delta('users', query, url);
    if (path === '/education/classes/delta') return delta('classes', query, url);
    if (path === '/education/schools') {
      return list(
        [...schools].map(([id, one]) => ({ id, ...one })),
        query,
        url,
      );
    }
    return ofOne(path, query, url);
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace(/^\/v1\.0/, '');
    asked.push(`${request.method} ${path}`);
    const fault = faults.shift();
    const send = (status: number, json: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(json));
    };
    if (fault) {
      send(fault.status, { error: { code: fault.code, message: '' } }, fault.headers);
    } else if (request.headers.authorization !== 'Bearer local') {
      send(401, { error: { code: 'InvalidAuthenticationToken', message: '' } });
    } else {
      // Links are Graph's own, wherever the request went.
      const { status, json } = answer(
        path,
        url.searchParams,
        `https://graph.microsoft.com/v1.0${path}`,
      );
      send(status, json);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1.0`,
    ...{ schools, users, classes, asked, faults },
    putUser: (user) => {
      const [before, after] = [users.get(user.id), userAnswer(user)];
      users.set(user.id, user);
      const changed = before && changedKeys(userAnswer(before), after);
      // Going to another school is no change of the user.
      if (changed?.length !== 0) {
        changes.push({ kind: 'users', id: user.id, properties: changed ?? Object.keys(after) });
      }
    },
    removeUser: (id) => {
      if (!users.delete(id)) return;
      changes.push({ kind: 'users', id, properties: 'removed' });
      // A class loses whom the directory loses, without a change of its own.
      for (const one of classes.values()) one.members = one.members.filter((other) => other !== id);
    },
    putClass: (given) => {
      // Nobody is a member who is not in the directory.
      const one = { ...given, members: given.members.filter((id) => users.has(id)) };
      const before = classes.get(one.id);
      classes.set(one.id, one);
      const changed = before && changedKeys(classAnswer(before), classAnswer(one));
      const properties = changed ?? Object.keys(classAnswer(one));
      changes.push({ kind: 'classes', id: one.id, properties });
    },
    removeClass: (id) => {
      if (classes.delete(id)) changes.push({ kind: 'classes', id, properties: 'removed' });
    },
    expire: () => {
      firstValid = changes.length + 1;
      changes.push({ kind: 'users', id: '', properties: [] });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** With what Nærvær must not take over. */
function userAnswer(user: TenantUser): Record<string, unknown> {
  const { externalId, schools: _, ...rest } = user;
  const own =
    user.primaryRole === 'student'
      ? { student: { externalId, grade: '07', birthDate: '2012-03-12', studentNumber: secretCpr } }
      : { teacher: { externalId, teacherNumber: secretCpr } };
  return {
    ...rest,
    ...own,
    passwordProfile: { password: secretPassword },
    mobilePhone: '12345678',
  };
}

/** A number with the shape of a CPR number, and a password, that no source may leave anywhere. */
export const secretCpr = '120312-1234';
export const secretPassword = 'Hemmelig-Kode-1';

function classAnswer({ members: _, school: __, ...rest }: TenantClass): Record<string, unknown> {
  return { ...rest, classCode: rest.displayName };
}

function changedKeys(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}
