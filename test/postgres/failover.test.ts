import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { Client } from 'pg';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../services/store/postgres/openPostgresStore.ts';
import { type Store, StoreError } from '../../services/store/store.ts';
import { describeWithPostgres, migratedDatabase, PostgresServer } from '../doubles/postgres.ts';
import { type ContractRecords, contractSchemas } from '../services/store/contractRecords.ts';
import {
  type Answered,
  assertSerial,
  openTwice,
  type Step,
  someSteps,
  take,
} from '../services/store/postgres/twoProcesses.ts';

/** Steps that were answered, and names of those that were refused. */
type Outcome = { answered: Answered[]; refused: string[] };

/**
 * Takes steps on two stores, some at a time each, until all were answered or refused.
 * @param again whether a step that was refused for now is taken again, under another name
 */
async function load(
  stores: readonly Store<ContractRecords>[],
  steps: readonly Step[],
  name: string,
): Promise<Outcome> {
  const outcome: Outcome = { answered: [], refused: [] };
  const left = steps.map((step, at) => ({ step, body: `${name}/${at}` }));
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const store = stores[next.step.store];
      assert.ok(store);
      try {
        outcome.answered.push(await take(store, next.step, next.body));
      } catch (error) {
        assert.ok(error instanceof StoreError && error.passes, String(error));
        outcome.refused.push(next.body);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return outcome;
}

/** Everything answered is there once, in one order; nothing refused is there at all. */
async function assertHeld(url: DatabaseUrl, { answered }: Outcome): Promise<void> {
  const fresh = await openPostgresStore({ url, schemas: contractSchemas, chained: ['counter'] });
  await assertSerial(fresh, answered);
  await fresh.close();
}

/** Ends connections of the stores at random moments, while `until` runs. @returns how many */
async function killing(url: DatabaseUrl, random: () => number, until: Promise<unknown>) {
  const client = new Client({ connectionString: url.reveal(), application_name: 'killer' });
  await client.connect();
  let over = false;
  let killed = 0;
  void until.finally(() => {
    over = true;
  });
  // Half of them while they commit or have just written, which are the moments that matter.
  const busy = `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'naervaer' and (query like 'commit%' or query like 'update school%')`;
  const any = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'naervaer'`;
  while (!over) {
    const { rowCount } = await client.query(random() < 0.7 ? busy : any);
    killed += rowCount ?? 0;
    await pause(random() * 200);
  }
  await client.end();
  return killed;
}

describeWithPostgres('a database whose connections end', () => {
  it('holds every answered decision once, and no refused one, wherever they end', async () => {
    let killed = 0;
    let answered = 0;
    const server = await PostgresServer.start();
    try {
      await fc.assert(
        fc.asyncProperty(
          someSteps(200),
          fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
          async (steps, numbers) => {
            const url = await migratedDatabase(server.url);
            const stores = await openTwice(url);
            const loading = load(stores, steps, 'k');
            killed += await killing(url, () => numbers.next().value ?? 0.5, loading);
            const outcome = await loading;
            answered += outcome.answered.length;
            for (const store of stores) await assertSerial(store, outcome.answered);
            for (const store of stores) await store.close();
            await assertHeld(url, outcome);
          },
        ),
        { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true },
      );
    } finally {
      server.remove();
    }
    assert.ok(killed > 0 && answered > 0);
    console.log(`      ${answered} decisions answered, ${killed} connections ended`);
  });

  for (const [how, end] of [
    ['is stopped and started', (server: PostgresServer) => server.stop()],
    ['crashes and is started', (server: PostgresServer) => server.crash()],
  ] as const) {
    it(`holds every answered decision once when it ${how} under load`, async () => {
      const server = await PostgresServer.start();
      try {
        const url = await migratedDatabase(server.url);
        const stores = await openTwice(url);
        const outcome: Outcome = { answered: [], refused: [] };
        for (let round = 0; round < 5; round += 1) {
          const [steps] = fc.sample(someSteps(150), { numRuns: 1, seed: round });
          const loading = load(stores, steps ?? [], `r${round}`);
          await pause(60 + 40 * round);
          await end(server);
          await pause(100);
          await server.start();
          const { answered, refused } = await loading;
          outcome.answered.push(...answered);
          outcome.refused.push(...refused);
        }
        for (const store of stores) await assertSerial(store, outcome.answered);
        for (const store of stores) await store.close();
        await assertHeld(url, outcome);
        assert.ok(outcome.answered.length > 400, `${outcome.answered.length} were answered`);
        console.log(`      ${outcome.answered.length} answered, ${outcome.refused.length} refused`);
      } finally {
        server.remove();
      }
    });
  }

  it('refuses in time while it is away, and goes on by itself when it is back', async () => {
    const server = await PostgresServer.start();
    try {
      const url = await migratedDatabase(server.url);
      const store = await openPostgresStore({ url, schemas: contractSchemas, patienceMs: 500 });
      await store.commit('linde', [{ kind: 'note', id: 'a', expected: 0, value: { body: 1 } }]);
      await server.stop();
      const began = performance.now();
      const refused = { name: 'StoreError', code: 'write_failed', passes: true };
      await assert.rejects(store.load('linde', 'note', 'a'), refused);
      await assert.rejects(store.list('linde', 'note'), refused);
      await assert.rejects(
        store.decide('linde', async () => ({ changes: [], result: 1 })),
        refused,
      );
      assert.ok(performance.now() - began < 20_000);
      await server.start();
      assert.equal((await store.load('linde', 'note', 'a'))?.value.body, 1);
      await store.close();
    } finally {
      server.remove();
    }
  });
});
