import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import type { Change } from '../../../services/store/store.ts';
import { aNote, type ContractRecords, contractSchemas, noNote, plain } from './contractRecords.ts';
import { aKey } from './keys.ts';
import { restless } from './restless.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { anyTorn, type Torn, tornWrite } from './tornWrite.ts';

/** One thing done to a file; without `at` it is replaced as a whole. */
type Done = { name: string; at?: number; content: Uint8Array };
type Step = 'reopen' | { id: string; body: string | undefined };
type Model = ReadonlyMap<string, { version: number; body: string }>;

/** So small that every few commits a snapshot is due. */
const smallestJournal = 400;

describe('openLowdbStore, after a power cut at any step', () => {
  const folder = temporaryFolder();

  const open = (place: string, encrypted: boolean, done: Done[] = []) =>
    openLowdbStore({
      folder: place,
      schemas: contractSchemas,
      chained: [],
      keys: encrypted ? [aKey('one')] : [],
      smallestJournal,
      standing: ['counter'],
      packed: ['note'],
      ...restless,
      writeFile: async (file, content) => {
        await writeFile(file, content);
        done.push({ name: basename(file), content });
      },
      appendFile: async (file, content, { at }) => {
        if (at === 0) await writeFile(file, content);
        else await appendFile(file, content);
        done.push({ name: basename(file), at, content });
      },
    });

  const changeOf = ({ id, body }: Exclude<Step, string>, model: Model): Change<ContractRecords> => {
    const version = model.get(id)?.version ?? 0;
    return body === undefined ? noNote(id, version || 'any') : aNote(id, body, version);
  };

  const changed = ({ id, body }: Exclude<Step, string>, model: Model): Model => {
    const next = new Map(model);
    const version = (model.get(id)?.version ?? 0) + 1;
    if (body === undefined) next.delete(id);
    else next.set(id, { version, body });
    return next;
  };

  const asModel = (model: Model) =>
    [...model].map(([id, { version, body }]) => ({ id, version, value: { body } }));

  /** Does the steps. @returns all that was done to the disk, and what stood after each commit */
  const play = async (place: string, steps: readonly Step[], encrypted: boolean) => {
    const done: Done[] = [];
    const models: Model[] = [new Map()];
    let store = await open(place, encrypted, done);
    for (const step of steps) {
      if (step === 'reopen') {
        await store.close();
        store = await open(place, encrypted, done);
      } else {
        const model = models.at(-1) ?? new Map();
        await nextTurn();
        await store.commit('linde', [changeOf(step, model)]);
        models.push(changed(step, model));
      }
    }
    await store.close();
    return { done, models };
  };

  /**
   * The disk as it stands when only a part of the last of these was done.
   * @param cut.removed what the store removes after a snapshot is gone
   * @returns how many commits were made
   */
  const cutOff = async (
    place: string,
    done: readonly Done[],
    { torn, removed }: { torn: Torn; removed: boolean },
  ): Promise<number> => {
    await mkdir(place, { recursive: true });
    for (const one of done.slice(0, -1)) {
      await beginAnew(place, one);
      await redo(place, one, one.content);
      if (removed && one.at === undefined) await removeOld(place, one.content);
    }
    const last = done.at(-1);
    if (!last) return 0;
    const begun = tornWrite(last.content, last.at ?? 0, torn);
    const whole = begun.equals(last.content);
    const unfinished = last.at === undefined && !whole ? '.half' : '';
    if (whole) await beginAnew(place, last);
    await redo(place, { ...last, name: `${last.name}${unfinished}` }, begun);
    const frames = done.filter(({ at = 0 }) => at > 0).length;
    return frames - (!whole && (last.at ?? 0) > 0 ? 1 : 0);
  };

  const redo = async (place: string, { name, at = 0 }: Done, content: Uint8Array) => {
    const path = join(place, name);
    const before = at === 0 ? Buffer.of() : (await readFile(path)).subarray(0, at);
    await writeFile(path, Buffer.concat([before, content]));
  };

  /**
   * Numbers begin anew where a process found no journal: those of before were removed, and making the first one
   * syncs the folder, and with it their removal.
   */
  const beginAnew = async (place: string, { name, at }: Done) => {
    if (at !== 0 || name !== 'linde.1.journal') return;
    for (const one of await readdir(place)) {
      if (one.endsWith('.journal')) await rm(join(place, one));
    }
  };

  /** What the store removes once a snapshot is there; an encrypted one does not tell. */
  const removeOld = async (place: string, content: Uint8Array) => {
    const [first = ''] = Buffer.from(content).toString('latin1').split('\n');
    if (!first.endsWith('[')) return;
    const named = JSON.parse(`${first}]}`).journal?.generation ?? Infinity;
    for (let one = 1; one < Math.min(named, 50); one += 1) {
      await rm(join(place, `linde.${one}.journal`), { force: true });
    }
  };

  /** Doubles would nearly all be next to 0. */
  const anyShare = fc.nat({ max: 10_000 }).map((share) => share / 10_000);

  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        body: fc.option(
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 60 }),
            // Over several sectors.
            fc.integer({ min: 400, max: 2_000 }).map((length) => 'æ'.repeat(length)),
          ),
          { nil: undefined },
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>('reopen') },
  );

  const removal: Step = { id: 'a', body: undefined };

  for (const encrypted of [false, true]) {
    it(`law: has what was committed before, and goes on from there${encrypted ? ', encrypted too' : ''}`, async () => {
      let run = 0;
      let snapshots = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 25 }),
          anyShare,
          fc.record({
            torn: anyTorn,
            removed: fc.boolean(),
          }),
          async (steps, when, cut) => {
            run += 1;
            const { done, models } = await play(join(folder(), `run${run}`), steps, encrypted);
            snapshots += done.filter(({ at }) => at === undefined).length;
            const place = join(folder(), `cut${run}`);
            const kept = await cutOff(place, done.slice(0, Math.ceil(when * done.length)), cut);
            const model = models[kept] ?? new Map();
            const found = async () => {
              const store = await open(place, encrypted);
              const notes = (await store.list('linde', 'note')).map(plain);
              return { store, notes };
            };
            const first = await found();
            assert.deepEqual(first.notes, asModel(model));
            const more = { id: 'a', body: 'after the cut' };
            await first.store.commit('linde', [changeOf(more, model)]);
            await first.store.close();
            const second = await found();
            await second.store.close();
            assert.deepEqual(second.notes, asModel(changed(more, model)));
          },
        ),
        {
          numRuns: 60,
          // The second process numbers its journal as the first one did.
          examples: [
            [
              [...[removal, removal, removal, removal], 'reopen', removal],
              0.85,
              { torn: { share: 0, left: 'short', seed: 0 }, removed: false },
            ],
          ],
        },
      );
      assert.ok(snapshots > 3 * run, `${snapshots} snapshots in ${run} runs`);
    });
  }

  it('gives a reader one moment after the other while another process writes', async () => {
    const place = join(folder(), 'busy');
    const options = { folder: place, schemas: contractSchemas, smallestJournal };
    const store = await openLowdbStore(options);
    let writing = true;
    const writer = (async () => {
      for (let count = 1; count <= 150; count += 1) {
        const changes = ['a', 'b'].map((id) => aNote(id, `${count} ${'x'.repeat(40)}`, count - 1));
        await store.commit('linde', changes);
      }
      writing = false;
    })();
    const seen: number[] = [];
    while (writing) {
      const reader = await openLowdbStore({ ...options, readOnly: true });
      const [one, other] = await reader.list('linde', 'note');
      assert.equal(one?.version, other?.version);
      seen.push(one?.version ?? 0);
      await reader.close();
    }
    await writer;
    await store.close();
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.ok(new Set(seen).size > 2, `${new Set(seen).size} moments`);
  });
});
