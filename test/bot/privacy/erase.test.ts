import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemas } from '../../../bot/core/records.ts';
import { loadSchools } from '../../../bot/core/schools.ts';
import { replayed } from '../../../services/cases/evolve.ts';
import type { Pupil } from '../../../services/roster/roster.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { busyDay } from '../../doubles/busyDay.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { type Ended, naervaer } from '../cli/naervaerProcess.ts';

const kinds = Object.keys(schemas).filter((kind): kind is keyof typeof schemas => kind in schemas);

describe('a pupil who is erased', () => {
  let school: RunningSchool;
  let pupil: Pupil;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    const found = school.roster.pupils.find(({ givenName, classCode }) => {
      return givenName === 'Loke' && classCode === '7b';
    });
    assert.ok(found);
    pupil = found;
    await busyDay(school);
  });

  afterEach(() => school.close());

  const erase = (...more: string[]): Promise<Ended> =>
    naervaer(['erase', pupil.id, '--reason', 'Familien har bedt om det', ...more], {
      env: { DATA_DIR: school.folder },
    });
  /** Every record of the school, by kind and id. */
  const records = async () => {
    const store = await openLowdbStore({ folder: school.folder, schemas, readOnly: true });
    try {
      const all = await Promise.all(
        kinds.map(async (kind) =>
          (await store.list('linde', kind)).map((one) => ({ kind, ...one })),
        ),
      );
      return all.flat();
    } finally {
      await store.close();
    }
  };
  const naming = async (part: string) =>
    (await records()).filter(({ id, value }) => JSON.stringify([id, value]).includes(part));

  it('is not touched while the bot runs, without --yes, or for a reason that says who it is', async () => {
    const running = await erase('--yes');
    assert.equal(running.code, 1);
    assert.match(running.stderr, /another process uses this folder; stop it/);
    await school.bot.close();
    const before = await records();
    const asked = await erase();
    assert.equal(asked.code, 2);
    assert.match(asked.stdout, /\d notes, \d+ messages, \d questions?, 1 case, 1 meeting\n/);
    assert.match(asked.stdout, /Remains outside Nærvær: \d+ cards and/);
    assert.match(asked.stderr, /repeat with --yes/);
    for (const reason of ['LOKEs forældre', '1. januar 2012-1234', ` ${pupil.id} `, ' ']) {
      const told = await naervaer(['erase', pupil.id, '--reason', reason, '--yes'], {
        env: { DATA_DIR: school.folder },
      });
      assert.match(told.stderr, /^naervaer: --reason: expected why/, reason);
    }
    assert.deepEqual(await records(), before);
  });

  it('stands in no byte of any file by name, and in no record but the trail by id', async () => {
    const asked = (await records()).filter(({ kind }) => kind === 'conflict');
    assert.equal(asked.length, 2, 'which of two notes holds was asked, and is asked still');
    const others = (await records()).filter(({ kind, id }) => kind === 'pupil' && id !== pupil.id);
    await school.bot.close();
    const ended = await erase('--yes', '--roster');
    assert.deepEqual([ended.code, ended.stderr], [0, '']);
    assert.match(ended.stdout, /The audit trail is evidence and stays/);
    for (const part of [pupil.id, 'LI-2026-0001', 'mødes ved porten']) {
      const kinds = new Set((await naming(part)).map(({ kind }) => kind));
      kinds.delete('audit');
      assert.deepEqual([...kinds], [], part);
    }
    for (const file of await readdir(school.folder)) {
      if (!file.endsWith('.json')) continue;
      const text = await readFile(join(school.folder, file), 'utf8');
      assert.ok(!text.includes(`${pupil.givenName} ${pupil.familyName}`), file);
      assert.doesNotMatch(text, new RegExp(`(?<!\\p{L})${pupil.givenName}(?!\\p{L})`, 'u'));
    }
    const left = (await records()).filter(({ kind }) => kind === 'pupil');
    assert.deepEqual(
      left.map(({ id }) => id),
      others.map(({ id }) => id),
      'nobody else lost anything',
    );
  });

  it('is in no morning list, telling, file, timeline or comment either, and others keep theirs', async () => {
    const list = await school.bot.app.store.load('linde', 'digest', 'linde-s001');
    await school.bot.app.store.commit('linde', [
      {
        kind: 'digest',
        id: 'linde-s001',
        expected: list?.version ?? 0,
        value: {
          on: '2026-11-25',
          keys: ['LI-2026-0001/notify/approve/0//true', 'LI-2026-0002/notify/approve/0//true'],
        },
      },
      ...['LI-2026-0001', 'LI-2026-0002'].map((caseId) => ({
        kind: 'telling' as const,
        id: `undelivered/${caseId}/person:linde-s002`,
        expected: 0,
        value: {
          at: '2026-11-25T08:10:00+01:00',
          caseId,
          what: {
            kind: 'undelivered' as const,
            recipient: { to: 'person' as const, staffId: 'linde-s002' },
            code: 'teams_403',
          },
        },
      })),
      ...[
        'timeline:LI-2026-0001',
        'caseTools:LI-2026-0001',
        'telling:undelivered/LI-2026-0001/person:linde-s002',
        'timeline:LI-2026-0002',
      ].map((id) => ({ kind: 'post' as const, id, expected: 0, value: { places: {} } })),
      {
        kind: 'outbox',
        id: 'told#1',
        expected: 0,
        value: {
          work: {
            do: 'show',
            recipient: { to: 'person', staffId: 'linde-s001' },
            subject: { card: 'telling', id: 'undelivered/LI-2026-0001/person:linde-s002' },
            mode: 'new',
          },
          createdAt: '2026-11-25T08:10:00+01:00',
          attempts: 0,
          state: 'parked',
        },
      },
    ]);
    const leader = school.person('leader');
    const other = await school.bot.app.store.load('linde', 'case', 'LI-2026-0002');
    const data = {
      case: 'LI-2026-0002',
      v: other?.value.revision ?? 0,
      comment: 'Følges med Loke om morgenen.',
    };
    await school.teams.press(leader, 'case.comment', school.sealed('case.comment', data));
    await school.bot.delivery.idle();
    await school.bot.close();
    const undecided = await records();
    const told = await erase('--yes', '--roster');
    assert.equal(told.code, 2);
    assert.match(told.stdout, /linde · case LI-2026-0002 · \S+\n +Følges med »Loke« om morgenen/);
    assert.match(told.stderr, /nothing was erased: texts name the pupil; repeat with --texts/);
    assert.deepEqual(await records(), undecided);
    const ended = await erase('--yes', '--roster', '--texts', 'remove');
    assert.deepEqual([ended.code, ended.stderr], [0, '']);
    const left = await records();
    const of = (kind: string) => left.filter((one) => one.kind === kind).map(({ id }) => id);
    assert.deepEqual(of('telling'), ['undelivered/LI-2026-0002/person:linde-s002']);
    assert.ok(of('post').includes('timeline:LI-2026-0002'));
    const digest = left.find(({ kind, id }) => kind === 'digest' && id === 'linde-s001');
    assert.deepEqual(schemas.digest.parse(digest?.value).keys, [
      'LI-2026-0002/notify/approve/0//true',
    ]);
    const about = left.filter(({ kind, id, value }) => {
      return kind !== 'audit' && JSON.stringify([id, value]).includes('LI-2026-0001');
    });
    assert.deepEqual(about, []);
    const sofie = left.find(({ kind, id }) => kind === 'case' && id === 'LI-2026-0002');
    const { log, hits: _, next: __, ...state } = schemas.case.parse(sofie?.value);
    assert.match(JSON.stringify(state.comments), /Følges med \[slettet\] om morgenen/);
    assert.deepEqual(
      state,
      JSON.parse(JSON.stringify(replayed(log))),
      'the log still makes the case',
    );
  });

  it('leaves the others of the same messages their notes, receipts and cases', async () => {
    const [before] = await naming('"LI-2026-0002"');
    assert.ok(before);
    await school.bot.close();
    await erase('--yes', '--roster');
    const all = await records();
    const sofie = all.find(({ kind, id }) => kind === 'case' && id === 'LI-2026-0002');
    assert.ok(sofie, 'Sofie’s case stays');
    const reports = all.filter(({ kind }) => kind === 'report');
    const reportIds = new Set(reports.map(({ id }) => id));
    const noted = all.flatMap(({ kind, value }) => {
      return kind === 'pupil' ? schemas.pupil.parse(value).statements : [];
    });
    assert.ok(noted.length >= 2);
    assert.deepEqual(
      noted.filter(({ reportId }) => !reportIds.has(reportId)),
      [],
      'statements and receipts still know each other',
    );
  });

  it('leaves tombstones, the numbers and an entry in the trail, none of which says who it was', async () => {
    await school.bot.close();
    await erase('--yes');
    const all = await records();
    const stones = all.filter(({ kind }) => kind === 'tombstone');
    assert.ok(stones.length >= 4);
    for (const { id, value } of stones) {
      const stone = schemas.tombstone.parse(value);
      assert.deepEqual([stone.rule, stone.reason], ['erasure', 'Familien har bedt om det']);
      assert.ok(!JSON.stringify([id, value]).includes(pupil.id));
    }
    const [numbers, ...more] = all
      .filter(({ kind }) => kind === 'statistic')
      .map(({ value }) => schemas.statistic.parse(value));
    assert.deepEqual(more, []);
    assert.deepEqual(
      [numbers?.schoolYear, numbers?.grade, numbers?.pupils, numbers?.days.unlawful],
      ['2026/27', 7, 1, 7],
    );
    assert.deepEqual(numbers?.cases, [{ level: 'worrying', outcome: 'open', count: 1 }]);
    const entry = all.findLast(({ kind }) => kind === 'audit');
    assert.ok(entry);
    const { by, action, subjects, counts } = schemas.audit.parse(entry.value);
    assert.deepEqual([by, action, subjects], ['system', 'erase', [pupil.id]]);
    assert.ok((counts?.['erasure/case'] ?? 0) >= 1);
    const kept = (await naming(pupil.id)).map(({ kind }) => kind);
    assert.ok(kept.includes('roster'), 'the entry in the roster stays without --roster');
  });

  it('lets the bot start again, and a second erasure finds nobody', async () => {
    await school.bot.close();
    await erase('--yes', '--roster');
    const again = await erase('--yes');
    assert.match(again.stderr, /no such pupil/);
    await school.restart();
    const teacher = school.person('class_teacher', '7b');
    await school.teams.say(teacher, 'Sofie syg i dag');
    await school.bot.delivery.idle();
    const schools = await loadSchools(school.bot.app.store);
    assert.equal(schools.all()[0]?.pupil(pupil.id), undefined);
  });
});
