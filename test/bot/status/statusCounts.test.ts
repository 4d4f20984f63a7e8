import assert from 'node:assert/strict';
import { statusCounts } from '../../../bot/status/statusCounts.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const minute = 60_000;

describe('the counts of schools for who looks again and again', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
  });

  after(() => school.close());

  /** The same school under other names, of which each takes some time to read; which were read, in order. */
  function many(count: number, readMs: number) {
    const [source] = invented;
    assert.ok(source);
    const schools = Array.from({ length: count }, (_, at): Roster => {
      const name = `Skole ${at + 1}`;
      return roster({ ...source, school: { id: name, name } });
    });
    const { app } = school.bot;
    const clock = { elapsed: 0, now: app.now(), fails: '' };
    const read: string[] = [];
    const counts = statusCounts({
      ...app,
      now: () => clock.now,
      elapsed: () => clock.elapsed,
      store: {
        ...app.store,
        list: async (part, kind) => {
          if (part === clock.fails) throw new Error('no disk');
          if (kind === 'case') {
            read.push(part);
            clock.elapsed += readMs;
          }
          return app.store.list('linde', kind);
        },
      },
    });
    return { schools, counts, clock, read };
  }

  const done = (found: Awaited<ReturnType<ReturnType<typeof many>['counts']>>) =>
    'counting' in found ? found.counting.done : 'all';

  it('are told in parts where they take long, and no school is read twice for them', async () => {
    const { schools, counts, read } = many(60, 300);
    const told: (number | 'all')[] = [];
    while (told.at(-1) !== 'all') told.push(done(await counts(schools)));
    assert.deepEqual(told, [7, 14, 21, 28, 35, 42, 49, 56, 'all']);
    assert.deepEqual(
      read,
      schools.map((one) => one.school.id),
    );
    assert.equal(done(await counts(schools)), 'all');
    assert.equal(read.length, 60, 'another look reads nothing');
  });

  it('go on by at least one school a look, however slow it is', async () => {
    const { schools, counts } = many(3, 5000);
    assert.equal(done(await counts(schools)), 1);
    assert.equal(done(await counts(schools)), 2);
    assert.equal(done(await counts(schools)), 'all');
  });

  it('are the same for two who look at once, each school read once', async () => {
    const { schools, counts, read } = many(4, 10);
    const found = await Promise.all([counts(schools), counts(schools.slice(1)), counts(schools)]);
    assert.deepEqual(found.map(done), ['all', 'all', 'all']);
    assert.deepEqual(
      read,
      schools.map((one) => one.school.id),
    );
  });

  it('hold for ten minutes, not into another day, and tell the moment of the oldest', async () => {
    const { schools, counts, clock, read } = many(2, 0);
    const since = async () => {
      const found = await counts(schools);
      return 'since' in found ? found.since : '';
    };
    await counts(schools.slice(0, 1));
    const first = await since();
    clock.elapsed += 9 * minute;
    clock.now = clock.now.add({ minutes: 9 });
    assert.equal(await since(), first);
    assert.equal(read.length, 2);
    clock.elapsed += minute;
    clock.now = clock.now.add({ minutes: 1 });
    assert.notEqual(await since(), first);
    assert.equal(read.length, 4);
    clock.now = clock.now.add({ hours: 24 });
    await counts(schools);
    assert.equal(read.length, 6);
  });

  it('fail with a school that cannot be read, and go on once it can', async () => {
    const { schools, counts, clock } = many(2, 0);
    clock.fails = 'Skole 1';
    await assert.rejects(counts(schools), /no disk/);
    clock.fails = '';
    assert.equal(done(await counts(schools)), 'all');
  });
});
