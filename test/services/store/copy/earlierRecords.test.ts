import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { schemas } from '../../../../bot/core/records.ts';
import {
  type EarlierRecords,
  fitEarlier,
  readEarlierRecords,
} from '../../../../services/store/copy/earlierRecords.ts';
import { emptyState, linked, shelfOf } from '../../../../services/store/schoolState.ts';

const file = fileURLToPath(new URL('../../../../data/store/records-0.1.0.json', import.meta.url));

describe('fitEarlier', () => {
  const earlier: EarlierRecords = {
    version: '0.1.0',
    kinds: {
      case: z.strictObject({
        id: z.string(),
        log: z.array(
          z.union([
            z.strictObject({ do: z.literal('open') }),
            z.strictObject({ do: z.literal('comment'), text: z.string() }),
          ]),
        ),
      }),
      outbox: z.strictObject({ card: z.enum(['receipt']) }),
      audit: z.strictObject({ by: z.string() }),
    },
  };
  const stateOf = (kind: string, value: unknown) => {
    const state = emptyState('linde', []);
    shelfOf(state, kind).set({ id: 'a', version: 7, value, link: undefined, line: undefined });
    return state;
  };
  const goBack = (kind: string, value: unknown) => {
    const state = stateOf(kind, value);
    const lost = fitEarlier(state, earlier, 'linde');
    return { left: shelfOf(state, kind).get('a'), lost: Object.fromEntries(lost) };
  };

  it('leaves alone what the earlier version reads', () => {
    const value = { id: 'a', log: [{ do: 'open' }] };
    const { left, lost } = goBack('case', value);
    assert.deepEqual([left?.value, left?.version, lost], [value, 7, {}]);
  });

  it('takes away members that it does not know, however deep, and changes nothing else', () => {
    const value = { id: 'a', new: 1, log: [{ do: 'open' }, { do: 'comment', text: 'x', by: 'y' }] };
    const { left, lost } = goBack('case', value);
    assert.deepEqual(left?.value, {
      id: 'a',
      log: [{ do: 'open' }, { do: 'comment', text: 'x' }],
    });
    assert.deepEqual(lost, { 'new of case': 1, 'log.by of case': 1 });
    assert.equal(value.new, 1, 'what was read stays as it is');
  });

  it('leaves out a kind that it does not know, and a message of which it cannot make a card', () => {
    assert.deepEqual(goBack('registerDay', { on: 'x' }), {
      left: undefined,
      lost: { registerDay: 1 },
    });
    assert.deepEqual(goBack('outbox', { card: 'reasons' }), {
      left: undefined,
      lost: { outbox: 1 },
    });
  });

  it('refuses a case with an event that it does not know, by number and without what it holds', () => {
    assert.throws(() => goBack('case', { id: 'a', log: [{ do: 'plan', goal: 'Loke' }] }), {
      code: 'damaged',
      message:
        'linde: case a holds what 0.1.0 cannot read: put the backup from before the upgrade in its place',
    });
  });

  it('never changes an entry of the trail, whose hash is over all of it', () => {
    const state = emptyState('linde', ['audit']);
    const head = state.chains.get('audit')?.head;
    assert.ok(head);
    shelfOf(state, 'audit').set(linked(head, 'audit', 'a', { by: 'x', more: 1 }));
    assert.throws(() => fitEarlier(state, earlier, 'linde'), /audit a holds what 0\.1\.0 cannot/);
  });

  it('knows every kind that 0.1.0 had, of which none is gone since', async () => {
    const { version, kinds } = await readEarlierRecords(file);
    assert.equal(version, '0.1.0');
    assert.equal(Object.keys(kinds).length, 23);
    assert.deepEqual(
      Object.keys(kinds).filter((kind) => !(kind in schemas)),
      [],
    );
  });
});
