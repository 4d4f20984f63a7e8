import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import { describeWithPostgres, migratedDatabase } from '../../../doubles/postgres.ts';
import { aNote, contractSchemas, notesOf } from '../contractRecords.ts';
import { handSchedule } from './handSchedule.ts';
import { assertSerial, openTwice, someSteps, take } from './twoProcesses.ts';

describeWithPostgres('a database that two processes share', () => {
  it('holds what one process would, whatever they decide at the same time', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(someSteps(100), async (steps) => {
        run += 1;
        const url = await migratedDatabase();
        const stores = await openTwice(url);
        const answered = await Promise.all(
          steps.map((step, at) => {
            const store = stores[step.store];
            assert.ok(store);
            return take(store, step, `${run}/${at}`);
          }),
        );
        for (const store of stores) await assertSerial(store, answered);
        for (const store of stores) await store.close();
      }),
      { numRuns: 4 },
    );
  });

  it('shows one what the other was told is stored, at once', async () => {
    const [one, other] = await openTwice(await migratedDatabase());
    assert.ok(one && other);
    for (let round = 0; round < 20; round += 1) {
      await one.commit('linde', [aNote('a', round, 'any')]);
      assert.equal((await other.load('linde', 'note', 'a'))?.value.body, round);
    }
    await Promise.all([one.close(), other.close()]);
  });

  it('tells one of a record that the other removed, and that it was made anew as the last', async () => {
    const [one, other] = await openTwice(await migratedDatabase());
    assert.ok(one && other);
    await one.commit('linde', [aNote('a', 1), aNote('b', 1)]);
    assert.equal((await notesOf(other)).length, 2);
    await one.commit('linde', [{ kind: 'note', id: 'a', expected: 1, value: undefined }]);
    assert.deepEqual(
      (await notesOf(other)).map(({ id }) => id),
      ['b'],
    );
    await one.commit('linde', [aNote('a', 2)]);
    await one.commit('linde', [aNote('b', 2, 1)]);
    assert.deepEqual(await notesOf(other), [
      { id: 'b', version: 2, value: { body: 2 } },
      { id: 'a', version: 1, value: { body: 2 } },
    ]);
    await Promise.all([one.close(), other.close()]);
  });

  it('names a school to the other within its next look', async () => {
    const url = await migratedDatabase();
    const clock = handSchedule();
    const one = await openPostgresStore({ url, schemas: contractSchemas });
    const other = await openPostgresStore({ url, schemas: contractSchemas, ...clock });
    await one.commit('linde', [aNote('a', 1)]);
    assert.deepEqual(other.schools(), []);
    await clock.pass(5_000, () => notesOf(other));
    assert.deepEqual(other.schools(), ['linde']);
    await Promise.all([one.close(), other.close()]);
  });
});
