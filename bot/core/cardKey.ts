import { randomBytes } from 'node:crypto';
import { municipalityPart, type SchoolStore } from './records.ts';
import { transact } from './unitOfWork.ts';

const keyBytes = 32;

/** The key that seals cards, created at first start and stored so that old cards keep working. */
export async function cardKey(store: SchoolStore): Promise<Uint8Array> {
  const kept = await transact(store, municipalityPart, async (unit) => {
    const known = await unit.load('secret', 'cards');
    if (known) return known;
    const made = { value: randomBytes(keyBytes).toString('base64') };
    unit.put('secret', 'cards', made);
    return made;
  });
  return Buffer.from(kept.value, 'base64');
}
