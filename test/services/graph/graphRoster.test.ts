import assert from 'node:assert/strict';
import fc from 'fast-check';
import { graphRoster } from '../../../services/graph/graphRoster.ts';
import type { RosterFiles } from '../../../services/roster/rosterFiles.ts';
import type { RosterSource } from '../../../services/roster/rosterSource.ts';
import { rostersOf } from '../../../services/roster/rostersOf.ts';
import { reading } from '../../builders/rosters.ts';
import { aTenantClass, aTenantUser, fillTenant } from '../../builders/tenant.ts';
import {
  type EducationTenant,
  secretCpr,
  secretPassword,
  startEducationTenant,
} from '../../doubles/educationTenant.ts';
import { outsideWith } from './outsideErrors.ts';

describe('rosters from Graph', () => {
  let tenant: EducationTenant;
  let now: Temporal.Instant;
  let waits: number[];

  beforeEach(async () => {
    tenant = await startEducationTenant();
    now = Temporal.Instant.from('2026-11-25T02:00:00+01:00');
    waits = [];
    fillTenant(tenant);
  });
  afterEach(() => tenant.close());

  const source = (): RosterSource =>
    graphRoster({
      baseUrl: tenant.url,
      token: async () => 'local',
      municipality: 'Eksempelby Kommune',
      now: () => now,
      sleep: async (ms) => {
        waits.push(ms);
      },
      random: () => 0.5,
    });
  const filesOf = async (from: RosterSource): Promise<RosterFiles> => {
    const answer = await from.read({ mark: undefined, told: false });
    assert.ok(answer.found === 'rows');
    return answer.files;
  };
  const rostersFrom = async (from: RosterSource) =>
    (await rostersOf(await filesOf(from), (name) => `graph/${name}`, reading)).rosters;
  const askedFor = (path: RegExp) => tenant.asked.filter((one) => path.test(one)).length;

  it('are the schools, classes, pupils and staff that School Data Sync put there', async () => {
    const [havn, linde] = await rostersFrom(source());
    assert.deepEqual(linde?.school, { id: 'linde', name: 'Lindeskolen' });
    assert.equal(linde.municipality, 'Eksempelby Kommune');
    assert.equal(linde.pupils.length, 11);
    assert.deepEqual(
      linde
        .pupilsOf('x-c7b')
        .map(({ id }) => id)
        .sort()[0],
      'x-p0',
    );
    assert.deepEqual(
      linde.staff.map(({ id, role, entraId, classIds }) => ({ id, role, entraId, classIds })),
      [{ id: 'x-t1', role: 'teacher', entraId: 't1', classIds: ['x-c7b'] }],
    );
    assert.equal(havn?.school.id, 'havn');
    assert.equal(havn.pupils.length, 4);
  });

  it('hold no CPR number, no password and no account of a pupil', async () => {
    const files = JSON.stringify(await filesOf(source()));
    for (const secret of [secretCpr, secretPassword, '12345678', 'p0@skole']) {
      assert.equal(files.includes(secret), false, secret);
    }
  });

  it('have Entra’s ids where the other system gave none, or one twice', async () => {
    tenant.putUser(aTenantUser('p0', { externalId: '' }));
    tenant.putClass(aTenantClass('old', { externalId: 'x-c7b', displayName: 'Exp 7.b' }));
    const { users, classes } = await filesOf(source());
    assert.ok(users.some(({ sourcedId }) => sourcedId === 'p0'));
    assert.deepEqual(
      classes.map(({ sourcedId }) => sourcedId),
      ['c7b', 'old', 'x-c3a'],
    );
  });

  it('are read whole once, and then only what changed', async () => {
    const from = source();
    await filesOf(from);
    assert.equal(askedFor(/\/members$/) > 2, true);
    tenant.asked.length = 0;
    tenant.putClass(aTenantClass('c3a', { displayName: '3.a', school: 's-havn', members: ['h0'] }));
    const { enrollments } = await filesOf(from);
    assert.equal(enrollments.filter((one) => one.classSourcedId === 'x-c3a').length, 1);
    assert.deepEqual(
      [...new Set(tenant.asked.filter((one) => one.endsWith('/members')))],
      ['GET /education/classes/c3a/members'],
    );
  });

  it('know all of somebody of whom a delta tells little, because nothing of them was kept', async () => {
    tenant.putUser(aTenantUser('new1', { schools: [] }));
    // The newest change comes again: another one than theirs.
    tenant.putUser(aTenantUser('p0', { surname: 'Vang' }));
    const from = source();
    assert.equal(JSON.stringify(await filesOf(from)).includes('new1'), false);
    tenant.putUser(aTenantUser('new1', { surname: 'Holm' }));
    const { users } = await filesOf(from);
    assert.deepEqual(
      users
        .filter((one) => one.sourcedId === 'x-new1')
        .map((one) => [one.givenName, one.familyName]),
      [['Given-new1', 'Holm']],
    );
  });

  it('are read whole again where a delta link has ended', async () => {
    const from = source();
    await filesOf(from);
    tenant.removeUser('p1');
    tenant.expire();
    tenant.asked.length = 0;
    assert.equal(
      (await filesOf(from)).users.some(({ sourcedId }) => sourcedId === 'x-p1'),
      false,
    );
    assert.ok(askedFor(/classes\/c7b\/members$/) > 0);
  });

  it('are read whole again before the links end by themselves', async () => {
    const from = source();
    await filesOf(from);
    tenant.asked.length = 0;
    now = now.add({ hours: 24 * 6 });
    await filesOf(from);
    assert.ok(askedFor(/classes\/c7b\/members$/) > 0);
  });

  it('wait as long as Graph asks, and go on', async () => {
    tenant.faults.push({ status: 429, code: 'TooManyRequests', headers: { 'Retry-After': '7' } });
    assert.equal((await rostersFrom(source())).length, 2);
    assert.deepEqual(
      waits.map((ms) => ms >= 7_000),
      [true],
    );
  });

  it('fail as a whole where a part cannot be read, and begin from what was known then', async () => {
    const from = source();
    await filesOf(from);
    tenant.putClass(aTenantClass('c7b', { members: ['p0'] }));
    for (let times = 0; times < 4; times += 1) tenant.faults.push({ status: 503, code: 'busy' });
    await assert.rejects(filesOf(from), outsideWith('graph_503', true));
    assert.deepEqual(await filesOf(from), await filesOf(source()));
  });

  it('leave nobody in a class whom the directory lost and has again, which no delta of classes tells', async () => {
    tenant.putClass(aTenantClass('c3a', { members: ['t1'] }));
    const from = source();
    await filesOf(from);
    tenant.removeUser('t1');
    tenant.putUser(aTenantUser('t1', { primaryRole: 'teacher', schools: ['s-havn'] }));
    const files = await filesOf(from);
    assert.ok(files.users.some(({ sourcedId }) => sourcedId === 'x-t1'));
    assert.ok(!files.enrollments.some(({ userSourcedId }) => userSourcedId === 'x-t1'));
    assert.deepEqual(files, await filesOf(source()));
  });

  it('do not go where a right is missing', async () => {
    tenant.faults.push({ status: 403, code: 'Authorization_RequestDenied' });
    await assert.rejects(filesOf(source()), outsideWith('graph_403', false));
  });

  it('are by what changed what they are from the beginning, whatever happened', async function () {
    this.timeout(120_000);
    const school = fc.constantFrom('s-linde', 's-havn');
    const person = fc.constantFrom('p0', 'p1', 'p2', 'h0', 't1', 'new1', 'new2');
    const room = fc.constantFrom('c7b', 'c3a', 'c-new');
    const step = fc.oneof(
      fc.record({
        do: fc.constant('user' as const),
        id: person,
        schools: fc.subarray(['s-linde', 's-havn']),
        surname: fc.constantFrom('Holm', 'Lind', 'Vang'),
      }),
      fc.record({ do: fc.constant('leave' as const), id: person }),
      fc.record({
        do: fc.constant('class' as const),
        id: room,
        school,
        displayName: fc.constantFrom('7.b', '3.a', '1.c'),
        members: fc.subarray(['p0', 'p1', 'p2', 'h0', 't1', 'new1', 'new2']),
      }),
      fc.record({ do: fc.constant('close' as const), id: room }),
      fc.record({ do: fc.constant('expire' as const) }),
      fc.record({ do: fc.constant('read' as const) }),
    );
    type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
    const change = (one: Exclude<Step, { do: 'read' }>) => {
      if (one.do === 'leave') tenant.removeUser(one.id);
      if (one.do === 'close') tenant.removeClass(one.id);
      if (one.do === 'expire') tenant.expire();
      if (one.do === 'class') {
        const { do: _, ...state } = one;
        tenant.putClass(aTenantClass(one.id, state));
      }
      if (one.do === 'user') {
        const { id, schools, surname } = one;
        const primaryRole = id.startsWith('t') ? 'teacher' : 'student';
        tenant.putUser(aTenantUser(id, { primaryRole, schools, surname }));
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const from = source();
        await filesOf(from);
        for (const one of steps) {
          if (one.do === 'read') await filesOf(from);
          else change(one);
        }
        assert.deepEqual(await filesOf(from), await filesOf(source()));
      }),
      { numRuns: 40 },
    );
  });
});
