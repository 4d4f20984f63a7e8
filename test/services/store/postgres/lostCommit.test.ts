import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { databaseLimits } from '../../../../services/store/postgres/databaseLimits.ts';
import { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import {
  describeWithPostgres,
  migratedDatabase,
  PostgresServer,
} from '../../../doubles/postgres.ts';
import { aCounter, contractSchemas } from '../contractRecords.ts';

/** Where the next commit is lost: on its way to the database, or its confirmation on its way back. */
type Loss = 'commit' | 'confirmation';

/** A network between a store and its database that loses commits when told to, all at the same time. */
async function lossyNetwork(url: DatabaseUrl) {
  const real = new URL(url.reveal());
  let next: Loss | undefined;
  let wanted = 0;
  let lost = 0;
  const ends: (() => void)[] = [];
  const loseAll = () => {
    if (ends.length < wanted) return;
    for (const end of ends.splice(0)) end();
  };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(real.port), real.hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    let deaf = false;
    near.on('data', (bytes) => {
      const loss = bytes.includes('commit\0') && lost < wanted ? next : undefined;
      if (loss) {
        lost += 1;
        deaf = true;
      }
      if (loss !== 'commit') far.write(bytes);
      else {
        ends.push(end);
        loseAll();
      }
    });
    far.on('data', (bytes) => {
      if (!deaf) near.write(bytes);
      else {
        ends.push(end);
        loseAll();
      }
    });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const through = new URL(real);
  through.port = String(typeof address === 'object' ? address?.port : '');
  const lossy = DatabaseUrl.parse(through.href);
  assert.ok(lossy);
  return {
    url: lossy,
    lose: (loss: Loss, times = 1) => {
      next = loss;
      wanted = times;
      lost = 0;
    },
    lost: () => lost,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describeWithPostgres('a commit that is lost on its way', () => {
  for (const [loss, made, what] of [
    ['commit', 2, 'is made again when it did not arrive'],
    ['confirmation', 1, 'is found to be stored when only its confirmation was lost'],
  ] as const) {
    for (const first of [true, false]) {
      it(`${what}, ${first ? "the school's first one" : 'and a later one'}`, async () => {
        const url = await migratedDatabase();
        const network = await lossyNetwork(url);
        const open = (at: DatabaseUrl) =>
          openPostgresStore({ url: at, schemas: contractSchemas, chained: ['counter'] });
        const store = await open(network.url);
        if (!first) await store.commit('linde', [aCounter('before', 0)]);
        network.lose(loss);
        let times = 0;
        const result = await store.decide('linde', async ({ load }) => {
          times += 1;
          assert.equal(await load('counter', 'a'), undefined);
          return { changes: [aCounter('a', times)], result: times };
        });
        assert.deepEqual([result, times, network.lost()], [made, made, 1]);
        const other = await open(url);
        for (const one of [store, other]) {
          const entries = (await one.list('linde', 'counter')).map(({ id, value }) => [
            id,
            value.count,
          ]);
          assert.deepEqual(entries, [...(first ? [] : [['before', 0]]), ['a', made]]);
        }
        await Promise.all([store.close(), other.close()]);
        network.close();
      });
    }
  }

  for (const [connections, schools] of [
    [1, 1],
    [2, 3],
    [10, 10],
    [10, 14],
  ] as const) {
    for (const loss of ['commit', 'confirmation'] as const) {
      it(`locks nobody out when ${connections} of ${schools} schools lose their ${loss} at once, on ${connections} connections`, async () => {
        const url = await migratedDatabase();
        const network = await lossyNetwork(url);
        const store = await openPostgresStore({
          url: network.url,
          schemas: contractSchemas,
          chained: ['counter'],
          limits: { ...databaseLimits, connections },
        });
        const names = Array.from({ length: schools }, (_, at) => `skole${at}`);
        for (const name of names) await store.commit(name, [aCounter('before', 0)]);
        network.lose(loss, connections);
        await Promise.all(names.map((name) => store.commit(name, [aCounter('a', 1)])));
        assert.equal(network.lost(), connections);
        for (const name of names) {
          const ids = (await store.list(name, 'counter')).map(({ id }) => id);
          assert.deepEqual(ids, ['before', 'a']);
        }
        await store.close();
        network.close();
      });
    }
  }
});

describeWithPostgres('commits whose standby is missing', () => {
  let server: PostgresServer;
  before(async () => {
    server = await PostgresServer.start();
  });
  after(() => server.remove());

  const standby = (setting: string) =>
    onServer(server.url, [`alter system ${setting}`, 'select pg_reload_conf()']);

  it('are asked about until it is back, with room for those who only read, and are there once', async () => {
    const store = await openPostgresStore({
      url: await migratedDatabase(server.url),
      schemas: contractSchemas,
      chained: ['counter'],
      limits: { connections: 2, connectMs: 5_000, idleMs: 30_000, statementMs: 500 },
    });
    const names = ['nord', 'syd', 'vest', 'linde'];
    for (const name of names) await store.commit(name, [aCounter('before', 0)]);
    await standby("set synchronous_standby_names = 'gone'");
    const commits = Promise.all(
      names.slice(1).map((name) => store.commit(name, [aCounter('a', 1)])),
    );
    // As long as the database lets nobody go on, and longer than the store waits for one commit.
    const waiting = "select 1 from pg_stat_activity where wait_event = 'SyncRep'";
    while ((await onServer(server.url, [waiting])).length < 3);
    assert.equal((await store.list('nord', 'counter')).length, 1);
    await standby('reset synchronous_standby_names');
    await commits;
    for (const name of names.slice(1)) {
      const ids = (await store.list(name, 'counter')).map(({ id }) => id);
      assert.deepEqual(ids, ['before', 'a']);
    }
    await store.close();
  });
});

/** @returns rows of the last statement */
async function onServer(url: string, statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}
