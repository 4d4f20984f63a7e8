import { randomBytes } from 'node:crypto';
import { municipalityPart, type SchoolStore } from './records.ts';
import { transact, type Unit } from './unitOfWork.ts';

const keyBytes = 32;

/** This installation's keys. */
export type CardKeys = {
  /** Made at the first start, for good: for pseudonyms and Graph's notifications. */
  installation: Uint8Array;
  /** Seals cards. */
  seal: Uint8Array;
  /** Sealed cards before: those can be looked at, and are answered with how things stand. */
  earlier: readonly Uint8Array[];
};

/** The keys that the store has; the first is created at the first start. */
export async function cardKeys(store: SchoolStore): Promise<CardKeys> {
  return transact(store, municipalityPart, async (unit) => {
    const known = await unit.load('secret', 'cards');
    const first = known ?? newKey();
    if (!known) unit.put('secret', 'cards', first);
    const renewed = (await unit.list('secret')).filter(({ id }) => id.startsWith('seal/'));
    const all = [first, ...renewed.map(({ value }) => value)].map(({ value }) =>
      Buffer.from(value, 'base64'),
    );
    const installation = Buffer.from(first.value, 'base64');
    return { installation, seal: all.at(-1) ?? installation, earlier: all.slice(0, -1) };
  });
}

/**
 * Seals cards with a new key from the next start on: no card from before changes anything any more.
 * @param unit of the municipality's part
 */
export async function renewCardKey(unit: Unit): Promise<void> {
  const there = new Set((await unit.list('secret')).map(({ id }) => id));
  let number = 1;
  while (there.has(`seal/${number}`)) number += 1;
  unit.put('secret', `seal/${number}`, newKey());
}

function newKey(): { value: string } {
  return { value: randomBytes(keyBytes).toString('base64') };
}
