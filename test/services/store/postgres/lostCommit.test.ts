import assert from 'node:assert/strict';
import { connect, createServer, type Socket } from 'node:net';
import { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import { describeWithPostgres, migratedDatabase } from '../../../doubles/postgres.ts';
import { aCounter, contractSchemas } from '../contractRecords.ts';

/** Where the next commit is lost: on its way to the database, or its confirmation on its way back. */
type Loss = 'commit' | 'confirmation';

/** A network between a store and its database that loses a commit when told to. */
async function lossyNetwork(url: DatabaseUrl) {
  const real = new URL(url.reveal());
  let next: Loss | undefined;
  let lost = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(real.port), real.hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    let deaf = false;
    near.on('data', (bytes) => {
      const loss = bytes.includes('commit\0') ? next : undefined;
      if (loss) {
        next = undefined;
        lost += 1;
        deaf = true;
      }
      if (loss === 'commit') end();
      else far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (deaf) end();
      else near.write(bytes);
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
    lose: (loss: Loss) => {
      next = loss;
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
});
