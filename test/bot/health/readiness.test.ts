import assert from 'node:assert/strict';
import type { SchoolStore } from '../../../bot/core/records.ts';
import { municipalityPart } from '../../../bot/core/records.ts';
import { outside } from '../../../bot/health/outside.ts';
import { readiness } from '../../../bot/health/readiness.ts';
import { watchedStore } from '../../../bot/health/watchedStore.ts';
import { StoreError } from '../../../services/store/store.ts';
import { handClock } from '../../doubles/handClock.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

type Does = 'answers' | 'is silent' | 'refuses';

describe('readiness, whatever the store does', () => {
  let school: RunningSchool;
  let reads: Does;
  let writes: Does;
  /** The part that is answered all the same. */
  let spared: string | undefined;
  /** The schools that were asked while the store did not answer. */
  let asked: string[];

  beforeEach(async () => {
    reads = writes = 'answers';
    asked = [];
    spared = undefined;
    school = await startSchool({ schools: 2 });
  });
  afterEach(() => school.close());

  const ready = () => {
    const clock = handClock();
    const { app } = school.bot;
    const { log, metrics } = app;
    const run = <Result>(does: Does, part: string, work: () => Promise<Result>) => {
      if (does === 'answers' || part === spared) return work();
      asked.push(part);
      const refused = new StoreError('write_failed', part, 'the database is away');
      return does === 'refuses' ? Promise.reject(refused) : new Promise<Result>(() => {});
    };
    const inner: SchoolStore = {
      ...app.store,
      load: (part, kind, id) => run(reads, part, () => app.store.load(part, kind, id)),
      decide: (part, make, fence) => run(writes, part, () => app.store.decide(part, make, fence)),
    };
    const watch = outside({ ...clock, log, metrics });
    const store = watchedStore(inner, watch, clock.now);
    const { schedule } = clock;
    const ask = readiness(
      { ...app, store: store.store, now: clock.now },
      { watch, store, folder: undefined, schedule },
    );
    return { ask, clock, watch };
  };

  for (const [what, which] of [
    ['a read', () => (reads = 'is silent')],
    ['the small write', () => (writes = 'is silent')],
  ] as const) {
    it(`is not ready a second after ${what} was asked for and nothing came, without asking school by school`, async () => {
      const { ask, clock } = ready();
      which();
      const found = ask();
      while (asked.length === 0) await new Promise((done) => setImmediate(done));
      clock.advance({ seconds: 1 });
      const { status, store } = await found;
      assert.deepEqual([status, store.state, store.code], ['not ready', 'failing', 'no_answer']);
      assert.deepEqual(asked, [municipalityPart]);
      assert.equal(clock.waiting, 0);
    });
  }

  for (const [what, which] of [
    ['a read', () => (reads = 'refuses')],
    ['the small write', () => (writes = 'refuses')],
  ] as const) {
    it(`is not ready at once when ${what} is refused, without asking school by school`, async () => {
      const { ask } = ready();
      which();
      const { status, store, roster } = await ask();
      assert.deepEqual([status, store.state, store.code], ['not ready', 'failing', 'write_failed']);
      assert.deepEqual(asked, [municipalityPart]);
      // What was known still is.
      assert.deepEqual([roster.state, roster.schools], ['ok', 2]);
    });
  }

  it('is not ready when the store goes away while the schools are read, of which it asks no more', async () => {
    const { ask } = ready();
    assert.equal((await ask()).status, 'ready');
    spared = municipalityPart;
    reads = 'refuses';
    const { status, store } = await ask();
    assert.deepEqual([status, store.state], ['not ready', 'failing']);
    assert.equal(asked.length, 1);
  });

  it('tries one part after the other until one fails, of all that failed', async () => {
    const { ask, watch } = ready();
    for (const part of ['havn', 'linde']) watch.failed('store', 'ECONNREFUSED', {}, part);
    writes = 'refuses';
    assert.equal((await ask()).status, 'not ready');
    assert.deepEqual(asked, ['havn']);
    writes = 'answers';
    assert.equal((await ask()).status, 'ready');
  });
});
