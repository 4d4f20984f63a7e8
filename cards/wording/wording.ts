import { type Texts, textsOf } from '../texts/texts.ts';
import { dateWording } from './dateWording.ts';
import type { Locale } from './locale.ts';
import { numberWording } from './numberWording.ts';

/** Texts, dates and numbers of one language. */
export type Wording = ReturnType<typeof dateWording> &
  ReturnType<typeof numberWording> & { locale: Locale; texts: Texts };

const made = new Map<Locale, Wording>();

/** The wording of a language; made once, since formatters are costly to make. */
export function wordingOf(locale: Locale): Wording {
  const known = made.get(locale);
  if (known) return known;
  const texts = textsOf(locale);
  const wording = {
    locale,
    texts,
    ...dateWording(texts.intlLocale, texts.dates),
    ...numberWording(texts.intlLocale, texts.units),
  };
  made.set(locale, wording);
  return wording;
}
