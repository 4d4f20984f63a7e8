import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { proposalId, rosterRecord } from '../../../bot/core/schools.ts';
import { askRunningBot } from '../../../bot/operator/askRunningBot.ts';
import { listenToOperator } from '../../../bot/operator/listen.ts';
import { leftOf } from '../../../bot/privacy/erasePupil.ts';
import { folderSource } from '../../../bot/roster/folderSource.ts';
import { approve, refuse, waiting } from '../../../bot/roster/proposals.ts';
import { type Round, rosterRound } from '../../../bot/roster/rosterRound.ts';
import { rosterFiles, writeRosterFiles } from '../../../bot/sandbox/writeRosterFiles.ts';
import { type Roster, type RosterParts, roster } from '../../../services/roster/roster.ts';
import { readRosterLimits } from '../../../services/roster/rosterLimits.ts';
import { invented } from '../../builders/invented.ts';
import { reading } from '../../builders/rosters.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const limits = await readRosterLimits(
  fileURLToPath(new URL('../../../data/rosters/limits.json', import.meta.url)),
);
const [linde, havn] = invented;
assert.ok(linde && havn);

/** The school with what the test is about. */
const other = (one: Roster, difference: Partial<RosterParts>) => roster({ ...one, ...difference });

describe('rosters that come by themselves', () => {
  let school: RunningSchool;
  let folder: string;
  let ids: number;

  beforeEach(async () => {
    ids = 0;
    folder = await mkdtemp(join(tmpdir(), 'rosters-'));
    school = await startSchool({ rosters: [linde, havn] });
    await put(linde, havn);
    await round();
  });
  afterEach(async () => {
    await school.close();
    await rm(folder, { recursive: true });
  });

  const store = () => school.bot.app.store;
  const put = (...rosters: Roster[]) => writeRosterFiles(rosters, folder);
  const made = () => {
    ids += 1;
    return { at: '2026-11-25T02:30:00.000+01:00', id: `round-${ids}` };
  };
  const full = { ...reading, staffTitles: new Map<string, string>(), limits };
  const round = (told = true): Promise<Round> =>
    rosterRound(store(), folderSource(folder, undefined), full, { ...made(), by: 'system', told });
  const stored = async (id: string) => {
    await school.bot.app.schools.reload();
    return school.bot.app.schools.roster(id);
  };
  const rows = async () => {
    const done = await round();
    assert.ok(done.found === 'rows');
    return done;
  };
  const pupilsOf = async (id: string) => (await stored(id))?.pupils.length;
  const actions = async (id: string) =>
    (await store().list(id, 'audit')).map(({ value }) => `${value.action} ${value.by}`);
  const half = () => other(linde, { pupils: linde.pupils.slice(0, linde.pupils.length / 2) });
  const fewer = (one: Roster, count: number) => other(one, { pupils: one.pupils.slice(count) });

  it('take over what is small, in the trail, and leave alone what is the same', async () => {
    const before = (await actions('havn')).length;
    await put(fewer(linde, 2), havn);
    const { changes, held } = await rows();
    assert.deepEqual([changes.map((one) => one.school), held], [['linde'], []]);
    assert.equal(await pupilsOf('linde'), linde.pupils.length - 2);
    assert.equal((await actions('linde')).at(-1), 'import system');
    assert.equal(
      (await actions('havn')).length,
      before,
      'nothing is written where nothing changed',
    );
    assert.deepEqual((await rows()).changes, []);
  });

  it('let wait what is large, and keep all as it was meanwhile', async () => {
    await put(half(), fewer(havn, 1));
    const { changes, held, asks } = await rows();
    assert.deepEqual([changes.map((one) => one.school), held, asks], [['havn'], ['linde'], true]);
    assert.equal(await pupilsOf('linde'), linde.pupils.length);
    assert.equal((await actions('linde')).at(-1), 'import.held system');
    const [one, ...others] = await waiting(store());
    assert.equal(others.length, 0);
    assert.deepEqual(
      one?.schools.map(({ losses }) => losses.map(({ part }) => part)),
      [['pupils']],
    );
    assert.equal((await rows()).asks, false, 'asked once');
  });

  it('wait also where staff, home classes, roles or a school go', async () => {
    const partsOf = async (...rosters: Roster[]) => {
      await put(...rosters);
      await round();
      return (await waiting(store())).flatMap(({ schools }) =>
        schools.flatMap(({ losses }) => losses.map(({ part }) => part)),
      );
    };
    assert.deepEqual(await partsOf(other(linde, { staff: linde.staff.slice(0, 5) }), havn), [
      'staff',
    ]);
    const nobody = linde.staff.map((one) => ({ ...one, title: 'ukendt' }));
    assert.deepEqual(await partsOf(other(linde, { staff: nobody }), havn), ['roles']);
    const renamed = other(linde, {
      classes: linde.classes.map((one) => ({ ...one, id: `new-${one.id}` })),
      pupils: linde.pupils.map((one) => ({ ...one, classId: `new-${one.classId}` })),
      staff: linde.staff.map((one) => ({
        ...one,
        classIds: one.classIds.map((id) => `new-${id}`),
      })),
    });
    assert.deepEqual(await partsOf(renamed, havn), ['classes']);
    assert.deepEqual(await partsOf(linde), ['school']);
    assert.deepEqual(await partsOf(linde, havn), [], 'nothing waits once the source has it again');
  });

  it('are taken as they were shown, once somebody approves', async () => {
    await put(half(), havn);
    await round();
    const [one] = await waiting(store());
    await put(fewer(linde, 300), havn);
    const taken = await approve(store(), one?.number ?? '', made());
    assert.deepEqual(
      taken.map((change) => change.school),
      ['linde'],
    );
    const after = await stored('linde');
    assert.deepEqual(
      after?.pupils.map(({ id }) => id),
      half().pupils.map(({ id }) => id),
    );
    assert.equal((await actions('linde')).at(-1), 'import operator');
    assert.deepEqual(await waiting(store()), []);
  });

  it('are not taken by the number of what was shown before something else came', async () => {
    await put(half(), havn);
    await round();
    const [shown] = await waiting(store());
    await put(fewer(linde, 200), havn);
    await round();
    assert.deepEqual(await approve(store(), shown?.number ?? '', made()), []);
    assert.equal(await pupilsOf('linde'), linde.pupils.length);
    const [now] = await waiting(store());
    assert.notEqual(now?.number, shown?.number);
  });

  it('do not wait again once refused, but anything else does', async () => {
    await put(half(), havn);
    await round();
    const [one] = await waiting(store());
    assert.deepEqual(await refuse(store(), one?.number ?? '', made()), ['linde']);
    assert.equal(
      (await store().load('linde', 'rosterProposal', proposalId))?.value.roster,
      undefined,
    );
    const again = await rows();
    assert.deepEqual([again.held, again.asks, await waiting(store())], [['linde'], false, []]);
    assert.equal(await pupilsOf('linde'), linde.pupils.length);
    await put(fewer(linde, 200), havn);
    assert.equal((await rows()).asks, true);
  });

  it('keep schools together between which pupils go, so that nobody is at both or at none', async () => {
    const [mover, ...rest] = linde.pupils.slice(0, linde.pupils.length / 2);
    const [room] = havn.classes;
    assert.ok(mover && room);
    const moved = { ...mover, classId: room.id, classCode: room.code, grade: room.grade };
    const { siblings: _, siblingElsewhere: __, ...alone } = moved;
    await put(other(linde, { pupils: rest }), other(havn, { pupils: [...havn.pupils, alone] }));
    const { held } = await rows();
    assert.deepEqual(held.toSorted(), ['havn', 'linde']);
    assert.equal((await stored('havn'))?.pupil(mover.id), undefined);
    const [one] = await waiting(store());
    const taken = await approve(store(), one?.number ?? '', made());
    assert.deepEqual(taken.map((change) => change.school).sort(), ['havn', 'linde']);
    assert.equal((await stored('havn'))?.pupil(mover.id)?.classId, room.id);
    assert.equal((await stored('linde'))?.pupil(mover.id), undefined);
  });

  it('take away a school’s people, and not what was noted, where its end is approved', async () => {
    await put(linde);
    await round();
    const [one] = await waiting(store());
    await approve(store(), one?.number ?? '', made());
    const after = await stored('havn');
    assert.deepEqual([after?.pupils.length, after?.staff.length], [0, 0]);
    assert.deepEqual((await rows()).held, [], 'a school that has ended does not end again');
  });

  it('are forgotten while they wait where a pupil in them is erased from the roster', async () => {
    await put(half(), havn);
    await round();
    const proposal = (await store().load('linde', 'rosterProposal', proposalId))?.value;
    assert.ok(proposal);
    const left = (pupilId: string, fromRoster: boolean) =>
      leftOf('rosterProposal', proposalId, proposal, { pupilId, gone: new Set(), fromRoster });
    assert.equal(left(linde.pupils[0]?.id ?? '', true), undefined);
    assert.equal(left(linde.pupils[0]?.id ?? '', false), proposal);
    assert.equal(left(linde.pupils.at(-1)?.id ?? '', true), proposal, 'who is not in it');
  });

  it('are left as they are by a set in which something is wrong', async () => {
    const files = rosterFiles([half(), havn]);
    const users = files.get('users.csv') ?? '';
    for (const [name, text] of [
      ['users.csv', users.slice(0, users.length / 2)],
      ['users.csv', users.replace('sourcedId', 'sourced')],
      ['enrollments.csv', '\0\0\0'],
      ['orgs.csv', ''],
    ] as const) {
      await put(linde, havn);
      await writeFile(join(folder, name), text);
      await assert.rejects(round(), { code: 'bad_file' });
      assert.equal(await pupilsOf('linde'), linde.pupils.length);
    }
  });

  it('wait no more where an operator imports a roster by hand', async () => {
    await put(half(), havn);
    await round();
    const socket = join(folder, 'operator.sock');
    const end = await listenToOperator(school.bot.app, socket);
    const command = { rosters: [rosterRecord(fewer(linde, 1))], yes: false };
    await askRunningBot(socket, command);
    await end();
    assert.deepEqual(await waiting(store()), []);
    assert.equal(await pupilsOf('linde'), linde.pupils.length - 1);
  });
});
