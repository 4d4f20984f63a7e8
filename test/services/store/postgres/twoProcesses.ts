import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../../../services/store/postgres/openPostgresStore.ts';
import type { Change, Store } from '../../../../services/store/store.ts';
import {
  aCounter,
  aNote,
  type ContractRecords,
  contractSchemas,
  noNote,
} from '../contractRecords.ts';

/** What one decision does to notes, and which of the stores makes it. */
export type Step = { store: number; ids: readonly string[]; remove: boolean };

/** A decision as it was answered: which one it was, by the counter that each raises. */
export type Answered = { order: number; step: Step; body: string };

const ids = ['a', 'b', 'c', 'd', 'e'];

export function someSteps(length: number): fc.Arbitrary<Step[]> {
  const step = fc.record({
    store: fc.nat({ max: 1 }),
    ids: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    remove: fc.boolean(),
  });
  return fc.array(step, { minLength: length, maxLength: length });
}

/** As two processes would open it: each with a memory and connections of its own. */
export function openTwice(url: DatabaseUrl): Promise<Store<ContractRecords>[]> {
  const open = () => openPostgresStore({ url, schemas: contractSchemas, chained: ['counter'] });
  return Promise.all([open(), open()]);
}

/**
 * Takes a step: reads the order from a note, raises it, writes or removes the notes named, and adds to a trail.
 * @param body names the decision
 */
export async function take(
  store: Store<ContractRecords>,
  step: Step,
  body: string,
): Promise<Answered> {
  const order = await store.decide('linde', async ({ load }) => {
    const last = await load('note', 'order');
    const order = Number(last?.value.body ?? 0) + 1;
    const changes: Change<ContractRecords>[] = [
      aNote('order', order, last?.version),
      aCounter(body, order),
    ];
    for (const id of step.ids) {
      const before = await load('note', id);
      if (!step.remove) changes.push(aNote(id, body, before?.version));
      else if (before) changes.push(noNote(id, before.version));
    }
    return { changes, result: order };
  });
  return { order, step, body };
}

/** What one process alone would hold after the same decisions in their order. */
export async function assertSerial(
  store: Store<ContractRecords>,
  answered: readonly Answered[],
): Promise<void> {
  const inOrder = answered.toSorted((one, other) => one.order - other.order);
  assert.deepEqual(
    inOrder.map(({ order }) => order),
    inOrder.map((_, at) => at + 1),
  );
  const notes = new Map<string, { version: number; body: unknown }>();
  for (const { order, step, body } of inOrder) {
    notes.set('order', { version: order, body: order });
    for (const id of step.ids) {
      if (step.remove) notes.delete(id);
      else notes.set(id, { version: (notes.get(id)?.version ?? 0) + 1, body });
    }
  }
  const listed = await store.list('linde', 'note');
  assert.deepEqual(
    listed.map(({ id, version, value }) => [id, { version, body: value.body }]),
    [...notes],
  );
  assert.deepEqual(
    (await store.list('linde', 'counter')).map(({ id, value }) => [id, value.count]),
    inOrder.map(({ order, body }) => [body, order]),
  );
}
