import assert from 'node:assert/strict';
import { databaseLimits } from '../../../../services/store/postgres/databaseLimits.ts';
import { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import {
  describeWithPostgres,
  emptyDatabase,
  migratedDatabase,
  onDatabase,
} from '../../../doubles/postgres.ts';
import { aCounter, aNote, contractSchemas, noNote, notesOf } from '../contractRecords.ts';
import { handSchedule } from './handSchedule.ts';

const secret = 'Karla har ondt i maven';

describeWithPostgres('a school in a database', () => {
  it('refuses a row that is not as it was written, and does not repeat what it holds', async () => {
    const url = await migratedDatabase();
    const store = await openPostgresStore({ url, schemas: contractSchemas });
    await store.commit('linde', [aNote('a', secret)]);
    for (const value of [`{"text":"${secret}"}`, `{"body":"${secret}`]) {
      await onDatabase(url, (client) => client.query('update record set value = $1', [value]));
      const fresh = await openPostgresStore({ url, schemas: contractSchemas });
      await assert.rejects(fresh.load('linde', 'note', 'a'), (error: Error) => {
        assert.match(error.message, /, linde: note a: /);
        assert.doesNotMatch(JSON.stringify([error.message, error.cause]), /Karla/);
        assert.equal('code' in error && error.code, 'damaged');
        return true;
      });
      await fresh.close();
    }
    await store.close();
  });

  it('says what to do where there are no tables', async () => {
    const url = await emptyDatabase();
    await assert.rejects(openPostgresStore({ url, schemas: contractSchemas }), {
      code: 'damaged',
      message: /no tables: run naervaer store migrate/,
    });
  });

  it('refuses a database that forgets what it confirmed', async () => {
    const url = await migratedDatabase();
    const forgetful = DatabaseUrl.parse(
      url.reveal().replace('options=', 'options=-c+synchronous_commit%3Doff+'),
    );
    assert.ok(forgetful);
    await assert.rejects(openPostgresStore({ url: forgetful, schemas: contractSchemas }), {
      code: 'damaged',
      message: /synchronous_commit is off/,
    });
  });

  it('ends with an error that passes, in time and without the password, where no database is', async () => {
    const url = DatabaseUrl.parse('postgresql://naervaer:hemmeligt@127.0.0.1:1/naervaer');
    assert.ok(url);
    await assert.rejects(openPostgresStore({ url, schemas: contractSchemas }), (error: Error) => {
      assert.equal('code' in error && error.code, 'write_failed');
      assert.equal('passes' in error && error.passes, true);
      assert.doesNotMatch(`${error.message} ${error.stack} ${JSON.stringify(url)}`, /hemmeligt/);
      return true;
    });
  });

  it('waits for a school that somebody holds, and gives up in time, with an error that passes', async () => {
    const url = await migratedDatabase();
    const limits = { ...databaseLimits, statementMs: 1_000 };
    const store = await openPostgresStore({
      url,
      schemas: contractSchemas,
      limits,
      patienceMs: 200,
    });
    await store.commit('linde', [aNote('a', 1)]);
    await onDatabase(url, async (client) => {
      await client.query('begin');
      await client.query('select from school for update');
      await assert.rejects(store.commit('linde', [aNote('a', 2, 1)]), {
        code: 'busy',
        passes: true,
      });
      await client.query('rollback');
    });
    await store.commit('linde', [aNote('a', 2, 1)]);
    await store.close();
  });

  for (const code of ['40001', '40P01']) {
    for (const at of ['a statement', 'the commit'] as const) {
      it(`makes a decision again that ${code} ends at ${at}, stores it once, and gives up in time`, async () => {
        const url = await migratedDatabase();
        await ending(url, code, at);
        const store = await openPostgresStore({
          url,
          schemas: contractSchemas,
          chained: ['counter'],
          patienceMs: 100,
        });
        let made = 0;
        const decide = (id: string) =>
          store.decide('linde', async () => {
            made += 1;
            return { changes: [aCounter(id, made)], result: made };
          });
        assert.equal(await decide('a'), 2);
        assert.deepEqual(
          (await store.list('linde', 'counter')).map(({ value }) => value.count),
          [2],
        );
        await onDatabase(url, (client) => client.query("select setval('faults', 1000)"));
        await assert.rejects(decide('b'), { code: 'busy', passes: true });
        await store.close();
      });
    }
  }

  it('gives up in time where others use all connections', async () => {
    const url = await migratedDatabase();
    const limits = { ...databaseLimits, connections: 1, connectMs: 1_500 };
    const store = await openPostgresStore({
      url,
      schemas: contractSchemas,
      limits,
      patienceMs: 200,
    });
    await store.commit('linde', [aNote('a', 1)]);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holding = store.decide('birk', async () => {
      await held;
      return { changes: [], result: undefined };
    });
    await assert.rejects(store.load('linde', 'note', 'a'), { code: 'write_failed', passes: true });
    await assert.rejects(store.commit('linde', [aNote('b', 1)]), { code: 'write_failed' });
    release();
    await holding;
    assert.equal((await store.load('linde', 'note', 'a'))?.version, 1);
    await store.close();
  });

  it('keeps what is wrong with one decision from those that wait with it', async () => {
    const url = await migratedDatabase();
    const store = await openPostgresStore({ url, schemas: contractSchemas });
    // Longer than a key can be, and not to be compressed.
    const id = Array.from({ length: 4_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
    ).join('');
    const outcomes = await Promise.allSettled([
      store.commit('linde', [aNote('a', 1)]),
      store.commit('linde', [aNote(id, 1)]),
      store.commit('linde', [aNote('b', 1)]),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(
      (await notesOf(store)).map((one) => one.id),
      ['a', 'b'],
    );
    await store.close();
  });

  it('holds a trail to what may be done to it', async () => {
    const url = await migratedDatabase();
    const open = () => openPostgresStore({ url, schemas: contractSchemas, chained: ['counter'] });
    const store = await open();
    const none = (id: string) =>
      ({ kind: 'counter', id, expected: 'any', value: undefined }) as const;
    await store.commit(
      'linde',
      ['a', 'b', 'c'].map((id) => aCounter(id, 1)),
    );
    await assert.rejects(store.commit('linde', [aCounter('a', 2)]), { name: 'VersionConflict' });
    await assert.rejects(store.commit('linde', [aCounter('a', 2, 1)]), /may not be changed/);
    await assert.rejects(store.commit('linde', [aCounter('a', 2, 'any')]), /may not be changed/);
    await assert.rejects(store.commit('linde', [none('b')]), /only the oldest/);
    const [both] = await Promise.all([
      store.decide('linde', async ({ list }) => {
        const before = await list('counter');
        return { changes: [none('a'), none('x'), aCounter('d', 4)], result: before.length };
      }),
      store.commit('linde', [aCounter('e', 5), noNote('n', 'any')]),
    ]);
    assert.equal(both, 3);
    const other = await open();
    assert.deepEqual(
      (await other.list('linde', 'counter')).map(({ id }) => id),
      ['b', 'c', 'd', 'e'],
    );
    assert.equal(await other.load('linde', 'counter', 'a'), undefined);
    await Promise.all([store.close(), other.close()]);
  });

  it('sweeps away what was removed, and one whose memory is older reads all again', async () => {
    const url = await migratedDatabase();
    const clock = handSchedule();
    const keeping = { unusedMs: Infinity, length: Infinity, sweptMs: 1_000 };
    const sweeping = await openPostgresStore({ url, schemas: contractSchemas, keeping, ...clock });
    const old = await openPostgresStore({ url, schemas: contractSchemas });
    await sweeping.commit('linde', [aNote('a', 1), aNote('b', 1), aNote('c', 1)]);
    assert.equal((await notesOf(old)).length, 3);
    await sweeping.commit('linde', [noNote('a', 1)]);
    const rows = () =>
      onDatabase(url, async (client) => (await client.query('select from record')).rowCount);
    assert.equal(await rows(), 3);
    await clock.pass(5_000, rows);
    assert.equal(await rows(), 3);
    await clock.pass(5_000, rows);
    assert.equal(await rows(), 2);
    assert.deepEqual(
      (await notesOf(old)).map(({ id }) => id),
      ['b', 'c'],
    );
    await Promise.all([sweeping.close(), old.close()]);
  });

  it('leaves the memory when nobody asks for it, and is read anew', async () => {
    const url = await migratedDatabase();
    const clock = handSchedule();
    const keeping = { unusedMs: 1_000, length: Infinity, sweptMs: Infinity };
    const store = await openPostgresStore({ url, schemas: contractSchemas, keeping, ...clock });
    await store.commit('linde', [aNote('a', 1)]);
    const first = await store.load('linde', 'note', 'a');
    assert.equal(await store.load('linde', 'note', 'a').then((one) => one?.value), first?.value);
    await clock.pass(5_000, () => notesOf(store, 'birk'));
    const again = await store.load('linde', 'note', 'a');
    assert.notEqual(again?.value, first?.value);
    assert.deepEqual(again?.value, first?.value);
    await store.close();
  });
});

/** Lets the next decision that writes to a trail end with a code, and so many more as `faults` says. */
async function ending(url: DatabaseUrl, code: string, at: 'a statement' | 'the commit') {
  const when = {
    'a statement': 'trigger ends before',
    'the commit': 'constraint trigger ends after',
  };
  const until = at === 'the commit' ? 'deferrable initially deferred' : '';
  await onDatabase(url, (client) =>
    client.query(`create sequence faults increment by -1 minvalue -1000 maxvalue 1000 start 0;
create function fault() returns trigger language plpgsql as $$ begin
  if nextval('faults') >= 0 then raise exception 'ended' using errcode = '${code}'; end if;
  return new;
end $$;
create ${when[at]} insert on trail ${until} for each row execute function fault()`),
  );
}
