import assert from 'node:assert/strict';
import { retentionCommand } from '../../../bot/cli/retention.ts';
import { type SchoolStore, schemas } from '../../../bot/core/records.ts';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { retainAtNight } from '../../../bot/privacy/retainAtNight.ts';
import { DataFileError } from '../../../services/errors/errors.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import type { Person } from '../../doubles/teams.ts';
import { commandHere } from '../cli/commandHere.ts';

describe('what time removes', () => {
  let school: RunningSchool;
  let teacher: Person;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.teams.say(teacher, 'Sofie og Aksel syge i dag');
    await school.teams.say(teacher, 'Philip syg');
    await school.bot.delivery.idle();
  });

  afterEach(() => school.close());

  const count = async (kind: keyof typeof schemas) =>
    (await school.bot.app.store.list('linde', kind)).length;
  const night = async (date: string, hour = '02') => {
    school.setNow(`${date}T${hour}:10:00+02:00`);
    await retainAtNight(school.bot.app, 'linde');
  };

  it('leaves the open case and its absence, and removes what is of no more use', async () => {
    await night('2026-12-20');
    assert.deepEqual(
      [await count('pupil'), await count('case'), await count('report')],
      [3, 1, 2],
      'absence stays for its school year',
    );
    assert.deepEqual([await count('question'), await count('inbox')], [0, 0]);
    const posts = (await school.bot.app.store.list('linde', 'post')).map(({ id }) => id);
    assert.ok(!posts.some((id) => id.startsWith('question:')), 'nor where its card stands');
  });

  it('asks for no more of the trail than its oldest entry, while that is kept', async () => {
    const { app } = school.bot;
    const asked: (number | undefined)[] = [];
    const store: SchoolStore = {
      ...app.store,
      decide: (of, make, fence) =>
        app.store.decide(
          of,
          (view) =>
            make({
              ...view,
              list: (kind, most) => {
                if (kind === 'audit') asked.push(most);
                return view.list(kind, most);
              },
            }),
          fence,
        ),
    };
    school.setNow('2026-12-20T02:10:00+02:00');
    await retainAtNight({ ...app, store }, 'linde');
    assert.ok(asked.length > 0);
    assert.deepEqual([...new Set(asked)], [1]);
  });

  it('removes a known reason with its school year, and the pupil’s record once nothing is left in it', async () => {
    const id = school.roster.pupils.find(({ givenName }) => givenName === 'Otto')?.id ?? 'p-alone';
    await transact(school.bot.app.store, 'linde', async (unit) => {
      const made = { by: 's', at: '2026-11-25T08:00:00+01:00', kind: 'operation' } as const;
      const reason = { do: 'explain', id: 'r', ...made, until: '2026-12-02' } as const;
      unit.upsert('pupil', id, { pupilId: id, statements: [], knownReasons: [reason] });
    });
    const kept = async () => (await school.bot.app.store.load('linde', 'pupil', id))?.value;
    await night('2028-07-30');
    assert.equal((await kept())?.knownReasons?.length, 1);
    await night('2028-08-02');
    assert.equal(await kept(), undefined);
  });

  it('removes a school year as a whole, keeps what the open case needs, and what it was in numbers', async () => {
    await night('2029-08-02');
    assert.deepEqual([await count('pupil'), await count('case'), await count('report')], [1, 1, 0]);
    const statistics = await school.bot.app.store.list('linde', 'statistic');
    assert.deepEqual(
      statistics.map(({ id, value: { pupils, days } }) => [id, pupils, days.illness]),
      [['2026-27/4', 2, 2]],
    );
    const stones = await school.bot.app.store.list('linde', 'tombstone');
    assert.deepEqual(
      stones.map(({ value: { on, rule, kind, count: some } }) => [on, rule, kind, some]),
      [
        ['2029-08-02', 'absence', 'pupil', 2],
        ['2029-08-02', 'absence', 'report', 2],
        ['2029-08-02', 'questions', 'question', 1],
        ['2029-08-02', 'inbox', 'inbox', 3],
        ['2029-08-02', 'over', 'morning', 1],
        ['2029-08-02', 'posts', 'post', 3],
      ],
    );
    assert.ok(!JSON.stringify(stones).includes('linde-p'), 'a tombstone names nobody');
    const [last] = (await school.bot.app.store.list('linde', 'audit')).slice(-1);
    assert.deepEqual(
      [last?.value.by, last?.value.action, last?.value.subjects, last?.value.counts],
      [
        'system',
        'retention',
        [],
        {
          'absence/pupil': 2,
          'absence/report': 2,
          'inbox/inbox': 3,
          'over/morning': 1,
          'posts/post': 3,
          'questions/question': 1,
        },
      ],
    );
  });

  it('works at night alone, and once', async () => {
    for (const hour of ['00', '05', '12', '23']) await night('2029-08-02', hour);
    assert.equal(await count('question'), 1);
    await night('2029-08-02');
    const trail = await count('audit');
    await night('2029-08-02', '03');
    assert.equal(await count('audit'), trail);
  });

  it('takes bounded commits, and as many as it needs', async () => {
    await transact(school.bot.app.store, 'linde', async (unit) => {
      for (let at = 0; at < 1200; at += 1) {
        unit.put('inbox', `old-${at}`, { at: '2026-11-01T08:00:00+01:00' });
      }
    });
    const before = await count('audit');
    await night('2026-11-30');
    assert.equal(await count('inbox'), 3);
    assert.equal((await count('audit')) - before, 3, 'a commit each with its entry');
    const stone = await school.bot.app.store.load('linde', 'tombstone', '2026-11-30/inbox/inbox');
    assert.equal(stone?.value.count, 1200);
  });

  it('keeps where staff who left were reached until they have been inactive for long, however long the trail is', async () => {
    const gone = 'linde-s-gone';
    await transact(school.bot.app.store, 'linde', async (unit) => {
      const entry = (by: string, at: string) =>
        ({ by, at, action: 'note', subjects: [] as string[], outcome: 'done' }) as const;
      for (let at = 0; at < 600; at += 1) {
        unit.put('audit', `old-${at}`, entry(gone, '2026-08-12T08:00:00+02:00'));
      }
      unit.put('audit', 'newest', entry(gone, '2026-11-24T08:00:00+01:00'));
      const [known] = await unit.list('person');
      assert.ok(known);
      unit.put('person', gone, { ...known.value });
    });
    const kept = async () =>
      (await school.bot.app.store.load('linde', 'person', gone)) !== undefined;
    await night('2027-02-20');
    assert.equal(await kept(), true, '88 days after the newest entry');
    await night('2027-02-24');
    assert.equal(await kept(), false);
  });

  it('leaves a store that opens again, and goes on with a new note about the same pupil', async () => {
    await night('2029-08-02');
    school.setNow('2029-08-14T08:10:00+02:00');
    await school.restart();
    await school.teams.say(teacher, 'Loke syg i dag');
    await school.bot.delivery.idle();
    assert.equal(await count('pupil'), 1);
  });

  it('is listed beforehand by the command, beside the running bot, without a name', async () => {
    const run = (options: { on?: string; statistics?: boolean }) =>
      commandHere(school.folder, (output, around) => retentionCommand(options, output, around));
    const listed = await run({ on: '2029-08-02' });
    assert.equal(listed.stderr, '');
    assert.match(listed.stdout, /^linde: to be deleted in the coming night$/m);
    assert.match(listed.stdout, /^ {2}absence {5}pupil +2$/m);
    assert.match(listed.stdout, /^ {2}absence pupil linde-p\d+ \(since 2027-07-31\)$/m);
    assert.doesNotMatch(listed.stdout, /Loke|Sofie|Aksel|Christensen/);
    assert.match((await run({ statistics: true })).stdout, /^No numbers yet/);
    await assert.rejects(run({ on: 'i morgen' }), DataFileError);
    assert.equal(await count('pupil'), 3, 'nothing was removed');
    await night('2029-08-02');
    const after = await run({ statistics: true });
    assert.match(after.stdout, /^linde 2026\/27, grade 4: pupils <5; illness –,/);
    const store = await openLowdbStore({ folder: school.folder, schemas, readOnly: true });
    await store.close();
  });
});
