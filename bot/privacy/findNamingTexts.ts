import type { NameForms } from '../../services/privacy/nameForms.ts';
import { type NamingText, namingTexts } from '../../services/privacy/ownTexts.ts';
import { type SchoolStore, schemas } from '../core/records.ts';
import { aboutPupil } from './aboutPupil.ts';
import { type ErasureWish, leftOf, lookingFor, searched, textKey } from './erasePupil.ts';

/** A text anywhere in the municipality's store that names a pupil. */
export type FoundText = NamingText & { school: string; kind: string; id: string; key: string };

/**
 * Every typed text that would still name the pupil after their own records are gone, in all schools and in
 * what belongs to none. O(store).
 */
export async function findNamingTexts(
  store: SchoolStore,
  school: string,
  wish: Pick<ErasureWish, 'forgotten' | 'fromRoster'>,
  forms: NameForms,
): Promise<FoundText[]> {
  const about = await aboutPupil((kind) => store.list(school, kind), wish.forgotten.pupilId);
  const looking = lookingFor(about, wish);
  const found: FoundText[] = [];
  for (const part of store.schools()) {
    for (const kind of searched) {
      for (const { id, value } of await store.list(part, kind)) {
        const left = part === school ? leftOf(kind, id, value, looking) : value;
        if (left === undefined) continue;
        for (const one of namingTexts(schemas[kind], left, forms)) {
          found.push({ ...one, school: part, kind, id, key: textKey(part, kind, id, one.text) });
        }
      }
    }
  }
  return found;
}
