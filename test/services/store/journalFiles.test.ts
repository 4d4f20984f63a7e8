import assert from 'node:assert/strict';
import type { KeyObject } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../../../services/errors/errors.ts';
import { frameOf, type JournalOf, journalHeader } from '../../../services/store/journal.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { StoreError } from '../../../services/store/store.ts';
import { verifyFolder } from '../../../services/store/verifyFolder.ts';
import { aNote, contractSchemas, noNote, notesOf } from './contractRecords.ts';
import { aKey } from './keys.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const old = [
  '{"format":2,"school":"linde","records":[',
  '{"kind":"note","id":"a","version":1,"value":{"body":"old"}}',
  ']}\n',
].join('\n');

describe("openLowdbStore, on a school's snapshot and journals", () => {
  const folder = temporaryFolder();
  const linde = () => join(folder(), 'linde.json');
  const journal = (generation = 1) => join(folder(), `linde.${generation}.journal`);
  const open = (more: { readOnly?: boolean; smallestJournal?: number } = {}) =>
    openLowdbStore({ folder: folder(), schemas: contractSchemas, ...more });
  const ids = async () => {
    const store = await open({ readOnly: true });
    return (await notesOf(store)).map(({ id }) => id);
  };
  const names = async (of = folder()) =>
    (await readdir(of)).filter((name) => name.startsWith('linde')).sort();

  /** Files as a bot leaves them that was killed after these commits. */
  const killed = async (notes: readonly string[]) => {
    const store = await open();
    for (const id of notes) await store.commit('linde', [aNote(id, id)]);
    const files = await Promise.all(
      (await names()).map(async (name) => [name, await readFile(join(folder(), name))] as const),
    );
    await store.close();
    const putBack = async () => {
      for (const name of await names()) await rm(join(folder(), name));
      for (const [name, bytes] of files) await writeFile(join(folder(), name), bytes);
    };
    await putBack();
    return putBack;
  };
  const refused = (file: string, message: RegExp) => ({
    name: 'StoreError',
    code: 'damaged',
    file,
    message,
  });

  it('refuses a snapshot whose journal is missing, and names it', async () => {
    await killed(['a']);
    await rm(journal());
    await assert.rejects(
      ids(),
      refused(linde(), /linde\.1\.journal, which belongs to it, is missing/),
    );
  });

  it('refuses a journal whose snapshot is missing', async () => {
    await killed(['a']);
    await rm(linde());
    const damaged = refused(journal(), /linde\.json, which belongs to it, is missing/);
    await assert.rejects(open(), damaged);
    await assert.rejects(ids(), damaged);
  });

  /** A snapshot, and a journal that goes on from it with these frames, whole but for what they hold. */
  const journalled = async (frames: readonly (readonly string[])[], key?: KeyObject) => {
    const mark = { generation: 1, after: '0badcafe' };
    const header = `{"format":3,"school":"linde","journal":${JSON.stringify(mark)},"records":[`;
    await writeFile(linde(), `${header}\n]}\n`);
    const of: JournalOf = { school: 'linde', mark, key };
    let bytes = journalHeader(of);
    let sum = mark.after;
    for (const lines of frames) {
      const frame = frameOf(lines, of, { at: bytes.length, sum });
      bytes = Buffer.concat([bytes, frame.bytes]);
      sum = frame.sum;
    }
    await writeFile(journal(), bytes);
  };
  const good = '{"kind":"note","id":"a","version":1,"value":{"body":1}}';
  const faulty = [
    ['is no JSON', '{"kind":"note", oops}', 17],
    ['is no record', '"Loke"', 1],
    ['is of no such kind', '{"kind":"grade","id":"b","version":1,"value":{"body":1}}', 1],
  ] as const;

  for (const [what, text, column] of faulty) {
    it(`names the line of a journal that ${what}`, async () => {
      await journalled([[good], [good, good, text]]);
      await assert.rejects(ids(), (error: Error) => {
        assert.ok(error instanceof StoreError && error.cause instanceof DataFileError);
        assert.equal(error.message, `${journal()}: line 7: damaged; put a backup in its place`);
        assert.deepEqual([error.cause.line, error.cause.column], [7, column]);
        return true;
      });
    });

    it(`names the line of an encrypted journal that holds what ${what}`, async () => {
      const key = aKey('one');
      await journalled([[good], [good, good, text]], key);
      const opening = openLowdbStore({
        folder: folder(),
        schemas: contractSchemas,
        keys: [key],
        readOnly: true,
      });
      await assert.rejects(opening, {
        message: `${journal()}: line 5: damaged; put a backup in its place`,
      });
    });
  }

  it('names the line of a journal that the trail cannot be read from', async () => {
    await journalled([[good], [good, '"Loke"']]);
    for await (const one of verifyFolder({ folder: folder(), chained: ['note'], keys: [] })) {
      assert.ok('unreadable' in one);
      assert.ok(one.unreadable.startsWith(`${journal()}:6:1: `), one.unreadable);
    }
  });

  it('refuses a journal of another time, also one with the same number', async () => {
    await killed(['a']);
    const other = await readFile(journal());
    await rm(linde());
    await rm(journal());
    await killed(['b']);
    await writeFile(journal(), other);
    await assert.rejects(ids(), refused(journal(), /byte 0: damaged/));
  });

  it('refuses zeros that no crash leaves, wherever they begin in what was answered', async () => {
    await killed(['a', 'b', 'c', 'd']);
    const bytes = await readFile(journal());
    const ends = [...bytes.toString('latin1').matchAll(/\n#/g)].map(({ index }) => index + 1);
    for (const at of ends) {
      await writeFile(journal(), Buffer.from(bytes).fill(0, at + 25));
      await assert.rejects(ids(), {
        message: `${journal()}: byte ${at}: damaged; put a backup in its place`,
      });
    }
  });

  it('refuses a journal that has only zeros, where a snapshot names it or another goes on from it', async () => {
    await killed(['a']);
    await writeFile(journal(), Buffer.alloc(50));
    await assert.rejects(ids(), refused(journal(), /byte 0: damaged/));
    await writeFile(journal(), Buffer.alloc(5_000));
    await assert.rejects(ids(), refused(journal(), /byte 0: damaged/));
  });

  it('names the place of a cut in a journal that another goes on from', async () => {
    await journalled([[good]]);
    const whole = await readFile(journal());
    const of = { school: 'linde', mark: { generation: 2, after: '00c0ffee' }, key: undefined };
    const header = journalHeader(of);
    const frame = frameOf([good], of, { at: header.length, sum: of.mark.after });
    await writeFile(journal(2), Buffer.concat([header, frame.bytes]));
    await writeFile(journal(), whole.subarray(0, -5));
    const at = whole.indexOf('\n#') + 1;
    await assert.rejects(ids(), {
      message: `${journal()}: byte ${at}: damaged; put a backup in its place`,
    });
  });

  it('refuses a journal whose first frame was cut off and whose snapshot is missing', async () => {
    await killed(['a']);
    await writeFile(journal(), (await readFile(journal())).subarray(0, -5));
    await rm(linde());
    await assert.rejects(ids(), refused(journal(), /linde\.json, which belongs to it, is missing/));
  });

  it('is the same after a kill, and one file after the next stop', async () => {
    await killed(['a', 'b']);
    assert.deepEqual(await names(), ['linde.1.journal', 'linde.json']);
    assert.deepEqual(await ids(), ['a', 'b']);
    await (await open()).close();
    assert.deepEqual(await names(), ['linde.json']);
    assert.deepEqual(await ids(), ['a', 'b']);
  });

  it('removes a journal that the snapshot holds already', async () => {
    await killed(['a', 'b']);
    const left = await readFile(journal());
    await (await open()).close();
    await writeFile(journal(), left);
    const store = await open();
    assert.deepEqual(await names(), ['linde.json']);
    await store.commit('linde', [noNote('a', 1)]);
    await store.close();
    assert.deepEqual(await ids(), ['b']);
  });

  it('takes a file of 0.1.0 over at the first commit, and gives it back at closing', async () => {
    await writeFile(linde(), old);
    const store = await open();
    assert.equal(await readFile(linde(), 'utf8'), old);
    await store.commit('linde', [aNote('b', 'new')]);
    // An earlier version must not take the snapshot for all there is.
    assert.match(await readFile(linde(), 'utf8'), /^\{"format":3,/);
    await store.close();
    assert.equal(
      await readFile(linde(), 'utf8'),
      old.replace('\n]}', ',\n{"kind":"note","id":"b","version":1,"value":{"body":"new"}}\n]}'),
    );
  });

  it('is whole in a copy of the running store, journals first', async () => {
    const store = await open({ smallestJournal: 300 });
    let copied = 0;
    for (let round = 0; round < 30; round += 1) {
      const copy = join(folder(), `copy${round}`);
      await mkdir(copy);
      const writing = Promise.all(
        [1, 2, 3].map((n) => store.commit('linde', [aNote(`${round}.${n}`, n)])),
      );
      for (const end of ['.journal', '.json']) {
        const found = (await names()).filter((name) => name.endsWith(end));
        // One may go just now: the snapshot copied next holds what it had.
        for (const name of found)
          await copyFile(join(folder(), name), join(copy, name)).catch(() => {});
      }
      await writing;
      try {
        const reader = await openLowdbStore({
          folder: copy,
          schemas: contractSchemas,
          readOnly: true,
        });
        const there = (await notesOf(reader)).length;
        assert.ok(there >= round * 3, `${there} after ${round} rounds`);
        copied += 1;
      } catch (error) {
        assert.ok(error instanceof StoreError && error.code === 'damaged', String(error));
      }
      await rm(copy, { recursive: true });
    }
    await store.close();
    assert.ok(copied > 10, `${copied} copies were whole`);
  });
});
