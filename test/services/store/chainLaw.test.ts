import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { appendDurably } from '../../../services/store/writeDurably.ts';
import { anyCodePoint } from '../../builders/anyText.ts';
import { openChained, verified } from './chainFile.ts';
import { aCounter, aNote, noNote, notesOf } from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';

type Chained = Awaited<ReturnType<typeof openChained>>;
type StepTaken = { add: unknown[][] } | { retire: number } | 'reopen' | 'full' | 'count';

describe('openLowdbStore, on chained records of any use', () => {
  const folder = temporaryFolder();

  for (const newestEntries of [undefined, 0, 2]) {
    it(`law: no use of it, however mixed, is ever found to be a fault, ${newestEntries ?? 'nearly all'} of its newest in one file`, async () => {
      const json = fc
        .jsonValue({ maxDepth: 2, stringUnit: anyCodePoint })
        .map((value): unknown => JSON.parse(JSON.stringify(value)));
      const step: fc.Arbitrary<StepTaken> = fc.oneof(
        fc.record({
          add: fc.array(fc.array(json, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        }),
        fc.record({ retire: fc.nat(4) }),
        fc.constantFrom<StepTaken[]>('reopen', 'full', 'count'),
      );
      let run = 0;
      let made = 0;
      const notes = (bodies: unknown[]) =>
        bodies.map((body) => {
          made += 1;
          return aNote(`n${made}`, body);
        });
      const oldest = async (store: Chained, count: number) =>
        (await notesOf(store)).slice(0, count).map(({ id }) => noNote(id, 1));
      const take = async (store: Chained, disk: { full: boolean }, one: StepTaken) => {
        if (one === 'count') await store.commit('linde', [aCounter(`c${notes([0])[0]?.id}`, 1)]);
        else if (one === 'full') {
          disk.full = true;
          const both = [...(await oldest(store, 1)), ...notes([1, 2])];
          await assert.rejects(store.commit('linde', both), { code: 'write_failed' });
          disk.full = false;
        } else if (one !== 'reopen' && 'add' in one) {
          await Promise.all(one.add.map((bodies) => store.commit('linde', notes(bodies))));
        } else if (one !== 'reopen') await store.commit('linde', await oldest(store, one.retire));
      };
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
          run += 1;
          const place = join(folder(), `run${run}`);
          const disk = { full: false };
          const open = () =>
            openChained(place, {
              newestEntries,
              appendFile: async (...write) => {
                if (disk.full) throw new Error('no space');
                await appendDurably(...write);
              },
            });
          let store = await open();
          await store.commit('linde', notes([0]));
          for (const one of steps) {
            const noted = (await verified(place))?.head?.hash ?? '';
            if (one === 'reopen') {
              await store.close();
              store = await open();
            } else await take(store, disk, one);
            const now = await verified(place);
            assert.deepEqual(now?.faults, []);
            assert.equal(now.entries, (await notesOf(store)).length);
            assert.ok(now.includes(noted), 'the head noted before');
          }
          await store.close();
        }),
        { numRuns: 40 },
      );
    });
  }
});
