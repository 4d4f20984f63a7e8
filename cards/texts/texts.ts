import { da, type Texts } from './da.ts';
import { en } from './en.ts';

export type { Texts };

const byLocale: Readonly<Record<'da' | 'en', Texts>> = { da, en };

export function textsOf(locale: 'da' | 'en'): Texts {
  return byLocale[locale];
}
