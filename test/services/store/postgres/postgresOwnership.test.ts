import assert from 'node:assert/strict';
import type { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import { PostgresOwnership } from '../../../../services/store/postgres/postgresOwnership.ts';
import { describeWithPostgres, migratedDatabase, onDatabase } from '../../../doubles/postgres.ts';
import { aNote, contractSchemas } from '../contractRecords.ts';

const termMs = 60_000;
const schools = ['birk', 'elm', 'lind', 'pil'];

/** The tests say when time passes for an owner; for the database it passes by `expire`. */
function owner(url: DatabaseUrl, process: string, quiet = async (_school: string) => {}) {
  let ms = 0;
  const rounds = new Map<number, () => void>();
  const told = { gained: [] as string[], moved: [] as string[], versions: new Map() };
  const ownership = new PostgresOwnership({
    ...{ url, process, part: '_municipality', termMs, lookMs: 1 },
    watched: { kind: 'note', id: 'watched' },
    elapsed: () => ms,
    schedule: (afterMs, run) => {
      rounds.set(afterMs, run);
      return () => rounds.delete(afterMs);
    },
  });
  const again = async (afterMs: number) => {
    const run = rounds.get(afterMs);
    assert.ok(run);
    rounds.delete(afterMs);
    run();
    while (!rounds.has(afterMs)) await new Promise((done) => setTimeout(done, 2));
  };
  return {
    ownership,
    told,
    begin: () =>
      ownership.begin({
        gained: (some) => void told.gained.push(...some),
        moved: (school) => void told.moved.push(school),
        versions: (of) => {
          told.versions = new Map(of);
        },
        quiet,
      }),
    beat: () => again(termMs / 3),
    look: async () => {
      while (!rounds.has(1)) await new Promise((done) => setTimeout(done, 2));
      await again(1);
    },
    pass: (by: number) => {
      ms += by;
    },
    owned: () => schools.filter((school) => ownership.lease(school)),
  };
}

/** As if the term of everybody were over. */
function expire(url: DatabaseUrl, what = 'ownership'): Promise<unknown> {
  return onDatabase(url, (client) =>
    client.query(`update ${what} set until = now() - interval '1 second'`),
  );
}

describeWithPostgres('who works for a school', () => {
  let url: DatabaseUrl;

  const open = (process: string) =>
    openPostgresStore({ url, schemas: contractSchemas, chained: ['counter'], process });

  beforeEach(async () => {
    url = await migratedDatabase();
    const store = await open('seed');
    for (const school of schools) await store.commit(school, [aNote('a', 1)]);
    await store.close();
  });

  it('is the one process that there is, and nobody once it has ended', async () => {
    const one = owner(url, 'one');
    await one.begin();
    assert.deepEqual(one.owned(), schools);
    assert.deepEqual(one.told.gained.sort(), schools);
    await one.ownership.end();
    assert.deepEqual(one.owned(), []);
    const next = owner(url, 'next');
    await next.begin();
    assert.deepEqual(next.owned(), schools);
    assert.equal(next.ownership.processes, 1);
    await next.ownership.end();
  });

  it('is never two, and each its share, however many come at the same time', async () => {
    const all = ['one', 'two', 'three'].map((name) => owner(url, name));
    await Promise.all(all.map(({ begin }) => begin()));
    const owned = () => all.flatMap((one) => one.owned());
    // No beat waits until what it gives away is free, so a school may wait for another round.
    for (let round = 0; round < 3 || (owned().length < schools.length && round < 20); round += 1) {
      for (const { beat } of all) await beat();
      assert.equal(new Set(owned()).size, owned().length);
    }
    assert.deepEqual(owned().sort(), schools);
    for (const one of all) {
      assert.ok(one.owned().length >= 1 && one.owned().length <= 2);
      assert.equal(one.ownership.processes, 3);
    }
    for (const { ownership } of all) await ownership.end();
  });

  it('gives nothing away before what it began is done', async () => {
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const one = owner(url, 'one', () => done);
    await one.begin();
    const leases = schools.map((school) => one.ownership.lease(school));
    const two = owner(url, 'two');
    await two.begin();
    await one.beat();
    await two.beat();
    assert.equal(one.owned().length, 2);
    assert.deepEqual(two.owned(), []);
    assert.ok(leases.every((lease) => lease?.holds()));
    finish();
    while (two.owned().length < 2) await two.beat();
    assert.equal(leases.filter((lease) => lease?.holds()).length, 2);
    for (const { ownership } of [one, two]) await ownership.end();
  });

  it('is told by its own clock that its term is over, without asking', async () => {
    const one = owner(url, 'one');
    await one.begin();
    const lease = one.ownership.lease('elm');
    one.pass(termMs - 1);
    assert.ok(lease?.holds());
    one.pass(1);
    assert.ok(!lease?.holds());
    assert.deepEqual(one.owned(), []);
    // Nobody came meanwhile: it goes on as the same owner.
    await one.beat();
    assert.ok(lease?.holds());
    await one.ownership.end();
  });

  it('stores nothing any more once another has taken over, and learns it at its next beat', async () => {
    const [one, two] = [owner(url, 'one'), owner(url, 'two')];
    const store = await open('one');
    await one.begin();
    const lease = one.ownership.lease('elm');
    assert.ok(lease);
    const decide = (fence: number, id: string) =>
      store.decide('elm', async () => ({ changes: [aNote(id, 1)], result: id }), fence);
    assert.equal(await decide(lease.fence, 'first'), 'first');
    await expire(url);
    // Nobody has taken it: what it stores now nobody else did.
    assert.equal(await decide(lease.fence, 'late'), 'late');
    await expire(url, 'process');
    await two.begin();
    assert.deepEqual(two.owned(), schools);
    const lost = { name: 'StoreError', code: 'lost', passes: false };
    await assert.rejects(decide(lease.fence, 'too-late'), lost);
    // What anybody may decide is decided beside it.
    const free = store.decide('elm', async () => ({ changes: [aNote('free', 1)], result: 1 }));
    await Promise.all([assert.rejects(decide(lease.fence, 'again'), lost), free]);
    assert.deepEqual(
      (await store.list('elm', 'note')).map(({ id }) => id),
      ['a', 'first', 'late', 'free'],
    );
    await one.beat();
    assert.ok(!lease.holds());
    await store.close();
    for (const { ownership } of [one, two]) await ownership.end();
  });

  it('is not taken over while a decision under a lease is being stored', async () => {
    const one = owner(url, 'one');
    const two = owner(url, 'two');
    const store = await open('one');
    await one.begin();
    const fence = one.ownership.lease('elm')?.fence;
    await expire(url);
    await expire(url, 'process');
    let meanwhile: string[] = [];
    await store.decide(
      'elm',
      async () => {
        await two.begin();
        meanwhile = two.owned();
        return { changes: [aNote('b', 1)], result: undefined };
      },
      fence,
    );
    assert.deepEqual(meanwhile, ['birk', 'lind', 'pil']);
    await two.beat();
    assert.deepEqual(two.owned(), schools);
    await store.close();
    for (const { ownership } of [one, two]) await ownership.end();
  });

  it('hears of what others committed, not of what it did itself, and of new versions', async () => {
    const one = owner(url, 'one');
    const own = await open('one');
    const other = await open('other');
    await one.begin();
    await one.look();
    one.told.moved.length = 0;
    await own.commit('elm', [aNote('b', 1)]);
    await one.look();
    assert.deepEqual(one.told.moved, []);
    await other.commit('lind', [aNote('watched', 1)]);
    await own.commit('lind', [aNote('c', 1)]);
    await one.look();
    await one.look();
    assert.deepEqual(one.told.moved, ['lind']);
    await one.beat();
    assert.deepEqual([...one.told.versions], [['lind', 1]]);
    for (const store of [own, other]) await store.close();
    await one.ownership.end();
  });

  it('comes to own schools that are there for the first time', async () => {
    const one = owner(url, 'one');
    await one.begin();
    const store = await open('other');
    await store.commit('ahorn', [aNote('a', 1)]);
    await one.beat();
    assert.ok(one.ownership.lease('ahorn'));
    await store.close();
    await one.ownership.end();
  });
});
