import assert from 'node:assert/strict';
import type { SchoolStore } from '../../bot/core/records.ts';
import { StoreError } from '../../services/store/store.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { describeWithPostgres } from '../doubles/postgres.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { chatOf } from '../doubles/teams.ts';

describeWithPostgres('a note while the database takes nothing', () => {
  let school: RunningSchool;
  let away = false;

  const database = (inner: SchoolStore): SchoolStore => ({
    ...inner,
    decide: async (part, make, fence) => {
      if (away) throw new StoreError('write_failed', part, 'the database is away');
      return inner.decide(part, make, fence);
    },
  });

  beforeEach(async () => {
    away = false;
    school = await startSchool({ schools: 1, overrides: { ports: { store: database } } });
  });
  afterEach(() => school.close());

  it('is sent back for Teams to bring again, in no process’s memory, and is taken once when it comes', async () => {
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.bot.idle();
    const send = () => school.teams.say(teacher, 'Loke syg', { id: 'the note' });
    const lines = async () => {
      const reports = await school.bot.app.store.list('linde', 'report');
      return reports.flatMap(({ value }) => value.lines);
    };
    const receipts = () =>
      school.teams
        .shown(chatOf(teacher))
        .flatMap(({ content }) => buttonsOf(content))
        .filter(({ verb }) => verb === 'note.undo');

    away = true;
    assert.equal(await send(), 503);
    away = false;
    await school.bot.idle();
    assert.deepEqual([(await lines()).length, receipts().length], [0, 0]);

    assert.equal(await send(), 200);
    assert.equal(await send(), 200);
    await school.bot.idle();
    assert.deepEqual([(await lines()).length, receipts().length], [1, 1]);
  });
});
