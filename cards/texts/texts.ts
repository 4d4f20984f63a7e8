import { da } from './da.ts';
import { en } from './en.ts';

/** Every text of the cards; Danish decides the keys. */
export type Texts = typeof da;

const byLocale: Readonly<Record<'da' | 'en', Texts>> = { da, en };

export function textsOf(locale: 'da' | 'en'): Texts {
  return byLocale[locale];
}
