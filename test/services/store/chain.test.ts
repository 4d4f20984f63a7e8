import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { openChained, readParts, verified, writeParts } from './chainFile.ts';
import { aCounter, aNote, contractSchemas, noNote, notesOf } from './contractRecords.ts';
import { heldWrites } from './heldWrites.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** An entry's hash, worked out as docs/deployment.md tells it. */
const hashOf = (previous: string, seq: number, id: string, body: string) =>
  sha256(`${previous}{"id":"${id}","kind":"note","seq":${seq},"value":{"body":${body}}}`);

const start = sha256('{"kind":"note","school":"linde"}');

describe('openLowdbStore, on chained records', () => {
  const folder = temporaryFolder();
  const faultsNow = async () => (await verified(folder()))?.faults;
  const seqs = async () => (await readParts(folder())).lines.map((line) => JSON.parse(line).seq);

  it('gives each the hash of all before it, in the order of commits', async () => {
    const store = await openChained(folder());
    await store.commit('linde', [aNote('a', { y: 1, x: 2 }), aCounter('c', 1), aNote('b', 'ø')]);
    await store.close();
    const [first, second] = [
      hashOf(start, 1, 'a', '{"x":2,"y":1}'),
      hashOf(hashOf(start, 1, 'a', '{"x":2,"y":1}'), 2, 'b', '"ø"'),
    ];
    assert.deepEqual(await readParts(folder()), {
      header: `{"format":2,"school":"linde","chains":{"note":{"anchor":{"seq":0,"hash":"${start}"},"head":{"seq":2,"hash":"${second}"}}},"records":[`,
      lines: [
        `{"kind":"note","id":"a","version":1,"value":{"body":{"y":1,"x":2}},"seq":1,"hash":"${first}"}`,
        `{"kind":"note","id":"b","version":1,"value":{"body":"ø"},"seq":2,"hash":"${second}"}`,
        '{"kind":"counter","id":"c","version":1,"value":{"count":1}}',
      ],
    });
    assert.deepEqual(await faultsNow(), []);
  });

  it('lets forty write at once without a conflict', async () => {
    const store = await openChained(folder());
    const writers = Array.from({ length: 40 }, (_, index) => `w${index}`);
    await Promise.all(
      writers.flatMap((id) => [
        store.commit('linde', [aNote(`${id}-1`, 1)]),
        store.commit('linde', [aNote(`${id}-2`, 2), aCounter(id, 1)]),
      ]),
    );
    await store.close();
    assert.equal((await verified(folder()))?.entries, 80);
    assert.deepEqual(await faultsNow(), []);
  });

  it('never changes one, and stores nothing of a commit that would', async () => {
    const store = await openChained(folder());
    await store.commit('linde', [aNote('a', 1)]);
    const changed = store.commit('linde', [aNote('a', 2, 1), aNote('b', 1)]);
    await assert.rejects(changed, /^Error: note a: may not be changed$/);
    assert.deepEqual(await notesOf(store), [{ id: 'a', version: 1, value: { body: 1 } }]);
    await store.commit('linde', [aNote('c', 1)]);
    await store.close();
    assert.deepEqual(await faultsNow(), []);
  });

  it('removes the oldest alone, in any order, and goes on from there', async () => {
    const store = await openChained(folder());
    for (const id of ['a', 'b', 'c', 'd']) await store.commit('linde', [aNote(id, id)]);
    for (const ids of [['b'], ['a', 'c'], ['d']]) {
      const removed = store.commit(
        'linde',
        ids.map((id) => noNote(id, 1)),
      );
      await assert.rejects(removed, /^Error: note: only the oldest may be removed$/);
    }
    await store.commit('linde', [noNote('b', 1), aNote('e', 'e'), noNote('a', 1)]);
    await store.close();
    assert.deepEqual(await seqs(), [3, 4, 5]);
    assert.deepEqual(await faultsNow(), []);
    const again = await openChained(folder());
    await again.commit('linde', [noNote('c', 1), noNote('d', 1), noNote('e', 1)]);
    await again.commit('linde', [aNote('a', 'again')]);
    await again.close();
    assert.deepEqual(await seqs(), [6]);
    assert.deepEqual(await faultsNow(), []);
  });

  it('leaves no gap after a write that failed, nor after what was refused with it', async () => {
    const disk = heldWrites();
    const store = await openChained(folder(), disk);
    const first = store.commit('linde', [aNote('a', 1)]);
    await (await disk.next()).letThrough();
    await first;
    const lost = ['b', 'c'].map((id) =>
      assert.rejects(store.commit('linde', [aNote(id, 1)]), { code: 'write_failed' }),
    );
    const held = await disk.next();
    const meanwhile = store.commit('linde', [noNote('a', 1), aNote('d', 1)]);
    const alsoLost = assert.rejects(meanwhile, { code: 'write_failed' });
    await nextTurn();
    held.refuse(new Error('no space'));
    await Promise.all([...lost, alsoLost]);
    const next = store.commit('linde', [aNote('e', 1)]);
    await (await disk.next()).letThrough();
    await next;
    await store.close();
    assert.deepEqual(await seqs(), [1, 2]);
    assert.deepEqual(await faultsNow(), []);
  });

  it('goes on when the clock goes backwards: the order is that of commits', async () => {
    const store = await openChained(folder());
    for (const at of ['2026-10-25T02:59:00+02:00', '2026-10-25T02:01:00+01:00', '2026-10-24']) {
      await store.commit('linde', [aNote(at, at)]);
    }
    await store.close();
    assert.deepEqual(await seqs(), [1, 2, 3]);
    assert.deepEqual(await faultsNow(), []);
  });

  it('chains a file of format 1 in the order found, and writes it at the next commit', async () => {
    const old = [
      '{"format":1,"school":"linde","records":[',
      '{"kind":"note","id":"a","version":1,"value":{"body":1}},',
      '{"kind":"note","id":"b","version":3,"value":{"body":2}}',
      ']}\n',
    ].join('\n');
    await writeFile(join(folder(), 'linde.json'), old);
    assert.equal((await verified(folder()))?.head, undefined);
    assert.deepEqual(await faultsNow(), []);
    await (await openChained(folder())).close();
    assert.equal((await verified(folder()))?.head, undefined, 'opening alone writes nothing');
    const store = await openChained(folder());
    await store.commit('linde', [aNote('c', 3)]);
    await store.close();
    assert.deepEqual(await seqs(), [1, 2, 3]);
    assert.deepEqual(await faultsNow(), []);
  });

  it('goes on with a chain in a store that was opened without naming it', async () => {
    const store = await openChained(folder());
    await store.commit('linde', [aNote('a', 1)]);
    await store.close();
    const plain = await openLowdbStore({ folder: folder(), schemas: contractSchemas });
    await plain.commit('linde', [aNote('b', 1)]);
    await assert.rejects(plain.commit('linde', [aNote('b', 2, 1)]), /may not be changed/);
    await plain.close();
    assert.deepEqual(await seqs(), [1, 2]);
    assert.deepEqual(await faultsNow(), []);
  });

  it('keeps what was changed from outside to be found, also after more commits', async () => {
    const store = await openChained(folder());
    for (const id of ['a', 'b', 'c', 'd']) await store.commit('linde', [aNote(id, id)]);
    await store.close();
    const { header, lines } = await readParts(folder());
    const [a = '', b = '', c = ''] = lines;
    await writeParts(folder(), { header, lines: [b, a.replace('"body":"a"', '"body":"x"'), c] });
    const again = await openChained(folder());
    await again.commit('linde', [aNote('e', 'e')]);
    await again.close();
    assert.deepEqual(await faultsNow(), [
      { what: 'out_of_order', seq: 1, line: 3 },
      { what: 'changed', seq: 1, line: 3 },
      { what: 'missing', seq: 4, to: 4 },
    ]);
  });
});
