import { z } from 'zod';
import type { Change, Store, Stored } from '../../../services/store/store.ts';

/** The records the contract is tried with: one of any shape, one to count with. */
export type ContractRecords = { note: { body: unknown }; counter: { count: number } };

export const contractSchemas = {
  note: z.strictObject({ body: z.unknown() }),
  counter: z.strictObject({ count: z.number() }),
};

type Expected = Change<ContractRecords>['expected'];

export function aNote(id: string, body: unknown, expected: Expected = 0): Change<ContractRecords> {
  return { kind: 'note', id, expected, value: { body } };
}

export function aCounter(
  id: string,
  count: number,
  expected: Expected = 0,
): Change<ContractRecords> {
  return { kind: 'counter', id, expected, value: { count } };
}

export function noNote(id: string, expected: Expected): Change<ContractRecords> {
  return { kind: 'note', id, expected, value: undefined };
}

/** What the port promises of a record, whatever else an implementation keeps with it. */
export function plain<Value>({ id, version, value }: Stored<Value>): Stored<Value> {
  return { id, version, value };
}

export async function notesOf(
  store: Store<ContractRecords>,
  school = 'linde',
): Promise<readonly Stored<{ body: unknown }>[]> {
  return (await store.list(school, 'note')).map(plain);
}
