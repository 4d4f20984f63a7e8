import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { fileOf } from '../../../services/store/schoolFileName.ts';
import { aKey } from './keys.ts';
import { restless } from './restless.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { anyTorn, type Torn, tornWrite } from './tornWrite.ts';
import { anEntry, idsIn, noEntry, openTrail, verifiedTrail } from './trailStore.ts';

/** One thing done to a file; without `at` it is replaced as a whole. */
type Done = { name: string; at?: number; content: Uint8Array };
type Step = 'reopen' | { months: readonly number[] } | { trim: number };
type Cut = { torn: Torn; removed: boolean };

const months = ['2026-09', '2026-10', '2026-11'];

describe('openLowdbStore, on a trail after a power cut at any step', () => {
  const folder = temporaryFolder();

  const open = (place: string, encrypted: boolean, newestEntries: number, done: Done[] = []) =>
    openTrail(place, {
      keys: encrypted ? [aKey('one')] : [],
      standing: ['counter'],
      ...restless,
      newestEntries,
      smallestJournal: 400,
      writeFile: async (file, content) => {
        await writeFile(file, content);
        done.push({ name: basename(file), content });
      },
      appendFile: async (file, content, { at, again }) => {
        if (at === 0) await writeFile(file, content);
        else {
          if (again) await truncate(file, at);
          await appendFile(file, content);
        }
        done.push({ name: basename(file), at, content });
      },
    });

  /** Does the steps. @returns all that was done to the disk, and what stood after each commit */
  const play = async (
    place: string,
    steps: readonly Step[],
    encrypted: boolean,
    newestEntries: number,
  ) => {
    const done: Done[] = [];
    const models: string[][] = [[]];
    let made = 0;
    let store = await open(place, encrypted, newestEntries, done);
    for (const step of steps) {
      const model = models.at(-1) ?? [];
      await nextTurn();
      if (step === 'reopen') {
        await store.close();
        store = await open(place, encrypted, newestEntries, done);
      } else if ('trim' in step) {
        const gone = model.slice(0, step.trim);
        if (gone.length === 0) continue;
        await store.commit('linde', gone.map(noEntry));
        models.push(model.slice(gone.length));
      } else {
        const added = step.months.map((month) => ({ id: `e${++made}`, month: months[month] }));
        await store.commit(
          'linde',
          added.map(({ id, month }) => anEntry(id, month)),
        );
        models.push([...model, ...added.map(({ id }) => id)]);
      }
    }
    await store.close();
    return { done, models };
  };

  /**
   * The disk as it stands when only a part of the last of these was done.
   * @returns how many commits were made
   */
  const cutOff = async (place: string, done: readonly Done[], { torn, removed }: Cut) => {
    await mkdir(place, { recursive: true });
    for (const one of done.slice(0, -1)) {
      await redo(place, one, one.content);
      if (removed && one.at === undefined) await removeOld(place, one.content);
    }
    const last = done.at(-1);
    if (!last) return 0;
    const begun = tornWrite(last.content, last.at ?? 0, torn);
    const whole = begun.equals(last.content);
    const name = last.at === undefined && !whole ? `${last.name}.half` : last.name;
    await redo(place, { ...last, name }, begun);
    const isFrame = ({ name: file, at = 0 }: Done) => at > 0 && file.endsWith('.journal');
    return done.filter(isFrame).length - (!whole && isFrame(last) ? 1 : 0);
  };

  const redo = async (place: string, { name, at = 0 }: Done, content: Uint8Array) => {
    const path = join(place, name);
    // Making a file syncs the folder, and with it the removal of what had this number before.
    const [, ending] = /\.(\d+\.journal)$/.exec(name) ?? [];
    if (at === 0 && ending === '1.journal') {
      for (const one of await readdir(place)) {
        if (one.endsWith('.journal')) await rm(join(place, one));
      }
    }
    const before = at === 0 ? Buffer.of() : (await readFile(path)).subarray(0, at);
    await writeFile(path, Buffer.concat([before, content]));
  };

  /** What the store removes once a snapshot is there; an encrypted one does not tell. */
  const removeOld = async (place: string, content: Uint8Array) => {
    const [first = ''] = Buffer.from(content).toString('latin1').split('\n');
    if (!first.endsWith('[')) return;
    const { journal, trail = {} } = JSON.parse(`${first}]}`);
    const named = (trail.entry ?? []).map(
      ({ month, number }: { month: string; number: number }) => `linde.${month}.${number}.trail`,
    );
    for (const name of await readdir(place)) {
      const [, number] = /\.(\d+)\.journal$/.exec(name) ?? [];
      const old = number !== undefined && Number(number) < (journal?.generation ?? Infinity);
      if (old || (name.endsWith('.trail') && !named.includes(name))) await rm(join(place, name));
    }
  };

  /** Doubles would nearly all be next to 0. */
  const anyShare = fc.nat({ max: 10_000 }).map((share) => share / 10_000);

  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        months: fc.array(fc.nat({ max: months.length - 1 }), { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ trim: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 2, arbitrary: fc.constant<Step>('reopen') },
  );

  for (const encrypted of [false, true]) {
    it(`law: has every entry of what was committed, and goes on from there${encrypted ? ', encrypted too' : ''}`, async () => {
      let run = 0;
      let inTrail = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 25 }),
          fc.constantFrom(0, 2),
          anyShare,
          fc.record({
            torn: anyTorn,
            removed: fc.boolean(),
            filed: fc.boolean(),
          }),
          async (steps, newest, when, cut) => {
            run += 1;
            const from = join(folder(), `run${run}`);
            const { done, models } = await play(from, steps, encrypted, newest);
            const place = join(folder(), `cut${run}`);
            // Half of them in the files that this is about.
            const all = [...done.keys()];
            const filed = all.filter((index) => done[index]?.name.endsWith('.trail'));
            const among = cut.filed && filed.length > 0 ? filed : all;
            const some = done.slice(0, (among[Math.floor(when * (among.length - 1))] ?? 0) + 1);
            inTrail += some.at(-1)?.name.endsWith('.trail') ? 1 : 0;
            const model = models[await cutOff(place, some, cut)] ?? [];
            const store = await open(place, encrypted, newest);
            assert.deepEqual(await idsIn(store), model);
            await store.commit('linde', [anEntry('after')]);
            if (model[0] !== undefined) await store.commit('linde', [noEntry(model[0])]);
            await store.close();
            const again = await open(place, encrypted, newest);
            assert.deepEqual(await idsIn(again), [...model.slice(1), 'after']);
            await again.close();
            const chain = await verifiedTrail(place, encrypted ? [aKey('one')] : []);
            assert.ok(typeof chain !== 'string', String(chain));
            assert.deepEqual(chain.faults, []);
            const rest = (await readdir(place)).filter((name) => name.endsWith('.journal'));
            assert.deepEqual(rest, []);
            assert.ok((await readdir(place)).includes(fileOf('linde') ?? ''));
          },
        ),
        { numRuns: 80 },
      );
      assert.ok(inTrail > run / 5, `${inTrail} cuts in the trail's files`);
    });
  }
});
