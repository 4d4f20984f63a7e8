import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { DataFileError } from '../../../services/errors/errors.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { StoreError } from '../../../services/store/store.ts';
import { aNote, contractSchemas, notesOf } from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const lines = [
  '{"format":2,"school":"linde","records":[',
  '{"kind":"note","id":"a","version":1,"value":{"body":"Loke Prøvesen"}},',
  '{"kind":"counter","id":"b","version":2,"value":{"count":7}}',
  ']}',
  '',
];
const whole = lines.join('\n');

/** The school's file with one of its lines (from 1) replaced. */
const withLine = (line: number, text: string) =>
  lines.map((old, index) => (index === line - 1 ? text : old)).join('\n');

describe('openLowdbStore, on a damaged file', () => {
  const folder = temporaryFolder();
  const linde = () => join(folder(), 'linde.json');
  const open = () => openLowdbStore({ folder: folder(), schemas: contractSchemas });

  /** Opens the store on these bytes. @returns how it refuses; undefined when it opens */
  const openOn = async (content: string | Uint8Array): Promise<StoreError | undefined> => {
    const bytes = Buffer.from(content);
    await writeFile(linde(), bytes);
    let refusal: StoreError | undefined;
    try {
      await (await open()).close();
    } catch (error) {
      assert.ok(error instanceof StoreError, String(error));
      refusal = error;
    }
    assert.deepEqual(await readFile(linde()), bytes, 'the file is left as it was');
    return refusal;
  };

  it('opens the file these tests damage', async () => {
    assert.equal(await openOn(whole), undefined);
  });

  for (const [what, content, line, column] of [
    ['is empty', '', 1, 1],
    ['has a comma missing', withLine(2, lines[1]?.slice(0, -1) ?? ''), 3, 1],
    ['has a word in it', withLine(3, '{"kind":"counter", oops}'), 3, 20],
    ['is no store', '{"pupils":[]}', 1, 1],
    ['is of a later format', withLine(1, '{"format":3,"school":"linde","records":['), 1, 11],
    [
      'holds a record without a version',
      withLine(3, '{"kind":"counter","id":"b","value":{"count":7}}'),
      3,
      1,
    ],
    [
      'holds a record at version 0',
      withLine(3, '{"kind":"counter","id":"b","version":0,"value":{"count":7}}'),
      3,
      38,
    ],
    [
      'holds an unknown kind of record',
      withLine(3, '{"kind":"grade","id":"b","version":2,"value":{"count":7}}'),
      3,
      1,
    ],
    [
      'holds a kind of record that every object has',
      withLine(3, '{"kind":"constructor","id":"b","version":2,"value":{"count":7}}'),
      3,
      1,
    ],
    [
      'holds a record that is not of its kind',
      withLine(3, '{"kind":"counter","id":"b","version":2,"value":{"count":"seven"}}'),
      3,
      1,
    ],
  ] as const) {
    it(`says where a file ${what}, and leaves it as it is`, async () => {
      const refusal = await openOn(content);
      assert.ok(refusal, 'the store does not open');
      assert.equal(refusal.code, 'damaged');
      assert.equal(refusal.file, linde());
      assert.match(refusal.message, new RegExp(`linde\\.json: line ${line}: `));
      const { cause } = refusal;
      assert.ok(cause instanceof DataFileError);
      assert.deepEqual([cause.file, cause.line, cause.column], [linde(), line, column]);
    });
  }

  it('says what was expected there, but not what a record holds', async () => {
    const wrong = '{"kind":"counter","id":"b","version":2,"value":{"count":"Loke Prøvesen"}}';
    const refusal = await openOn(withLine(3, wrong));
    assert.ok(refusal?.cause instanceof DataFileError);
    assert.match(refusal.cause.message, /counter b: count: .*expected number/);
    assert.doesNotMatch(`${refusal.message}${refusal.cause.message}`, /Loke/);
  });

  it('says that a file cannot be read at all', async () => {
    await mkdir(linde());
    await assert.rejects(open(), { name: 'StoreError', code: 'damaged', file: linde() });
  });

  it('refuses bytes that are no UTF-8 instead of storing them as question marks', async () => {
    const refusal = await openOn(Buffer.from(whole, 'latin1'));
    assert.equal(refusal?.code, 'damaged');
  });

  it("refuses another school's file under this school's name", async () => {
    const refusal = await openOn(whole.replace('"linde"', '"birk"'));
    assert.equal(refusal?.code, 'damaged');
  });

  it('refuses a record that is there twice', async () => {
    const refusal = await openOn(withLine(3, (lines[1] ?? '').replace(/,$/, '')));
    assert.equal(refusal?.code, 'damaged');
  });

  it('refuses a file cut off at any byte, and leaves it as it is', async () => {
    const bytes = Buffer.from(whole);
    // Without the last line's end it is still whole.
    const cuts = fc.integer({ min: 0, max: bytes.length - 2 });
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        assert.equal((await openOn(bytes.subarray(0, at)))?.code, 'damaged');
      }),
      { numRuns: 60 },
    );
  });

  it('calls a file with any byte changed damaged or opens it, and leaves it as it is', async () => {
    const bytes = Buffer.from(whole);
    const place = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        const refusal = await openOn(changed);
        assert.equal(refusal?.code ?? 'damaged', 'damaged');
      }),
      { numRuns: 150 },
    );
  });

  it('opens again once a backup is in its place', async () => {
    assert.equal((await openOn(whole.slice(0, 90)))?.code, 'damaged');
    await writeFile(linde(), whole);
    const store = await open();
    assert.deepEqual(await notesOf(store), [
      { id: 'a', version: 1, value: { body: 'Loke Prøvesen' } },
    ]);
    await store.close();
  });

  it('neither reads nor overwrites one that appears while the store is open', async () => {
    const store = await open();
    await store.commit('birk', [aNote('a', 1)]);
    await writeFile(linde(), whole.slice(0, 90));
    const damaged = { name: 'StoreError', code: 'damaged', file: linde() };
    await assert.rejects(store.commit('linde', [aNote('a', 1)]), damaged);
    await assert.rejects(store.load('linde', 'note', 'a'), damaged);
    assert.equal(await readFile(linde(), 'utf8'), whole.slice(0, 90));
    await store.commit('birk', [aNote('a', 2, 1)]);
    await store.close();
    await writeFile(linde(), whole);
    const again = await open();
    assert.equal((await notesOf(again, 'birk')).length, 1);
    await again.close();
  });
});
