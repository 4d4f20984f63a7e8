import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BlockCache } from '../../../services/store/blocks.ts';
import { PackedLines } from '../../../services/store/packedLines.ts';
import { PackedShelf } from '../../../services/store/packedShelf.ts';
import { lineOf } from '../../../services/store/schoolState.ts';
import {
  between,
  type Entry,
  MapShelf,
  type Raw,
  type Shelf,
} from '../../../services/store/shelf.ts';
import { anyText } from '../../builders/anyText.ts';
import { collected } from '../../doubles/collected.ts';

const kind = 'note "ø"';

function anEntry(id: string, version = 1, value: unknown = { of: id }): Entry {
  return { id, version, value, link: undefined, line: undefined };
}

/** The entries as they stand in a file. */
function linesOf(entries: readonly Entry[]): Raw {
  const lines = entries.map((entry) => lineOf(kind, entry));
  return { count: lines.length, bytes: Buffer.from(lines.join(between)) };
}

/** With two blocks open of a few lines each. */
function packed(raw: Raw, blockBytes = 150): PackedShelf {
  const place = { file: 'linde.json', kind, first: 5 };
  return new PackedShelf(
    kind,
    new PackedLines(raw, place, new BlockCache({ most: 2, blockBytes })),
  );
}

function filled(entries: readonly Entry[]): MapShelf {
  const shelf = new MapShelf();
  for (const entry of entries) shelf.set(entry);
  return shelf;
}

function plain(entry: Entry | undefined) {
  return entry && { id: entry.id, version: entry.version, value: entry.value };
}

/** What a file would hold. */
function written(shelf: Shelf): Raw {
  const rows = shelf.rows();
  if (!('pieces' in rows)) return linesOf(rows.filter((row) => 'version' in row));
  return { count: rows.count, bytes: Buffer.concat(rows.pieces) };
}

describe('PackedShelf', () => {
  const ids = fc.uniqueArray(anyText(), { maxLength: 30 });
  const uses = fc.array(
    fc.record({
      what: fc.constantFrom('get', 'set', 'set', 'delete', 'delete', 'list', 'copy', 'write'),
      which: fc.nat({ max: 40 }),
    }),
    { maxLength: 40 },
  );

  /** Does it, and gives the shelf to go on with and what there is to see of it. */
  const done = (shelf: Shelf, what: string, { id, step }: { id: string; step: number }) => {
    if (what === 'set') shelf.set(anEntry(id, step));
    if (what === 'delete') shelf.delete(id);
    const next = what === 'copy' ? shelf.copy() : shelf;
    const listed = next.entries(what === 'list' ? step % 20 : undefined).map(plain);
    const found = what === 'get' ? plain(next.get(id)) : undefined;
    return {
      next,
      seen: { size: next.size, listed, found, ...(what === 'write' && written(next)) },
    };
  };

  it('law: is as a shelf that keeps all its records, whatever is done with it', () => {
    fc.assert(
      fc.property(ids, uses, (names, steps) => {
        const entries = names.slice(0, 20).map((id, index) => anEntry(id, index + 1));
        let shelf: Shelf = packed(linesOf(entries));
        let model: Shelf = filled(entries);
        for (const [step, { what, which }] of steps.entries()) {
          const id = [...names, 'never there'][which % (names.length + 1)] ?? '';
          const [one, other] = [shelf, model].map((each) => done(each, what, { id, step }));
          assert.ok(one && other);
          assert.deepEqual(one.seen, other.seen);
          [shelf, model] = [one.next, other.next];
        }
        assert.deepEqual(written(packed(written(shelf))), written(model));
      }),
    );
  });

  it('finds each of thousands in a file of many blocks, and nothing else', () => {
    const entries = Array.from({ length: 5000 }, (_, index) => anEntry(`n${index}`, index + 1));
    const shelf = packed(linesOf(entries), 5000);
    for (const { id, version } of entries.toReversed())
      assert.equal(shelf.get(id)?.version, version);
    for (const { id } of entries) assert.equal(shelf.get(`${id}x`), undefined);
  });

  it('shares its lines with a copy, and not what is done to either', () => {
    const shelf = packed(linesOf(['a', 'b', 'c'].map((id) => anEntry(id))));
    const copy = shelf.copy();
    shelf.set(anEntry('b', 2));
    copy.delete('a');
    copy.set(anEntry('d'));
    const told = (one: Shelf) => one.entries().map(({ id, version }) => `${id}${version}`);
    assert.deepEqual(
      [told(shelf), told(copy)],
      [
        ['a1', 'b2', 'c1'],
        ['b1', 'c1', 'd1'],
      ],
    );
  });

  it('gives the same list to all who hold it, and keeps it no longer than they do', async () => {
    const shelf = packed(linesOf([anEntry('a'), anEntry('b')]));
    const listed = () => {
      const list = shelf.entries();
      assert.equal(shelf.entries(), list);
      return new WeakRef(list);
    };
    const list = listed();
    assert.ok(await collected(list));
    assert.equal(shelf.entries().length, 2);
  });

  it('leaves a record as it was for who holds it while it changes', () => {
    const shelf = packed(linesOf([anEntry('a', 1, 'before')]));
    const held = shelf.get('a');
    shelf.set(anEntry('a', 2, 'after'));
    assert.deepEqual([held?.value, shelf.get('a')?.value], ['before', 'after']);
  });

  for (const [what, change] of [
    ['of another kind', (text: string) => text.replace('"kind":"note', '"kind":"note of')],
    ['without a version', (text: string) => text.replace('"version":2', '"version":"2"')],
    ['that is missing', (text: string) => text.split(between).slice(0, 2).join(between)],
    ['too many', (text: string) => `${text}${between}${text.split(between)[0]}`],
  ] as const) {
    it(`names the place of a line ${what}`, () => {
      const { count, bytes } = linesOf([1, 2, 3].map((each) => anEntry(`n${each}`, each)));
      const shelf = packed({ count, bytes: Buffer.from(change(bytes.toString())) });
      assert.throws(() => shelf.get('n1'), { code: 'damaged', message: /linde\.json: line \d: / });
    });
  }

  it('names the place of a value that is no JSON when that is asked for, and not before', () => {
    const { count, bytes } = linesOf([1, 2].map((each) => anEntry(`n${each}`, each, [each])));
    const shelf = packed({ count, bytes: Buffer.from(bytes.toString().replace('[2]', '[2')) });
    assert.deepEqual(shelf.get('n1')?.value, [1]);
    const second = shelf.get('n2');
    assert.throws(() => second?.value, { code: 'damaged', message: /linde\.json: line 6: / });
  });
});
