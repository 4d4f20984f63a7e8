import assert from 'node:assert/strict';
import { databaseFacts } from '../../services/store/postgres/databaseFacts.ts';
import { migrationFiles } from '../../services/store/postgres/migrate.ts';
import { firstNote } from '../bot/doctor/firstNote.ts';
import {
  describeWithPostgres,
  emptyDatabase,
  migratedDatabase,
  onDatabase,
} from '../doubles/postgres.ts';

describeWithPostgres('a fresh tenant, its store in PostgreSQL', () => {
  firstNote({
    open: async () => {
      const url = await emptyDatabase();
      return { store: { DATABASE_URL: url.reveal() }, close: async () => {} };
    },
    leftAlone: ['schoolKinds', 'lessons', 'offers', 'absenceMap', 'folder', 'key'],
    empty: ['tables'],
    broken: [
      [
        'the database',
        { DATABASE_URL: 'postgresql://nobody:kun-til-test@127.0.0.1:47/none' },
        'database',
      ],
    ],
  });
});

describeWithPostgres('what a database is like', () => {
  it('is asked without changing anything: its clock, its version, the steps that are missing', async () => {
    const url = await emptyDatabase();
    const before = Date.now();
    const { version, clockMs, readOnly, missing, newer } = await databaseFacts(url);
    assert.match(version, /^\d+\.\d+/);
    assert.ok(Math.abs(clockMs - before) < 60_000);
    assert.deepEqual([readOnly, newer], [false, []]);
    assert.equal(missing.length, (await migrationFiles()).length);
    const { rows } = await onDatabase(url, (client) =>
      client.query(`select 1 from pg_tables where schemaname = current_schema()`),
    );
    assert.deepEqual(rows, []);
  });

  it('tells of steps that a newer version took, and of a database that only reads', async () => {
    const url = await migratedDatabase();
    await onDatabase(url, async (client) => {
      await client.query('create table naervaer_migrations (name text)');
      await client.query(`insert into naervaer_migrations values ('0999_of-tomorrow')`);
      const [{ name }] = (await client.query('select current_database() as name')).rows;
      assert.ok(name);
    });
    assert.deepEqual((await databaseFacts(url)).newer, ['0999_of-tomorrow']);
  });
});
