import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  type Change,
  type Store,
  type Stored,
  VersionConflict,
} from '../../../services/store/store.ts';
import { anyCodePoint, anyText } from '../../builders/anyText.ts';
import {
  aCounter,
  aNote,
  type ContractRecords,
  noNote,
  notesOf,
  plain,
} from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';

type OpenStore = (folder: string) => Promise<Store<ContractRecords>>;

/**
 * What every implementation of the port keeps to. Call it inside the implementation's own suite.
 * @param open opens the store of a folder; the same folder again after closing holds the same records
 * @param runs how often each law is tried
 */
export function storeContract(open: OpenStore, { runs = 40 } = {}): void {
  const folder = temporaryFolder();
  let store: Store<ContractRecords>;

  const reopen = async () => {
    await store.close();
    store = await open(folder());
  };
  const load = async (id: string, school = 'linde') => {
    const stored = await store.load(school, 'note', id);
    return stored && plain(stored);
  };
  const conflict = (id: string) => ({
    name: 'VersionConflict',
    code: 'version_conflict',
    kind: 'note',
    id,
  });

  beforeEach(async () => {
    store = await open(folder());
  });
  afterEach(() => store.close());

  describe('reading', () => {
    it('finds nothing in a school that never stored anything', async () => {
      assert.equal(await store.load('linde', 'note', 'a'), undefined);
      assert.deepEqual(await store.list('linde', 'note'), []);
    });

    it('gives a record with its id and version 1 after it was created', async () => {
      await store.commit('linde', [aNote('a', 'first')]);
      assert.deepEqual(await load('a'), { id: 'a', version: 1, value: { body: 'first' } });
    });

    it('counts the version up by one with every commit that changes the record', async () => {
      for (const version of [0, 1, 2]) await store.commit('linde', [aNote('a', version, version)]);
      await store.commit('linde', [aNote('b', 'another')]);
      assert.deepEqual(await load('a'), { id: 'a', version: 3, value: { body: 2 } });
    });

    it('keeps kinds apart that use the same id', async () => {
      await store.commit('linde', [aNote('a', 'text'), aCounter('a', 7)]);
      assert.deepEqual(await notesOf(store), [{ id: 'a', version: 1, value: { body: 'text' } }]);
      assert.deepEqual((await store.list('linde', 'counter')).map(plain), [
        { id: 'a', version: 1, value: { count: 7 } },
      ]);
    });

    it('lists records in the order they were created, also after changes and a restart', async () => {
      await store.commit('linde', [aNote('c', 1), aNote('a', 1)]);
      await store.commit('linde', [aNote('b', 1)]);
      await store.commit('linde', [aNote('c', 2, 1)]);
      const before = await notesOf(store);
      await reopen();
      assert.deepEqual(
        before.map(({ id }) => id),
        ['c', 'a', 'b'],
      );
      assert.deepEqual(await notesOf(store), before);
    });

    it('lists the oldest alone where so many are enough', async () => {
      await store.commit('linde', [aNote('c', 1), aNote('a', 1), aNote('b', 1)]);
      const ids = async (most: number) =>
        (await store.list('linde', 'note', most)).map(({ id }) => id);
      assert.deepEqual(
        [await ids(2), await ids(9)],
        [
          ['c', 'a'],
          ['c', 'a', 'b'],
        ],
      );
      const decided = await store.decide('linde', async ({ list }) => ({
        changes: [],
        result: (await list('note', 1)).map(({ id }) => id),
      }));
      assert.deepEqual(decided, ['c']);
    });

    it('keeps that order for hundreds of records of which many were removed and made anew', async () => {
      const ids = Array.from({ length: 300 }, (_, index) => `n${index}`);
      const again = ids.filter((_, index) => index % 3 === 0);
      await store.commit(
        'linde',
        ids.map((id) => aNote(id, 1)),
      );
      await store.commit(
        'linde',
        again.map((id) => noNote(id, 1)),
      );
      await store.commit(
        'linde',
        again.map((id) => aNote(id, 2)),
      );
      const expected = [...ids.filter((id) => !again.includes(id)), ...again];
      const before = await notesOf(store);
      await reopen();
      assert.deepEqual(
        before.map(({ id }) => id),
        expected,
      );
      assert.deepEqual(await notesOf(store), before);
    });
  });

  describe('schools', () => {
    it('are apart: the same kind and id are another record in another school', async () => {
      await store.commit('linde', [aNote('a', 'at linde')]);
      await store.commit('birk', [aNote('a', 'at birk')]);
      await store.commit('linde', [noNote('a', 1)]);
      assert.equal(await load('a', 'linde'), undefined);
      assert.deepEqual(await load('a', 'birk'), {
        id: 'a',
        version: 1,
        value: { body: 'at birk' },
      });
    });

    it('are named once they hold something, also after a restart', async () => {
      await store.commit('linde', [aNote('a', 1)]);
      await store.commit('birk', [aNote('a', 1)]);
      const before = [...store.schools()].sort();
      await reopen();
      assert.deepEqual(before, ['birk', 'linde']);
      assert.deepEqual([...store.schools()].sort(), before);
    });

    it('are not named for having been asked after', async () => {
      await store.load('nowhere', 'note', 'a');
      await store.list('nowhere', 'note');
      await assert.rejects(store.commit('nowhere', [aNote('a', 1, 5)]), conflict('a'));
      assert.deepEqual(store.schools(), []);
    });
  });

  describe('a commit', () => {
    it('stores all of its changes: created, changed and removed', async () => {
      await store.commit('linde', [aNote('a', 1), aNote('b', 1)]);
      await store.commit('linde', [aNote('a', 2, 1), noNote('b', 1), aNote('c', 1)]);
      const expected = [
        { id: 'a', version: 2, value: { body: 2 } },
        { id: 'c', version: 1, value: { body: 1 } },
      ];
      assert.deepEqual(await notesOf(store), expected);
      await reopen();
      assert.deepEqual(await notesOf(store), expected);
    });

    for (const [what, wrong, id] of [
      ['is there already', aNote('a', 'new'), 'a'],
      ['is not there', aNote('x', 'new', 1), 'x'],
      ['is older than expected', aNote('a', 'new', 3), 'a'],
      ['is newer than expected', aNote('b', 'new', 1), 'b'],
      ['is to be removed at another version', noNote('b', 1), 'b'],
      ['is to be removed and not there', noNote('x', 1), 'x'],
    ] as const) {
      it(`stores nothing when one of its records ${what}`, async () => {
        await store.commit('linde', [aNote('a', 1), aNote('b', 1)]);
        await store.commit('linde', [aNote('b', 2, 1)]);
        const before = await notesOf(store);
        for (const changes of [
          [wrong, aNote('other', 'new')],
          [aNote('other', 'new'), wrong],
        ]) {
          await assert.rejects(store.commit('linde', changes), conflict(id));
          assert.deepEqual(await notesOf(store), before);
        }
        await reopen();
        assert.deepEqual(await notesOf(store), before);
      });
    }

    it('stores nothing when it names a record twice', async () => {
      for (const expected of [0, 1]) {
        const twice = [aNote('a', 1), aNote('b', 1), aNote('a', 2, expected)];
        await assert.rejects(store.commit('linde', twice), conflict('a'));
      }
      assert.deepEqual(await notesOf(store), []);
    });

    it('may come again after a conflict, at the right version', async () => {
      await store.commit('linde', [aNote('a', 1)]);
      await assert.rejects(store.commit('linde', [aNote('a', 2), aNote('b', 2)]), conflict('a'));
      await store.commit('linde', [aNote('a', 2, 1), aNote('b', 2)]);
      assert.deepEqual(await load('a'), { id: 'a', version: 2, value: { body: 2 } });
      assert.deepEqual(await load('b'), { id: 'b', version: 1, value: { body: 2 } });
    });

    it('removes a record, which may then be created anew from version 1 at the end', async () => {
      await store.commit('linde', [aNote('a', 1), aNote('b', 1)]);
      await store.commit('linde', [noNote('a', 1)]);
      assert.equal(await load('a'), undefined);
      await assert.rejects(store.commit('linde', [aNote('a', 2, 1)]), conflict('a'));
      await store.commit('linde', [aNote('a', 3)]);
      assert.deepEqual(await notesOf(store), [
        { id: 'b', version: 1, value: { body: 1 } },
        { id: 'a', version: 1, value: { body: 3 } },
      ]);
    });

    it('writes or removes a record that is at any version, there or not', async () => {
      await store.commit('linde', [aNote('a', 1)]);
      await store.commit('linde', [aNote('a', 2, 'any'), aNote('b', 1, 'any'), noNote('x', 'any')]);
      assert.deepEqual(await notesOf(store), [
        { id: 'a', version: 2, value: { body: 2 } },
        { id: 'b', version: 1, value: { body: 1 } },
      ]);
      await store.commit('linde', [noNote('a', 'any')]);
      assert.deepEqual(await notesOf(store), [{ id: 'b', version: 1, value: { body: 1 } }]);
    });

    it('without changes changes nothing', async () => {
      await store.commit('linde', [aNote('a', 1)]);
      await store.commit('linde', []);
      assert.deepEqual(await notesOf(store), [{ id: 'a', version: 1, value: { body: 1 } }]);
    });
  });

  describe('commits at the same time', () => {
    it('let one of them create a record, and show it to the others once they are refused', async () => {
      const seen: unknown[] = [];
      const attempts = [1, 2, 3, 4].map(async (writer) => {
        try {
          await store.commit('linde', [aNote('a', writer)]);
          return writer;
        } catch (error) {
          assert.ok(error instanceof VersionConflict, String(error));
          seen.push((await load('a'))?.value.body);
          return undefined;
        }
      });
      const winners = (await Promise.all(attempts)).filter((writer) => writer !== undefined);
      assert.equal(winners.length, 1);
      assert.deepEqual(seen, Array(3).fill(winners[0]));
    });

    it('lose no update when each decides anew after a conflict', async () => {
      const writers = 30;
      // Each conflict means that another writer got through, so there are as many tries as writers.
      const increment = async () => {
        for (let attempt = 1; attempt <= writers; attempt += 1) {
          const stored = await store.load('linde', 'counter', 'hits');
          const count = (stored?.value.count ?? 0) + 1;
          try {
            return await store.commit('linde', [aCounter('hits', count, stored?.version)]);
          } catch (error) {
            if (!(error instanceof VersionConflict)) throw error;
          }
        }
        throw new Error('conflicts without an end');
      };
      await Promise.all(Array.from({ length: writers }, increment));
      await reopen();
      const stored = await store.load('linde', 'counter', 'hits');
      assert.deepEqual(stored && plain(stored), {
        id: 'hits',
        version: writers,
        value: { count: writers },
      });
    });

    it('never show a reader the half of one', async () => {
      const total = async () =>
        (await store.list('linde', 'counter')).reduce((sum, { value }) => sum + value.count, 0);
      await store.commit('linde', [aCounter('from', 50), aCounter('to', 50)]);
      let moving = true;
      const moves = (async () => {
        for (let step = 1; step <= 20; step += 1) {
          const changes = [aCounter('from', 50 - step, step), aCounter('to', 50 + step, step)];
          await store.commit('linde', changes);
        }
        moving = false;
      })();
      const sums = new Set<number>();
      while (moving) {
        sums.add(await total());
        await new Promise(setImmediate);
      }
      await moves;
      assert.deepEqual([...sums], [100]);
    });
  });

  describe('a decision', () => {
    type Reads = Parameters<Parameters<Store<ContractRecords>['decide']>[1]>[0];

    /** Adds one to a counter, and tells what it was. */
    const count = (id = 'hits') =>
      store.decide('linde', async ({ load }) => {
        const stored = await load('counter', id);
        const before = stored?.value.count ?? 0;
        return { changes: [aCounter(id, before + 1, stored?.version)], result: before };
      });
    const hits = async () => (await store.load('linde', 'counter', 'hits'))?.value.count;

    it('is made on the newest state, first come first served, for five hundred at once', async () => {
      const answers = await Promise.all(Array.from({ length: 500 }, () => count()));
      assert.deepEqual(
        answers,
        Array.from({ length: 500 }, (_, at) => at),
      );
      await reopen();
      assert.equal(await hits(), 500);
    });

    it('sees what the one before it decided, its lists too, while readers see what is durable', async () => {
      const seen: unknown[] = [];
      const look = async ({ load, list }: Reads) => {
        seen.push(
          (await load('note', 'a'))?.value.body,
          (await list('note')).map(({ id }) => id),
        );
      };
      const first = store.decide('linde', async () => ({ changes: [aNote('a', 1)], result: 1 }));
      const second = store.decide('linde', async (view) => {
        await look(view);
        return { changes: [aNote('a', 2, 1), aNote('b', 1)], result: 2 };
      });
      const third = store.decide('linde', async (view) => {
        await look(view);
        return { changes: [noNote('a', 2)], result: 3 };
      });
      assert.deepEqual(await Promise.all([first, second, third]), [1, 2, 3]);
      assert.deepEqual(seen, [1, ['a'], 2, ['a', 'b']]);
      assert.deepEqual(await notesOf(store), [{ id: 'b', version: 1, value: { body: 1 } }]);
    });

    it('takes its turn with commits, which keep to their versions', async () => {
      await store.commit('linde', [aCounter('hits', 5)]);
      const outcomes = await Promise.allSettled([
        count(),
        store.commit('linde', [aCounter('hits', 100, 1)]),
        count(),
        store.commit('linde', [aCounter('hits', 7, 3)]),
        count(),
      ]);
      assert.deepEqual(
        outcomes.map((one) =>
          one.status === 'fulfilled' ? (one.value ?? 'stored') : one.reason.name,
        ),
        [5, 'VersionConflict', 6, 'stored', 7],
      );
      assert.equal(await hits(), 8);
    });

    it('stores nothing of one that throws, and lets the next one go on', async () => {
      const reason = new Error('no');
      const thrown = store.decide('linde', async ({ load }) => {
        await load('counter', 'hits');
        throw reason;
      });
      const [refused, next] = await Promise.allSettled([thrown, count()]);
      assert.deepEqual(refused, { status: 'rejected', reason });
      assert.deepEqual(next, { status: 'fulfilled', value: 0 });
      assert.equal(await hits(), 1);
    });

    it('is refused when it writes over what it has not read, and nothing of it is stored', async () => {
      await store.commit('linde', [aNote('a', 1)]);
      for (const changes of [
        [aNote('b', 1), aNote('a', 2)],
        [aNote('b', 1), aNote('b', 2)],
      ]) {
        await assert.rejects(
          store.decide('linde', async () => ({ changes, result: undefined })),
          { name: 'WrittenUnread', code: 'written_unread' },
        );
      }
      assert.deepEqual(await notesOf(store), [{ id: 'a', version: 1, value: { body: 1 } }]);
    });

    it('is refused inside of another one, whatever the school, instead of waiting for ever', async () => {
      const inner: unknown[] = [];
      const within = (act: () => Promise<unknown>) =>
        store.decide('linde', async () => {
          await act().catch((error: unknown) => inner.push(error));
          return { changes: [], result: undefined };
        });
      const decide = (school: string) => () =>
        store.decide(school, async () => ({ changes: [aNote('a', 1)], result: undefined }));
      await within(decide('linde'));
      await within(decide('birk'));
      await within(() => store.commit('birk', [aNote('a', 1)]));
      assert.equal(inner.length, 3);
      assert.deepEqual(store.schools(), []);
    });

    it('may start what decides later, once it is over', async () => {
      let later: Promise<number> | undefined;
      await store.decide('linde', async () => {
        later = new Promise((done) => setImmediate(done)).then(() => count());
        return { changes: [], result: undefined };
      });
      assert.equal(await later, 0);
    });

    it('is waited for on closing, with those that wait for their turn', async () => {
      const asked = [count(), count(), count()];
      await reopen();
      assert.deepEqual(await Promise.all(asked), [0, 1, 2]);
      assert.equal(await hits(), 3);
    });

    it('names a school once something of it is stored', async () => {
      await store.decide('linde', async () => ({ changes: [], result: undefined }));
      assert.deepEqual(store.schools(), []);
      await count();
      assert.deepEqual(store.schools(), ['linde']);
    });

    it('is not made after closing', async () => {
      await store.close();
      await assert.rejects(count(), { name: 'StoreError', code: 'closed' });
      store = await open(folder());
    });
  });

  describe('closing', () => {
    it('waits for the commits under way, so that the next opening finds them', async () => {
      const commits = [
        store.commit('linde', [aNote('a', 1)]),
        store.commit('birk', [aNote('b', 1)]),
      ];
      await reopen();
      await Promise.all(commits);
      assert.deepEqual(await load('a', 'linde'), { id: 'a', version: 1, value: { body: 1 } });
      assert.deepEqual(await load('b', 'birk'), { id: 'b', version: 1, value: { body: 1 } });
    });

    it('ends reading and committing, and may be asked for twice', async () => {
      await store.commit('linde', [aNote('a', 1)]);
      await store.close();
      await store.close();
      const closed = { name: 'StoreError', code: 'closed' };
      await assert.rejects(store.load('linde', 'note', 'a'), closed);
      await assert.rejects(store.list('linde', 'note'), closed);
      await assert.rejects(store.commit('linde', [aNote('a', 2, 1)]), closed);
      store = await open(folder());
      assert.deepEqual(await load('a'), { id: 'a', version: 1, value: { body: 1 } });
    });
  });

  describe('laws', () => {
    // A round through JSON takes away what JSON does not have, such as -0.
    const json = fc
      .jsonValue({ maxDepth: 2, stringUnit: anyCodePoint })
      .map((value): unknown => JSON.parse(JSON.stringify(value)));

    it('a value comes back equal, at once and after a restart', async () => {
      const record = fc.tuple(anyText(), json);
      const records = fc.uniqueArray(record, { selector: ([id]) => id, minLength: 1 });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(records, async (written) => {
          run += 1;
          const place = join(folder(), `run${run}`);
          const expected = written.map(([id, body]) => ({ id, version: 1, value: { body } }));
          const first = await open(place);
          await first.commit(
            'linde',
            written.map(([id, body]) => aNote(id, body)),
          );
          const before = await notesOf(first);
          await first.close();
          const second = await open(place);
          const after = await notesOf(second);
          await second.close();
          assert.deepEqual(before, expected);
          assert.deepEqual(after, expected);
        }),
        { numRuns: runs },
      );
    });

    const school = fc.constantFrom('linde', 'birk');
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const note: fc.Arbitrary<Change<ContractRecords>> = fc.record({
      kind: fc.constant('note'),
      id,
      expected: fc.constant(0),
      value: fc.option(fc.record({ body: json }, { noNullPrototype: true }), { nil: undefined }),
    });
    const counter: fc.Arbitrary<Change<ContractRecords>> = fc.record({
      kind: fc.constant('counter'),
      id,
      expected: fc.constant(0),
      value: fc.option(fc.record({ count: fc.integer() }, { noNullPrototype: true }), {
        nil: undefined,
      }),
    });
    // Most commits know the version they stand on, some are off by one, some do not care.
    const changes = fc.uniqueArray(
      fc.record({
        change: fc.oneof(note, counter),
        off: fc.constantFrom<Off>(0, 0, 0, 0, 0, 0, 1, -1, 'any'),
      }),
      { selector: ({ change }) => `${change.kind} ${change.id}`, minLength: 1, maxLength: 4 },
    );
    const commit = fc.record({ school, changes, decided: fc.boolean() });
    const steps = fc.array(
      fc.oneof({ weight: 6, arbitrary: commit }, { weight: 1, arbitrary: fc.constant('reopen') }),
      { maxLength: 16 },
    );

    type Step = {
      school: string;
      changes: { change: Change<ContractRecords>; off: Off }[];
      decided: boolean;
    };
    type Off = 0 | 1 | -1 | 'any';

    const take = async (on: Store<ContractRecords>, model: Model, step: Step) => {
      const changes = step.changes.map(({ change, off }) => {
        const expected =
          off === 'any' ? off : Math.max(0, model.versionOf(step.school, change) + off);
        return { ...change, expected };
      });
      const taken = model.commit(step.school, changes);
      const attempt = step.decided
        ? on.decide(step.school, async () => ({ changes, result: undefined }))
        : on.commit(step.school, changes);
      const name = step.decided ? 'WrittenUnread' : 'VersionConflict';
      await (taken ? attempt : assert.rejects(attempt, { name }));
    };

    it('any sequence of commits, decisions, conflicts and restarts gives what a plain map gives', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          run += 1;
          const place = join(folder(), `run${run}`);
          const model = new Model();
          let tried = await open(place);
          for (const step of sequence) {
            if (typeof step === 'string') {
              await tried.close();
              tried = await open(place);
            } else await take(tried, model, step);
            await model.assertEqualTo(tried);
          }
          await tried.close();
        }),
        { numRuns: runs },
      );
    });
  });
}

/** What a store is, in the plainest words: a map that keeps the order of creation. */
class Model {
  readonly #shelves = new Map<string, Map<string, Stored<unknown>>>();

  versionOf(school: string, { kind, id }: Change<ContractRecords>): number {
    return this.#shelf(school, kind).get(id)?.version ?? 0;
  }

  /** @returns whether the commit is taken */
  commit(school: string, changes: readonly Change<ContractRecords>[]): boolean {
    const wrong = changes.some(
      (change) => change.expected !== 'any' && this.versionOf(school, change) !== change.expected,
    );
    if (wrong) return false;
    for (const change of changes) {
      const { kind, id, value } = change;
      const version = this.versionOf(school, change) + 1;
      if (value === undefined) this.#shelf(school, kind).delete(id);
      else this.#shelf(school, kind).set(id, { id, version, value });
    }
    return true;
  }

  async assertEqualTo(store: Store<ContractRecords>): Promise<void> {
    for (const school of ['linde', 'birk']) {
      for (const kind of ['note', 'counter'] as const) {
        const expected = [...this.#shelf(school, kind).values()];
        const listed: Stored<unknown>[] = (await store.list(school, kind)).map(plain);
        assert.deepEqual(listed, expected);
        for (const one of expected) {
          const loaded: Stored<unknown> | undefined = await store.load(school, kind, one.id);
          assert.deepEqual(loaded && plain(loaded), one);
        }
      }
    }
  }

  #shelf(school: string, kind: string): Map<string, Stored<unknown>> {
    const key = `${school}/${kind}`;
    const shelf = this.#shelves.get(key) ?? new Map<string, Stored<unknown>>();
    this.#shelves.set(key, shelf);
    return shelf;
  }
}
