import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import type { Store } from '../../../services/store/store.ts';
import {
  type AppendFile,
  appendDurably,
  type WriteFile,
  writeDurably,
} from '../../../services/store/writeDurably.ts';
import { type HandClock, handClock } from '../../doubles/handClock.ts';
import {
  aNote,
  type ContractRecords,
  contractSchemas,
  noNote,
  notesOf,
} from './contractRecords.ts';
import { heldWrites } from './heldWrites.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const refused = { name: 'StoreError', code: 'write_failed', message: /linde\.json/ };

/** Lets everything go on that could go on without the disk. */
const breathe = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
};

describe("openLowdbStore, a school's file", () => {
  const folder = temporaryFolder();
  let store: Store<ContractRecords>;

  const openOn = async (disk: { writeFile?: WriteFile; appendFile?: AppendFile } = {}) => {
    store = await openLowdbStore({ folder: folder(), schemas: contractSchemas, ...disk });
  };
  const reopen = async () => {
    await store.close();
    await openOn();
  };
  const bodies = async () => (await notesOf(store)).map(({ value }) => value.body);
  const linde = () => join(folder(), 'linde.json');

  afterEach(() => store.close());

  describe('writes shared by commits', () => {
    /** Writes of commits, and apart from them what is made for them: journals that begin, and snapshots. */
    const countedWrites = () => {
      const files: string[] = [];
      const made: string[] = [];
      const appendFile: AppendFile = (file, content, place) => {
        (place.at > 0 ? files : made).push(basename(file));
        return appendDurably(file, content, place);
      };
      const writeFile: WriteFile = (file, content) => {
        made.push(basename(file));
        return writeDurably(file, content);
      };
      return { files, made, disk: { appendFile, writeFile } };
    };
    const once = ['linde.1.journal', 'linde.json'];
    const ids = Array.from({ length: 50 }, (_, index) => `n${index}`);

    it('are two at most for fifty commits at the same time', async () => {
      const { files, made, disk } = countedWrites();
      await openOn(disk);
      await Promise.all(ids.map((id) => store.commit('linde', [aNote(id, id)])));
      assert.ok(files.length <= 2, `${files.length} writes`);
      assert.deepEqual(made, once);
      await reopen();
      assert.deepEqual(await bodies(), ids);
    });

    it('are one more for all that come while a write is under way', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const first = store.commit('linde', [aNote('first', 'first')]);
      const held = await disk.next();
      const others = ids.map((id) => store.commit('linde', [aNote(id, id)]));
      await breathe();
      await held.letThrough();
      await first;
      await (await disk.next()).letThrough();
      await Promise.all(others);
      assert.deepEqual(await bodies(), ['first', ...ids]);
    });

    it('are one each for commits that wait for each other', async () => {
      const { files, made, disk } = countedWrites();
      await openOn(disk);
      for (const id of ['a', 'b', 'c']) await store.commit('linde', [aNote(id, 1)]);
      assert.deepEqual(files, Array(3).fill('linde.1.journal'));
      assert.deepEqual(made, once);
    });

    it('are none for a commit that is refused', async () => {
      const { files, made, disk } = countedWrites();
      await openOn(disk);
      await store.commit('linde', [aNote('a', 1)]);
      await assert.rejects(store.commit('linde', [aNote('a', 2)]), { name: 'VersionConflict' });
      assert.equal(files.length, 1);
      assert.deepEqual(made, once);
    });
  });

  describe('a write under way', () => {
    it('is not shown to readers, and not answered, before the disk has it', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const order: string[] = [];
      const commit = store.commit('linde', [aNote('a', 1)]).then(() => order.push('answered'));
      const held = await disk.next();
      await breathe();
      assert.equal(await store.load('linde', 'note', 'a'), undefined);
      assert.deepEqual(await bodies(), []);
      order.push('on disk');
      await held.letThrough();
      await commit;
      assert.deepEqual(order, ['on disk', 'answered']);
      assert.deepEqual(await bodies(), [1]);
    });

    it('lets a conflict with it be answered only once its commit can be read', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const first = store.commit('linde', [aNote('a', 'first')]);
      const held = await disk.next();
      const second = assert
        .rejects(store.commit('linde', [aNote('a', 'second')]), { name: 'VersionConflict' })
        .then(bodies);
      await breathe();
      await held.letThrough();
      assert.deepEqual(await second, ['first']);
      await first;
    });

    it('answers a conflict also when its commit is refused by the disk', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const first = assert.rejects(store.commit('linde', [aNote('a', 'first')]), refused);
      const held = await disk.next();
      const second = assert.rejects(store.commit('linde', [aNote('a', 'second')]), {
        name: 'VersionConflict',
      });
      held.refuse(new Error('no space'));
      await Promise.all([first, second]);
      const again = store.commit('linde', [aNote('a', 'second')]);
      await (await disk.next()).letThrough();
      await again;
      assert.deepEqual(await bodies(), ['second']);
    });

    it('is waited for on closing, and the folder kept from others until then', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const commit = store.commit('linde', [aNote('a', 1)]);
      const held = await disk.next();
      const closing = store.close();
      await breathe();
      const second = openLowdbStore({ folder: folder(), schemas: contractSchemas });
      await assert.rejects(second, { name: 'StoreError', code: 'locked' });
      await held.letThrough();
      await Promise.all([commit, closing]);
      await openOn();
      assert.deepEqual(await bodies(), [1]);
    });

    it('in one school holds up no other school', async () => {
      const disk = heldWrites();
      await openOn({
        appendFile: (file, content, place) =>
          basename(file).startsWith('linde')
            ? disk.appendFile(file, content, place)
            : appendDurably(file, content, place),
      });
      const waiting = store.commit('linde', [aNote('a', 1)]);
      const held = await disk.next();
      await store.commit('birk', [aNote('a', 1)]);
      await held.letThrough();
      await waiting;
    });
  });

  describe('a write that fails', () => {
    it('refuses all commits that shared it and stores none of them', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const created = store.commit('linde', [aNote('a', 'old')]);
      await (await disk.next()).letThrough();
      await created;
      const batch = [
        store.commit('linde', [aNote('a', 'new', 1)]),
        store.commit('linde', [aNote('b', 'new')]),
      ];
      const answers = batch.map((commit) => assert.rejects(commit, refused));
      (await disk.next()).refuse(new Error('no space'));
      await Promise.all(answers);
      assert.deepEqual(await bodies(), ['old']);
      await reopen();
      assert.deepEqual(await notesOf(store), [{ id: 'a', version: 1, value: { body: 'old' } }]);
    });

    it('refuses what came in meanwhile, for it may stand on what is lost', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const first = assert.rejects(store.commit('linde', [aNote('a', 1)]), refused);
      const held = await disk.next();
      const second = assert.rejects(store.commit('linde', [aNote('a', 2, 1)]), refused);
      await breathe();
      held.refuse(new Error('no space'));
      await Promise.all([first, second]);
      assert.deepEqual(await bodies(), []);
    });

    it('says why, and lets the same commit through once the disk takes it', async () => {
      const reason = new Error('no space');
      let full = true;
      await openOn({
        appendFile: async (file, content, place) => {
          if (full) throw reason;
          await appendDurably(file, content, place);
        },
      });
      const changes = [aNote('a', 1), aNote('b', 1)];
      await assert.rejects(store.commit('linde', changes), { ...refused, cause: reason });
      full = false;
      await store.commit('linde', changes);
      await store.commit('linde', [aNote('a', 2, 1), noNote('b', 1)]);
      await reopen();
      assert.deepEqual(await notesOf(store), [{ id: 'a', version: 2, value: { body: 2 } }]);
    });

    it('is what a folder that has gone away leads to, until it is back', async () => {
      await openOn();
      await store.commit('linde', [aNote('a', 'old')]);
      const away = `${folder()}.away`;
      await rename(folder(), away);
      try {
        await writeFile(folder(), 'a file where the folder was');
        const lost = store.commit('linde', [aNote('a', 'new', 1)]);
        await assert.rejects(lost, { ...refused, file: linde() });
        assert.deepEqual(await bodies(), ['old']);
      } finally {
        await rm(folder(), { force: true });
        await rename(away, folder());
      }
      await store.commit('linde', [aNote('a', 'newer', 1)]);
      await reopen();
      assert.deepEqual(await notesOf(store), [{ id: 'a', version: 2, value: { body: 'newer' } }]);
    });
  });

  describe('decisions', () => {
    /** Writes what it read, and one more. */
    const decide = (id: string, over?: string) =>
      store.decide('linde', async ({ load }) => {
        const stood = over === undefined ? undefined : await load('note', over);
        return { changes: [aNote(id, id)], result: stood?.value.body };
      });
    const look = (id: string) =>
      store.decide('linde', async ({ load }) => ({
        changes: [],
        result: (await load('note', id))?.value.body,
      }));
    const refuse = (id: string) =>
      store.decide('linde', async ({ load }) => {
        throw new Error(`refused over ${String((await load('note', id))?.value.body)}`);
      });

    it('go on while a write is under way, and share the next one', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const first = decide('a');
      const held = await disk.next();
      const ids = Array.from({ length: 50 }, (_, index) => `n${index}`);
      const others = ids.map((id, index) => decide(id, index === 0 ? 'a' : ids[index - 1]));
      await breathe();
      await held.letThrough();
      await first;
      await (await disk.next()).letThrough();
      assert.deepEqual(await Promise.all(others), ['a', ...ids.slice(0, -1)]);
      assert.deepEqual(await bodies(), ['a', ...ids]);
    });

    it('are answered only once what they saw would survive, be it that they change nothing or throw', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const order: string[] = [];
      const first = decide('a').then(() => order.push('decided'));
      const held = await disk.next();
      const looked = look('a').then((body) => order.push(`saw ${String(body)}`));
      const refusal = refuse('a').catch((error: Error) => order.push(error.message));
      await breathe();
      assert.deepEqual(order, []);
      assert.deepEqual(await bodies(), []);
      await held.letThrough();
      await Promise.all([first, looked, refusal]);
      assert.deepEqual(order, ['decided', 'saw a', 'refused over a']);
    });

    it('are all refused with the write that they stand on', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const lost = [decide('a')];
      const held = await disk.next();
      const reason = new Error('no space');
      const standing = [decide('b', 'a'), look('a'), refuse('a')];
      const answers = [...lost, ...standing].map((one) =>
        assert.rejects(one, { ...refused, cause: reason }),
      );
      await breathe();
      held.refuse(reason);
      await Promise.all(answers);
      assert.deepEqual(await bodies(), []);
      const again = decide('b', 'a');
      await (await disk.next()).letThrough();
      assert.equal(await again, undefined);
      assert.deepEqual(await bodies(), ['b']);
    });

    it('are refused also when the write they stand on fails while they are made', async () => {
      const disk = heldWrites();
      await openOn(disk);
      const first = assert.rejects(decide('a'), refused);
      const held = await disk.next();
      const goOn = Promise.withResolvers<void>();
      const second = assert.rejects(
        store.decide('linde', async ({ load }) => {
          assert.equal((await load('note', 'a'))?.value.body, 'a');
          await goOn.promise;
          return { changes: [aNote('b', 1)], result: undefined };
        }),
        refused,
      );
      const third = decide('c', 'a');
      await breathe();
      held.refuse(new Error('no space'));
      await first;
      goOn.resolve();
      await second;
      await (await disk.next()).letThrough();
      assert.equal(await third, undefined);
      assert.deepEqual(await bodies(), ['c']);
    });

    it('are given up when they wait for what does not come, and the next one is made', async () => {
      const { schedule, advance } = handClock();
      store = await openLowdbStore({ folder: folder(), schemas: contractSchemas, schedule });
      const begun = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const hung = assert.rejects(
        store.decide('linde', async () => {
          begun.resolve();
          await goOn.promise;
          return { changes: [aNote('late', 1)], result: undefined };
        }),
        { name: 'StoreError', code: 'hung', file: linde() },
      );
      const next = decide('a', 'late');
      await begun.promise;
      advance({ seconds: 10 });
      await hung;
      assert.equal(await next, undefined);
      goOn.resolve();
      await breathe();
      assert.deepEqual(await bodies(), ['a']);
    });
  });

  describe('on disk', () => {
    const names = async () => (await readdir(folder())).filter((name) => name.startsWith('linde'));
    const texts = async () => {
      // One may go just now.
      const read = (name: string) => readFile(join(folder(), name), 'utf8').catch(() => '');
      return Promise.all((await names()).map(read));
    };

    it("is one for each school: a commit leaves the other schools' files untouched", async () => {
      await openOn();
      await store.commit('linde', [aNote('a', 1)]);
      await store.commit('birk', [aNote('a', 1)]);
      const birk = join(folder(), 'birk.json');
      const look = async () => {
        const { ino, mtimeMs, size } = await stat(birk);
        return { ino, mtimeMs, size, text: await readFile(birk, 'utf8') };
      };
      const before = await look();
      await store.commit('linde', [aNote('a', 2, 1), aNote('b', 1)]);
      assert.deepEqual(await look(), before);
    });

    it('is JSON with one record a line, nothing beside it', async () => {
      await openOn();
      await store.commit('linde', [aNote('a', 'Loke\nPrøvesen'), aNote('b', 1)]);
      await store.close();
      assert.deepEqual((await readFile(linde(), 'utf8')).split('\n'), [
        '{"format":2,"school":"linde","records":[',
        '{"kind":"note","id":"a","version":1,"value":{"body":"Loke\\nPrøvesen"}},',
        '{"kind":"note","id":"b","version":1,"value":{"body":1}}',
        ']}',
        '',
      ]);
      assert.deepEqual(await readdir(folder()), ['linde.json']);
    });

    it('is, while open, a snapshot that earlier versions refuse and a journal of what came since', async () => {
      await openOn();
      await Promise.all([
        store.commit('linde', [aNote('a', 'Prøvesen')]),
        store.commit('linde', [aNote('b', 1)]),
      ]);
      await store.commit('linde', [noNote('a', 1)]);
      const [header = ''] = (await readFile(linde(), 'utf8')).split('\n');
      const { after } = JSON.parse(`${header}]}`).journal;
      assert.match(header, /^\{"format":3,"school":"linde","journal":\{"generation":1,/);
      const journal = await readFile(join(folder(), 'linde.1.journal'), 'utf8');
      assert.deepEqual(journal.replace(/^(#\w{8}) \w{8}$/gm, '$1 checksum').split('\n'), [
        `{"format":"naervaer-journal-1","generation":1,"after":"${after}","school":"linde"}`,
        '#0000007a checksum',
        '{"kind":"note","id":"a","version":1,"value":{"body":"Prøvesen"}}',
        '{"kind":"note","id":"b","version":1,"value":{"body":1}}',
        '#00000025 checksum',
        '{"kind":"note","id":"a","version":0}',
        '',
      ]);
    });

    it('holds nothing any more an hour after it was removed, while others go on to write', async () => {
      const { schedule, advance } = handClock();
      store = await openLowdbStore({ folder: folder(), schemas: contractSchemas, schedule });
      await store.commit('linde', [aNote('a', 'Loke'), aNote('b', 1)]);
      await store.commit('linde', [noNote('a', 1)]);
      advance({ minutes: 59 });
      await store.commit('linde', [aNote('b', 2, 1)]);
      assert.match((await texts()).join(), /Loke/);
      advance({ minutes: 1 });
      await store.commit('linde', [aNote('b', 3, 2)]);
      while ((await texts()).length > 2) await breathe();
      assert.doesNotMatch((await texts()).join(), /Loke/);
      await reopen();
      assert.deepEqual(await bodies(), [3]);
    });

    describe('what was removed', () => {
      const gone = async () => {
        while (/Loke/.test((await texts()).join())) await breathe();
      };
      const openAt = async (
        { schedule }: Pick<HandClock, 'schedule'>,
        disk: { writeFile?: WriteFile; appendFile?: AppendFile } = {},
      ) => {
        store = await openLowdbStore({
          folder: folder(),
          schemas: contractSchemas,
          schedule,
          ...disk,
        });
      };
      const remove = async () => {
        await store.commit('linde', [aNote('a', 'Loke'), aNote('b', 1)]);
        await store.commit('linde', [noNote('a', 1)]);
      };

      it('is in no file any more an hour after a start that found it there, though nobody writes', async () => {
        await openOn();
        await remove();
        const read = async (name: string) => [name, await readFile(join(folder(), name))] as const;
        const left = await Promise.all((await names()).map(read));
        await store.close();
        // As a process leaves them that was killed.
        for (const [name, bytes] of left) await writeFile(join(folder(), name), bytes);
        const clock = handClock();
        await openAt(clock);
        assert.match((await texts()).join(), /Loke/);
        clock.advance({ hours: 1 });
        await gone();
        assert.deepEqual(await bodies(), [1]);
        await store.commit('linde', [aNote('b', 2, 1)]);
        await reopen();
        assert.deepEqual(await bodies(), [2]);
      });

      for (const what of ['a snapshot', 'a new journal']) {
        it(`is in no file any more an hour after the disk refused ${what}, though nobody writes`, async () => {
          const clock = handClock();
          let refusing = false;
          await openAt(clock, {
            writeFile: async (...write) => {
              if (refusing && what === 'a snapshot') throw new Error('no space');
              await writeDurably(...write);
            },
            appendFile: async (...write) => {
              if (refusing && what === 'a new journal') throw new Error('no space');
              await appendDurably(...write);
            },
          });
          await remove();
          refusing = true;
          for (let hour = 0; hour < 3; hour += 1) {
            clock.advance({ hours: 1 });
            while (clock.waiting === 0) await breathe();
            assert.match((await texts()).join(), /Loke/);
          }
          refusing = false;
          clock.advance({ hours: 1 });
          await gone();
          await breathe();
          assert.equal(clock.waiting, 0, 'and nothing is left to do');
          await reopen();
          assert.deepEqual(await bodies(), [1]);
        });
      }
    });

    it('may be read by its owner alone', async function () {
      if (process.platform === 'win32') this.skip();
      await openOn();
      await store.commit('linde', [aNote('a', 1)]);
      assert.equal((await stat(linde())).mode & 0o777, 0o600);
      const journal = join(folder(), 'linde.1.journal');
      assert.equal((await stat(journal)).mode & 0o777, 0o600);
    });

    it('is never outside the folder, whatever the school is called', async () => {
      await openOn();
      for (const school of ['../escape', 'a/b', '', '.lock-owner', 'x'.repeat(81), 'a\0b']) {
        const refusal = { name: 'StoreError', file: folder() };
        await assert.rejects(store.commit(school, [aNote('a', 1)]), refusal, school);
        await assert.rejects(store.load(school, 'note', 'a'), refusal, school);
      }
      assert.deepEqual((await readdir(folder())).sort(), ['.lock', '.lock-owner.json']);
    });

    it('is not made by reading', async () => {
      await openOn();
      await store.list('linde', 'note');
      await store.close();
      assert.deepEqual(await readdir(folder()), []);
    });

    it('takes no value that it could not give back', async () => {
      await openOn();
      await store.commit('linde', [aNote('a', 'old')]);
      const changes = [
        aNote('a', 'new', 1),
        { kind: 'counter', id: 'c', expected: 0, value: { count: Number.NaN } } as const,
      ];
      await assert.rejects(store.commit('linde', changes));
      await reopen();
      assert.deepEqual(await bodies(), ['old']);
    });

    it('takes nothing of a commit that holds what JSON cannot say', async () => {
      await openOn();
      await assert.rejects(store.commit('linde', [aNote('a', 'new'), aNote('b', 1n)]));
      await store.commit('linde', [aNote('a', 'other')]);
      await reopen();
      assert.deepEqual(await bodies(), ['other']);
    });
  });

  describe('left by a crash', () => {
    it('half written under another name does no harm', async () => {
      await openOn();
      await store.commit('linde', [aNote('a', 1)]);
      await store.close();
      const whole = await readFile(linde(), 'utf8');
      for (const name of ['linde.json.2847561930', 'birk.json.17', '.linde.json.tmp']) {
        await writeFile(join(folder(), name), whole.slice(0, 40));
      }
      await openOn();
      assert.deepEqual(await bodies(), [1]);
      assert.deepEqual(store.schools(), ['linde']);
      await store.commit('linde', [aNote('a', 2, 1)]);
      await store.commit('birk', [aNote('a', 1)]);
      await reopen();
      assert.deepEqual(await bodies(), [2]);
    });

    it("is told from a person's own copies, which stay", async () => {
      await openOn();
      await store.commit('linde', [aNote('a', 1)]);
      await store.close();
      const copies = ['linde.json.bak', 'linde (copy).json', 'linde.json.20261124', 'notes.txt'];
      for (const name of copies) await writeFile(join(folder(), name), 'a copy');
      await openOn();
      assert.deepEqual(store.schools(), ['linde']);
      await store.close();
      assert.deepEqual((await readdir(folder())).sort(), [...copies, 'linde.json'].sort());
    });
  });
});
