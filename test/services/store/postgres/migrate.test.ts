import assert from 'node:assert/strict';
import { migrate, migrationFiles } from '../../../../services/store/postgres/migrate.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import { describeWithPostgres, emptyDatabase, onDatabase } from '../../../doubles/postgres.ts';
import { aNote, contractSchemas, notesOf } from '../contractRecords.ts';

describeWithPostgres('migrate', () => {
  it('makes the tables once, also when several processes start at the same time', async () => {
    const url = await emptyDatabase();
    const steps = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    assert.equal(steps.flat().length, (await migrationFiles()).length);
    assert.deepEqual(await migrate(url), []);
  });

  it('goes back a step and forward again, and leaves nothing behind of what is not its own', async () => {
    const url = await emptyDatabase();
    await migrate(url);
    const store = await openPostgresStore({ url, schemas: contractSchemas, chained: ['counter'] });
    await store.commit('linde', [aNote('a', 1)]);
    await store.close();
    for (const _ of await migrationFiles()) assert.equal((await migrate(url, 'down')).length, 1);
    const left = await onDatabase(url, (client) =>
      client.query('select tablename from pg_tables where schemaname = current_schema()'),
    );
    assert.deepEqual(left.rows, [{ tablename: 'naervaer_migrations' }]);
    await migrate(url);
    const again = await openPostgresStore({ url, schemas: contractSchemas });
    assert.deepEqual(again.schools(), []);
    await again.commit('linde', [aNote('b', 1)]);
    assert.equal((await notesOf(again)).length, 1);
    await again.close();
  });
});
