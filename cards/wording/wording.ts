import { type Texts, textsOf } from '../texts/texts.ts';
import { dateWording } from './dateWording.ts';
import type { Locale } from './locale.ts';
import { numberWording } from './numberWording.ts';

/** One language's texts, dates and numbers. */
export type Wording = ReturnType<typeof dateWording> &
  ReturnType<typeof numberWording> & { locale: Locale; texts: Texts; languages: Intl.DisplayNames };

const made = new Map<Locale, Wording>();

/** A language's wording; made once, since formatters are costly to create. */
export function wordingOf(locale: Locale): Wording {
  const known = made.get(locale);
  if (known) return known;
  const texts = textsOf(locale);
  const wording = {
    locale,
    texts,
    languages: new Intl.DisplayNames([texts.intlLocale], { type: 'language' }),
    ...dateWording(texts.intlLocale, texts.dates),
    ...numberWording(texts.intlLocale, texts.units),
  };
  made.set(locale, wording);
  return wording;
}
