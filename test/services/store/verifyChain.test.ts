import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChainFault } from '../../../services/store/verifyChain.ts';
import { type FileParts, openChained, readParts, verified, writeParts } from './chainFile.ts';
import { aCounter, aNote, noNote } from './contractRecords.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A line with one of its fields changed. */
const withField = (line = '', field: string, value: unknown) =>
  JSON.stringify({ ...JSON.parse(line), [field]: value });

const other = 'f'.repeat(64);

describe('verifyChain', () => {
  const folder = temporaryFolder();
  let file: FileParts;

  /** Entries 3 to 10 of linde, the first two retired, and three counters; birk has entries too. */
  beforeEach(async () => {
    const store = await openChained(folder());
    const ids = Array.from({ length: 10 }, (_, index) => `n${index + 1}`);
    for (const id of ids) await store.commit('linde', [aNote(id, { who: id, when: 'now' })]);
    await store.commit('linde', [noNote('n1', 1), noNote('n2', 1)]);
    await store.commit('linde', [aCounter('a', 1), aCounter('b', 2), aCounter('c', 3)]);
    for (const id of ids) await store.commit('birk', [aNote(id, { who: id, when: 'now' })]);
    await store.close();
    file = await readParts(folder());
  });

  const faultsOf = async (parts: FileParts) => {
    await writeParts(folder(), parts);
    return (await verified(folder()))?.faults;
  };

  it('finds nothing in a file nobody touched', async () => {
    assert.deepEqual(await faultsOf(file), []);
    const chain = await verified(folder());
    assert.equal(chain?.entries, 8);
    assert.equal(chain.head?.seq, 10);
  });

  it('knows every head that the chain had since its oldest entry, and no other', async () => {
    const chain = await verified(folder());
    const hashes = file.lines.slice(0, 8).map((line): string => JSON.parse(line).hash);
    assert.ok(hashes.every((hash) => chain?.includes(hash)));
    assert.equal(chain?.includes(other), false);
  });

  // Entry 5 stands on line 4 of the file, third among the lines of records.
  const cases: readonly (readonly [string, (lines: string[]) => string[], ChainFault[]])[] = [
    ...(
      [
        ['value', { body: { who: 'n5', when: 'later' } }],
        ['id', 'n55'],
      ] as const
    ).map(
      ([field, value]) =>
        [
          `a changed ${field}`,
          (lines: string[]) => lines.with(2, withField(lines[2], field, value)),
          [{ what: 'changed', seq: 5, line: 4 }] satisfies ChainFault[],
        ] as const,
    ),
    [
      'a changed hash',
      (lines) => lines.with(2, withField(lines[2], 'hash', other)),
      [
        { what: 'changed', seq: 5, line: 4 },
        { what: 'changed', seq: 6, line: 5 },
      ],
    ],
    [
      'a changed version',
      (lines) => lines.with(2, withField(lines[2], 'version', 2)),
      [
        { what: 'changed', line: 4 },
        { what: 'missing', seq: 5, to: 5 },
      ],
    ],
    [
      'a number that is there already',
      (lines) => lines.with(2, withField(lines[2], 'seq', 4)),
      [
        { what: 'twice', seq: 4, line: 4 },
        { what: 'missing', seq: 5, to: 5 },
      ],
    ],
    [
      'a number far away',
      (lines) => lines.with(2, withField(lines[2], 'seq', 2 ** 50)),
      [
        { what: 'unexpected', seq: 2 ** 50, line: 4 },
        { what: 'missing', seq: 5, to: 5 },
      ],
    ],
    ['an entry less', (lines) => lines.toSpliced(2, 1), [{ what: 'missing', seq: 5, to: 5 }]],
    [
      'an entry that was made another kind',
      (lines) => lines.with(2, withField(lines[2], 'kind', 'counter')),
      [{ what: 'missing', seq: 5, to: 5 }],
    ],
    [
      'two entries in each other’s place',
      (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''),
      [{ what: 'out_of_order', seq: 5, line: 5 }],
    ],
    [
      'an entry that stands twice',
      (lines) => lines.toSpliced(5, 0, lines[2] ?? ''),
      [{ what: 'twice', seq: 5, line: 7 }],
    ],
    [
      'an entry put in',
      (lines) => lines.toSpliced(8, 0, withField(lines[7], 'seq', 11)),
      [{ what: 'unexpected', seq: 11, line: 10 }],
    ],
    ['the oldest less', (lines) => lines.slice(2), [{ what: 'missing', seq: 3, to: 4 }]],
    ['the newest less', (lines) => lines.toSpliced(5, 3), [{ what: 'missing', seq: 8, to: 10 }]],
    ['all less', (lines) => lines.slice(8), [{ what: 'missing', seq: 3, to: 10 }]],
    [
      'the same in other words',
      (lines) => lines.with(2, (lines[2] ?? '').replace('"now"', '"\\u006eow"')),
      [{ what: 'changed', seq: 5, line: 4 }],
    ],
  ];
  for (const [what, change, faults] of cases) {
    it(`finds ${what}, and says which`, async () => {
      assert.deepEqual(await faultsOf({ ...file, lines: change(file.lines) }), faults);
    });
  }

  it('finds another school’s trail under this school’s name', async () => {
    const birk = await readParts(folder(), 'birk');
    const taken = { ...birk, header: birk.header.replace('"birk"', '"linde"') };
    assert.deepEqual(await faultsOf(taken), [{ what: 'header' }]);
  });

  it('finds ends that are not those of the entries', async () => {
    for (const wrong of [
      file.header.replace(
        /"head":\{"seq":\d+,"hash":"\w+"\}/,
        `"head":{"seq":10,"hash":"${other}"}`,
      ),
      file.header.replace(/"head":\{"seq":\d+/, '"head":{"seq":9007199254740991'),
      file.header.replace(/"head":\{"seq":\d+/, '"head":{"seq":1'),
      file.header.replace(/"anchor":\{"seq":\d+/, '"anchor":{"seq":0'),
      file.header.replace(/"anchor":\{"seq":2,"hash":"\w+"/, `"anchor":{"seq":2,"hash":"${other}"`),
      file.header.replace(/"chains":.*,"records"/, '"records"'),
      file.header.replace('"note"', '"nota"'),
    ]) {
      assert.notEqual(wrong, file.header);
      assert.notDeepEqual(await faultsOf({ ...file, header: wrong }), []);
    }
  });

  it('law: finds any one change to any entry of a file', async () => {
    const entry = fc.nat(7);
    const field = fc.oneof(
      fc.record({ field: fc.constant('id'), value: fc.string() }),
      fc.record({ field: fc.constant('kind'), value: fc.constantFrom('counter', 'x') }),
      fc.record({ field: fc.constant('version'), value: fc.integer() }),
      fc.record({ field: fc.constant('value'), value: fc.jsonValue() }),
      fc.record({ field: fc.constant('seq'), value: fc.oneof(fc.nat(12), fc.integer()) }),
      fc.record({ field: fc.constant('hash'), value: fc.constantFrom(other, '', null) }),
      fc.record({ field: fc.constant('stray'), value: fc.constant(1) }),
      fc.record({ field: fc.constantFrom('seq', 'hash', 'value'), value: fc.constant(undefined) }),
    );
    const change: fc.Arbitrary<(lines: string[], foreign: string[]) => string[]> = fc.oneof(
      fc.tuple(entry, field).map(
        ([at, one]) =>
          (lines: string[]) =>
            lines.with(at, withField(lines[at], one.field, one.value)),
      ),
      entry.map((at) => (lines: string[]) => lines.toSpliced(at, 1)),
      fc.tuple(entry, entry).map(
        ([one, two]) =>
          (lines: string[]) =>
            lines.with(one, lines[two] ?? '').with(two, lines[one] ?? ''),
      ),
      fc.tuple(entry, entry).map(
        ([from, to]) =>
          (lines: string[]) =>
            lines.toSpliced(to, 0, ...lines.splice(from, 1)),
      ),
      fc.tuple(entry, fc.nat(11)).map(
        ([from, to]) =>
          (lines: string[]) =>
            lines.toSpliced(to, 0, lines[from] ?? ''),
      ),
      fc.tuple(entry, fc.nat(11), fc.boolean()).map(
        ([from, to, instead]) =>
          (lines: string[], foreign: string[]) =>
            lines.toSpliced(to, instead ? 1 : 0, foreign[from] ?? ''),
      ),
      fc
        .integer({ min: 1, max: 8 })
        .map((count) => (lines: string[]) => lines.toSpliced(8 - count, count)),
      fc.integer({ min: 1, max: 8 }).map((count) => (lines: string[]) => lines.slice(count)),
    );
    const { lines: foreign } = await readParts(folder(), 'birk');
    let found = 0;
    await fc.assert(
      fc.asyncProperty(change, async (apply) => {
        const lines = apply([...file.lines], foreign);
        fc.pre(lines.join() !== file.lines.join());
        // An entry may stand anywhere among the records of other kinds.
        const notes = (all: string[]) =>
          all.filter((line) => line.includes('"kind":"note"')).join();
        fc.pre(notes(lines) !== notes(file.lines));
        assert.notDeepEqual(await faultsOf({ ...file, lines }), []);
        found += 1;
      }),
      { numRuns: 400 },
    );
    assert.ok(found > 300, `${found} changes`);
  });

  it('law: finds any byte of any entry changed, or cannot read the file', async () => {
    const place = fc.record({ line: fc.nat(7), at: fc.double({ min: 0, max: 1, noNaN: true }) });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 32, max: 126 }), async ({ line, at }, code) => {
        const text = file.lines[line] ?? '';
        const index = Math.floor(at * (text.length - 1));
        const changed = text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
        fc.pre(changed !== text);
        const faults = await faultsOf({ ...file, lines: file.lines.with(line, changed) });
        assert.notDeepEqual(faults, []);
      }),
      { numRuns: 400 },
    );
  });
});
