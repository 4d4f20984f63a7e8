import { createSecretKey, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  chained,
  type Records,
  type SchoolStore,
  schemas,
  standing,
} from '../../../bot/core/records.ts';
import type { Overrides } from '../../../bot/main.ts';
import { type LowdbStoreOptions, openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { invented } from '../../builders/invented.ts';
import { storeRoster } from '../../builders/rosters.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { outboxInMemory } from './outboxInMemory.ts';

type Options = Partial<LowdbStoreOptions<Records>>;

/** A bot without one of its promises, or with one more. */
type Variant = {
  name: string;
  options?: Options;
  store?: (store: SchoolStore) => SchoolStore;
  sender?: NonNullable<Overrides['ports']>['sender'];
};

export const withAll = 'with all of them';

/** Writes, and does not wait until it is on the disk. */
const notSynced: Options = { appendFile: (file, content) => appendFile(file, content) };

/** Takes whatever is written. */
const unchecked = Object.fromEntries(
  Object.keys(schemas).map((kind) => [kind, z.any()]),
) as unknown as typeof schemas;

/** One thing at a time, and all of them; nothing of it can be switched off in the product. */
export const variants: readonly Variant[] = [
  { name: withAll },
  { name: 'commits not synced', options: notSynced },
  { name: 'the trail without its chain', options: { chained: [] } },
  { name: 'records not checked when written', options: { schemas: unchecked } },
  { name: 'what is to be sent in memory alone', store: outboxInMemory },
  {
    name: 'none of these four',
    options: { ...notSynced, chained: [], schemas: unchecked },
    store: outboxInMemory,
  },
  {
    name: 'receipts made, not sent over HTTP',
    sender: (sender) => ({ ...sender, send: async () => 'm1', update: async () => {} }),
  },
  /** Tells how far two that are alike differ: what differs less is not known. */
  { name: 'with all of them, a second bot' },
  { name: 'and encrypted', options: { keys: [createSecretKey(randomBytes(32))] } },
];

/** @returns a school on that bot, and how to end it */
export async function startVariant({
  options,
  store: changed = (store) => store,
  sender = (one) => one,
}: Variant): Promise<{ school: RunningSchool; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-promise-'));
  const store = await openLowdbStore<Records>({ folder, schemas, chained, standing, ...options });
  const [roster] = invented;
  if (!roster) throw new Error('no school');
  await storeRoster(store, roster);
  let configured: SchoolStore | undefined;
  const ports = {
    store: (opened: SchoolStore) => {
      configured = opened;
      return changed(store);
    },
    sender,
  };
  const school = await startSchool({ schools: 1, overrides: { ports } });
  return {
    school,
    close: async () => {
      await school.close();
      await configured?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
