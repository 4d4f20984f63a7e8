import assert from 'node:assert/strict';
import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { SchoolDisk } from '../../../services/store/schoolDisk.ts';
import { type Standing, standing } from '../../../services/store/standing.ts';
import { idleMs, WholeSchools } from '../../../services/store/wholeSchools.ts';
import { appendDurably, writeDurably } from '../../../services/store/writeDurably.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import {
  aCounter,
  aNote,
  type ContractRecords,
  contractSchemas,
  noNote,
  notesOf,
} from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import {
  anEntry,
  idsIn,
  kinds,
  noEntry,
  openTrail,
  type TrailStore,
  verifiedTrail,
} from './trailStore.ts';

describe('WholeSchools', () => {
  let clock: HandClock;
  beforeEach(() => {
    clock = handClock();
  });

  /** Schools of ten bytes each that write down when they are let go. */
  const schools = (busy: ReadonlySet<string> = new Set()) => {
    const gone: string[] = [];
    const school = (name: string) => ({
      size: 10,
      letGo: () => {
        if (busy.has(name)) return false;
        gone.push(name);
        return true;
      },
    });
    return { gone, one: school('one'), two: school('two'), three: school('three') };
  };

  it('lets go of the one used longest ago when they are larger together than allowed', () => {
    const { gone, one, two, three } = schools();
    const whole = new WholeSchools(20, clock.schedule);
    for (const school of [one, two, one, three]) whole.used(school);
    assert.deepEqual(gone, ['two']);
  });

  it('never lets go of the one being used, however large', () => {
    const { gone, one, two } = schools();
    const whole = new WholeSchools(5, clock.schedule);
    whole.used(one);
    assert.deepEqual(gone, []);
    whole.used(two);
    assert.deepEqual(gone, ['one']);
  });

  it('takes another one where the oldest is busy', () => {
    const { gone, one, two, three } = schools(new Set(['one']));
    const whole = new WholeSchools(20, clock.schedule);
    for (const school of [one, two, three]) whole.used(school);
    assert.deepEqual(gone, ['two']);
  });

  it('lets go of those that nobody used for a while, and then waits for nothing', () => {
    const { gone, one, two } = schools();
    const whole = new WholeSchools(1000, clock.schedule);
    whole.used(one);
    whole.used(two);
    clock.advance({ milliseconds: idleMs });
    whole.used(one);
    clock.advance({ milliseconds: idleMs });
    assert.deepEqual(gone, ['two']);
    clock.advance({ milliseconds: idleMs });
    assert.deepEqual(gone, ['two', 'one']);
    assert.equal(clock.waiting, 0);
  });
});

describe('openLowdbStore, on schools that leave memory', () => {
  const folder = temporaryFolder();
  const linde = () => join(folder(), 'linde.json');
  let clock: HandClock;
  let store: Awaited<ReturnType<typeof open>>;

  const open = () =>
    openLowdbStore<ContractRecords>({
      folder: folder(),
      schemas: contractSchemas,
      standing: ['counter'],
      // A chain gives the file a journal's format for good.
      chained: [],
      schedule: clock.schedule,
    });
  const idle = () => {
    for (const milliseconds of [idleMs, idleMs]) clock.advance({ milliseconds });
  };

  beforeEach(async () => {
    clock = handClock();
    store = await open();
    await store.commit('linde', [aNote('a', 'Loke'), aCounter('c', 7)]);
  });
  afterEach(() => store.close());

  it('answers of standing kinds without the file, and reads the rest from it when asked', async () => {
    idle();
    await rename(linde(), `${linde()}.away`);
    assert.equal((await store.load('linde', 'counter', 'c'))?.value.count, 7);
    const missing = { name: 'StoreError', code: 'damaged' };
    await assert.rejects(store.load('linde', 'note', 'a'), missing);
    await rename(`${linde()}.away`, linde());
    assert.equal((await store.load('linde', 'note', 'a'))?.value.body, 'Loke');
  });

  it('decides on standing kinds without the file where nothing is changed', async () => {
    idle();
    await rename(linde(), `${linde()}.away`);
    const count = await store.decide('linde', async (view) => {
      const stored = await view.load('counter', 'c');
      return { changes: [], result: stored?.value.count };
    });
    assert.equal(count, 7);
    const changing = store.decide('linde', async (view) => {
      await view.load('counter', 'c');
      return { changes: [aCounter('c', 8, 1)], result: undefined };
    });
    await assert.rejects(changing, { name: 'StoreError', code: 'damaged' });
    await rename(`${linde()}.away`, linde());
    assert.equal((await store.load('linde', 'counter', 'c'))?.value.count, 7);
    await store.commit('linde', [aCounter('c', 8, 1)]);
  });

  it('keeps a school in memory that is being asked', async () => {
    clock.advance({ milliseconds: idleMs });
    await store.load('linde', 'note', 'a');
    clock.advance({ milliseconds: idleMs });
    await rename(linde(), `${linde()}.away`);
    assert.equal((await store.load('linde', 'note', 'a'))?.value.body, 'Loke');
    await rename(`${linde()}.away`, linde());
  });

  for (const [what, damage] of [
    ['snapshot', () => writeFile(linde(), '{"format":3,"school":"linde","rec')],
    ['journal', () => appendFile(join(folder(), 'linde.1.journal'), '#00000002 00000000\n{}\n#')],
  ] as const) {
    it(`names a ${what} that was damaged meanwhile, leaves it as it is, and goes on once it is back`, async () => {
      idle();
      const names = ['linde.json', 'linde.1.journal'];
      const good = await Promise.all(names.map((name) => readFile(join(folder(), name))));
      await damage();
      const before = await readFile(linde());
      const damaged = {
        name: 'StoreError',
        code: 'damaged',
        message: new RegExp(what === 'journal' ? 'linde.1.journal' : 'linde.json'),
      };
      await assert.rejects(store.load('linde', 'note', 'a'), damaged);
      await assert.rejects(store.commit('linde', [aNote('b', 1)]), damaged);
      assert.deepEqual(await readFile(linde()), before);
      for (const [index, name] of names.entries())
        await writeFile(join(folder(), name), good[index] ?? '');
      await store.commit('linde', [aNote('b', 1)]);
      assert.deepEqual(
        (await notesOf(store)).map(({ id }) => id),
        ['a', 'b'],
      );
    });
  }

  it('refuses files that somebody put there while the store was open', async () => {
    const old = await readFile(join(folder(), 'linde.1.journal'));
    await store.commit('linde', [aNote('b', 1)]);
    idle();
    const now = await readFile(join(folder(), 'linde.1.journal'));
    await writeFile(join(folder(), 'linde.1.journal'), old);
    const changed = { name: 'StoreError', code: 'damaged', message: /changed while it was in use/ };
    await assert.rejects(notesOf(store), changed);
    await writeFile(join(folder(), 'linde.1.journal'), now);
    assert.equal((await notesOf(store)).length, 2);
  });

  it('leaves one file when it closes, though nobody asked for the school again', async () => {
    await store.commit('linde', [noNote('a', 1), aNote('b', 1)]);
    idle();
    await store.close();
    const lines = (await readFile(linde(), 'utf8')).split('\n');
    assert.equal(lines[0], '{"format":2,"school":"linde","records":[');
    store = await open();
    assert.deepEqual(
      (await notesOf(store)).map(({ id }) => id),
      ['b'],
    );
  });
});

describe('openLowdbStore, on a file that says it was checked', () => {
  const folder = temporaryFolder();
  const linde = () => join(folder(), 'linde.json');
  let store: TrailStore;

  const open = () => openTrail(folder(), { standing: ['counter'] });
  const count = (on: TrailStore, to: number, expected: number) =>
    on.commit('linde', [{ kind: 'counter', id: 'c', expected, value: { count: to } }]);

  beforeEach(async () => {
    store = await open();
    await store.commit('linde', [anEntry('e1')]);
    await count(store, 7, 0);
    await store.close();
  });
  afterEach(() => store.close());

  it('has standing kinds first, says how many, and is read by them alone', async () => {
    const [header = '', first = ''] = (await readFile(linde(), 'utf8')).split('\n');
    const { checked } = JSON.parse(`${header}]}`);
    assert.deepEqual(checked.kinds, [['counter', 1, first.length]]);
    assert.match(first, /^\{"kind":"counter"/);
    store = await open();
    assert.equal((await store.load('linde', 'counter', 'c'))?.value.count, 7);
  });

  it('goes on with the chain of a journal that a killed process left', async () => {
    store = await open();
    await store.commit('linde', [anEntry('e2')]);
    await count(store, 8, 1);
    const left = join(folder(), 'left');
    await mkdir(left);
    for (const name of await readdir(folder())) {
      if (/^linde/.test(name)) await copyFile(join(folder(), name), join(left, name));
    }
    const next = await openTrail(left, { standing: ['counter'] });
    assert.equal((await next.load('linde', 'counter', 'c'))?.value.count, 8);
    await next.commit('linde', [anEntry('e3')]);
    await next.close();
    const found = await verifiedTrail(left);
    assert.ok(typeof found === 'object');
    assert.deepEqual([found.entries, found.faults], [3, []]);
  });

  it('is checked whole, and refused by line, when it is not as it was written', async () => {
    const text = await readFile(linde(), 'utf8');
    await writeFile(linde(), text.replace('"count":7', '"count":"7"'));
    await assert.rejects(open(), { name: 'StoreError', code: 'damaged', message: /line 2/ });
    await writeFile(linde(), text.replace('"count":7', '"count":8'));
    store = await open();
    assert.equal(
      (await store.load('linde', 'counter', 'c'))?.value.count,
      8,
      'it is still a record',
    );
  });

  it('is checked whole when its lines are not as many bytes as it says', async () => {
    const text = await readFile(linde(), 'utf8');
    const said = (bytes: number) => `["counter",1,${bytes}]`;
    const [, bytes = ''] = /\["counter",1,(\d+)\]/.exec(text) ?? [];
    await writeFile(linde(), text.replace(said(Number(bytes)), said(Number(bytes) - 7)));
    store = await open();
    assert.equal((await store.load('linde', 'counter', 'c'))?.value.count, 7);
  });

  it('leaves in the file what nobody looked at, as it stood there', async () => {
    const lines = async () => (await readFile(linde(), 'utf8')).split('\n').slice(1);
    const entries = async () => {
      const all = await lines();
      return all
        .filter((line) => line.startsWith('{"kind":"entry"'))
        .map((line) => line.replace(/,$/, ''));
    };
    const open = () => openTrail(folder(), { standing: ['counter'], newestEntries: 5 });
    store = await open();
    await store.commit('linde', [anEntry('e2')]);
    await store.close();
    const before = await entries();
    store = await open();
    await count(store, 8, 1);
    await store.close();
    assert.equal(before.length, 1);
    assert.deepEqual(await entries(), before);
    store = await open();
    assert.deepEqual(await idsIn(store), ['e1', 'e2']);
    assert.equal((await store.load('linde', 'counter', 'c'))?.value.count, 8);
  });

  it('is counted as what it takes in memory: as large as it is, or four times that where all was read', async () => {
    const sizeOf = async (standing: Standing | undefined) => {
      const disk = new SchoolDisk({
        ...{ file: linde(), school: 'linde', kinds: { ...kinds, standing }, keys: [] },
        ...{ write: writeDurably, append: appendDurably },
      });
      await disk.read();
      return disk.size;
    };
    const { size } = await stat(linde());
    assert.equal(await sizeOf(standing(['counter'], kinds)), size);
    assert.equal(await sizeOf(undefined), 4 * size);
  });

  it('is checked whole by who has other schemas', async () => {
    const schemas = { ...kinds.schemas, counter: contractSchemas.note };
    const other = openLowdbStore({
      ...{ folder: folder(), schemas },
      ...{ chained: ['entry'], standing: ['counter'] },
    });
    await assert.rejects(other, { name: 'StoreError', code: 'damaged', message: /line 2/ });
  });
});

describe('openLowdbStore, letting go of schools', () => {
  const folder = temporaryFolder();

  const step = fc.oneof(
    fc.constantFrom('trim', 'count', 'idle', 'idle', 'reopen', 'read' as const),
    fc.constantFrom('2026-09', '2026-10', '2026-11'),
  );

  /** Does the steps; a month adds an entry of it. @returns what was seen, and what verifying says in the end */
  const play = async (
    steps: readonly string[],
    open: () => Promise<TrailStore>,
    idle: () => void,
  ) => {
    let store = await open();
    let [made, counted] = [0, 0];
    const seen: unknown[] = [];
    const actions: Readonly<Record<string, () => Promise<void>>> = {
      trim: async () => {
        const [first] = await idsIn(store);
        if (first) await store.commit('linde', [noEntry(first)]);
      },
      count: async () => {
        const change = { kind: 'counter', id: 'c', value: { count: counted } } as const;
        await store.commit('linde', [{ ...change, expected: counted }]);
        counted += 1;
      },
      idle: async () => idle(),
      reopen: async () => {
        await store.close();
        store = await open();
      },
      read: async () => {
        seen.push(await idsIn(store));
      },
    };
    const add = async (month: string) => {
      made += 1;
      await store.commit('linde', [anEntry(`e${made}`, month)]);
    };
    for (const one of steps) {
      await (actions[one]?.() ?? add(one));
      seen.push((await store.load('linde', 'counter', 'c'))?.version);
    }
    const counters = await store.list('linde', 'counter');
    seen.push(
      await idsIn(store),
      counters.map(({ id, version, value }) => ({ id, version, value })),
    );
    await store.close();
    return seen;
  };

  it('gives the same answers and the same chain as keeping them all', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom(0, 2),
        async (steps, newestEntries) => {
          run += 1;
          const clock = handClock();
          const idle = () => {
            for (const milliseconds of [idleMs, idleMs]) clock.advance({ milliseconds });
          };
          const [kept, letGo] = [join(folder(), `kept${run}`), join(folder(), `let${run}`)];
          const options = { newestEntries, smallestJournal: 300 };
          const lettingGo = { standing: ['counter'] as const, schedule: clock.schedule };
          const keeping = await play(steps, () => openTrail(kept, options), idle);
          const letting = await play(
            steps,
            () => openTrail(letGo, { ...options, ...lettingGo }),
            idle,
          );
          assert.deepEqual(letting, keeping);
          assert.deepEqual(await verified(letGo), await verified(kept));
        },
      ),
      { numRuns: 30 },
    );
  });

  /** Undefined where there is no school. */
  const verified = async (place: string) => {
    const found = await verifiedTrail(place).catch(() => undefined);
    if (typeof found !== 'object') return found;
    const { entries, faults, head } = found;
    return { entries, faults, head };
  };
});
