import assert from 'node:assert/strict';
import { checkedHeader, unreadState } from '../../../services/store/checkedText.ts';
import {
  apply,
  emptyState,
  placed,
  type SchoolState,
} from '../../../services/store/schoolState.ts';
import { type Kinds, serialise, snapshotOf } from '../../../services/store/schoolText.ts';
import { standing } from '../../../services/store/standing.ts';
import { collected } from '../../doubles/collected.ts';
import { anEntry, kinds as trailKinds } from './trailStore.ts';

const kinds: Kinds = { ...trailKinds, standing: standing(['counter'], trailKinds) };

describe('A file that says it was checked', () => {
  /** Of a school with an entry and a few counters. */
  const aFile = async (): Promise<Buffer> => {
    const state = emptyState('linde', ['entry']);
    const counters = ['a', 'b', 'c'].map((id, count) => {
      return { kind: 'counter', id, expected: 0, value: { count } };
    });
    for (const change of placed(state, [anEntry('e1'), ...counters], new Map()))
      apply(state, change);
    const mark = { generation: 1, after: '00000000' };
    const written = await serialise('linde', snapshotOf(state), mark, kinds.standing);
    // Nothing else lies in its memory.
    const bytes = Buffer.alloc(written.reduce((sum, { length }) => sum + length, 0));
    bytes.set(Buffer.concat(written));
    return bytes;
  };

  const readFrom = (bytes: Buffer, part: 'whole' | 'standing'): SchoolState => {
    const header = checkedHeader(bytes, 'linde', kinds);
    assert.ok(header);
    return unreadState(bytes, header, { file: 'linde.json', kinds, part }).state;
  };

  for (const part of ['whole', 'standing'] as const) {
    it(`leaves memory once it was read, though ${part === 'whole' ? 'all' : part} of it is there`, async () => {
      const read = async () => {
        const bytes = await aFile();
        return { state: readFrom(bytes, part), file: new WeakRef(bytes.buffer) };
      };
      const { state, file } = await read();
      assert.equal(state.shelves.get('counter')?.get('b')?.version, 1);
      assert.ok(await collected(file));
      assert.deepEqual(state.shelves.get('counter')?.get('c')?.value, { count: 2 });
    });
  }

  it('leaves memory as well when one of its kinds is all that is kept', async () => {
    const read = async () => {
      const { shelves } = readFrom(await aFile(), 'whole');
      const { entry, ...others } = Object.fromEntries(shelves);
      return { entry, counters: new WeakRef(others.counter ?? {}) };
    };
    const { entry, counters } = await read();
    assert.ok(await collected(counters));
    assert.equal(entry?.get('e1')?.link?.seq, 1);
  });
});
