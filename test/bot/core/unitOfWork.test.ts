import assert from 'node:assert/strict';
import { type SchoolStore, schemas } from '../../../bot/core/records.ts';
import { transact, type Unit } from '../../../bot/core/unitOfWork.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { VersionConflict } from '../../../services/store/store.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';

describe('transact', () => {
  const folder = temporaryFolder();
  let store: SchoolStore;

  beforeEach(async () => {
    store = await openLowdbStore({ folder: folder(), schemas });
  });
  afterEach(() => store.close());

  const decide = <Result>(act: (unit: Unit) => Promise<Result>) => transact(store, 'linde', act);
  const counters = async () =>
    (await store.list('linde', 'counter')).map(({ id, value }) => [id, value.last]);
  const listed = async (unit: Unit) =>
    (await unit.list('counter')).map(({ id, value }) => [id, value.last]);
  const put = (unit: Unit, id: string, last: number) => unit.put('counter', id, { last });

  describe('a unit', () => {
    beforeEach(() =>
      decide(async (unit) => {
        for (const id of ['a', 'b', 'c']) put(unit, id, 1);
      }),
    );

    it('sees what it wrote itself, one by one and in lists, in the order of the store', async () => {
      await decide(async (unit) => {
        await unit.load('counter', 'b');
        put(unit, 'b', 2);
        unit.remove('counter', 'a');
        put(unit, 'd', 4);
        assert.deepEqual(await unit.load('counter', 'b'), { last: 2 });
        assert.equal(await unit.load('counter', 'a'), undefined);
        assert.deepEqual(await listed(unit), [
          ['b', 2],
          ['c', 1],
          ['d', 4],
        ]);
      });
      assert.deepEqual(await counters(), [
        ['b', 2],
        ['c', 1],
        ['d', 4],
      ]);
    });

    it('tells what stood before it', async () => {
      await decide(async (unit) => {
        await unit.load('counter', 'b');
        put(unit, 'b', 2);
        assert.deepEqual(await unit.before('counter', 'b'), { last: 1 });
        put(unit, 'b', 3);
        assert.deepEqual(await unit.load('counter', 'b'), { last: 3 });
      });
      assert.deepEqual(await counters(), [
        ['a', 1],
        ['b', 3],
        ['c', 1],
      ]);
    });

    it('changes and removes what it has seen in a list, before or after it made something new', async () => {
      await decide(async (unit) => {
        put(unit, 'd', 1);
        await unit.list('counter');
        put(unit, 'a', 2);
        unit.remove('counter', 'b');
        await unit.list('counter');
        put(unit, 'c', 3);
        put(unit, 'd', 4);
      });
      assert.deepEqual(await counters(), [
        ['a', 2],
        ['c', 3],
        ['d', 4],
      ]);
      await assert.rejects(
        decide(async (unit) => {
          await unit.list('pupil');
          put(unit, 'a', 5);
        }),
        { name: 'WrittenUnread' },
      );
    });

    it('writes and removes without having read, where that is what is said', async () => {
      await decide(async (unit) => {
        unit.upsert('counter', 'a', { last: 5 });
        unit.upsert('counter', 'd', { last: 6 });
        unit.remove('counter', 'b');
        unit.remove('counter', 'x');
      });
      assert.deepEqual(await counters(), [
        ['a', 5],
        ['c', 1],
        ['d', 6],
      ]);
      await assert.rejects(
        decide(async (unit) => put(unit, 'a', 7)),
        { name: 'WrittenUnread' },
      );
      assert.deepEqual(await counters(), [
        ['a', 5],
        ['c', 1],
        ['d', 6],
      ]);
    });

    it('forgets all that it wrote when it is discarded', async () => {
      await decide(async (unit) => {
        unit.remove('counter', 'a');
        unit.upsert('counter', 'b', { last: 2 });
        unit.discard();
        assert.deepEqual(await listed(unit), [
          ['a', 1],
          ['b', 1],
          ['c', 1],
        ]);
        put(unit, 'd', 1);
      });
      assert.deepEqual(await counters(), [
        ['a', 1],
        ['b', 1],
        ['c', 1],
        ['d', 1],
      ]);
    });
  });

  it('is refused inside of another one, in the same part of the store and in another', async () => {
    for (const part of ['linde', 'birk']) {
      await assert.rejects(
        decide(() => transact(store, part, async () => {})),
        /inside of another one/,
      );
    }
    await decide(async (unit) => put(unit, 'a', 1));
    assert.deepEqual(await counters(), [['a', 1]]);
  });

  describe('on a store that others share', () => {
    /** Others come first so many times; each takes so long. */
    const shared = (times: number, eachMs: number) => {
      let elapsed = 0;
      let asked = 0;
      const decideShared: SchoolStore['decide'] = async (school, make) => {
        asked += 1;
        elapsed += eachMs;
        if (asked <= times) throw new VersionConflict('counter', 'a');
        return store.decide(school, make);
      };
      const attempt = transact(
        { ...store, decide: decideShared },
        'linde',
        async (unit) => put(unit, 'a', 1),
        () => elapsed,
      );
      return { attempt, asked: () => asked };
    };

    it('decides anew as often as others come first', async () => {
      const { attempt, asked } = shared(1000, 5);
      await attempt;
      assert.equal(asked(), 1001);
      assert.deepEqual(await counters(), [['a', 1]]);
    });

    it('says that the store is busy after half a minute, so that it can be tried later', async () => {
      const { attempt, asked } = shared(Number.POSITIVE_INFINITY, 1000);
      await assert.rejects(attempt, { name: 'StoreError', code: 'busy', passes: true });
      assert.equal(asked(), 30);
      assert.deepEqual(await counters(), []);
    });
  });
});
