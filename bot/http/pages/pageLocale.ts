import { z } from 'zod';
import type { Locale } from '../../../cards/wording/locale.ts';

const asked = z.enum(['da', 'en']);

/** The longest header that is read. */
const longest = 1000;

/**
 * The language of a page: the one asked for in the address (`?lang=en`), else the one the browser's
 * `Accept-Language` prefers, else Danish.
 */
export function pageLocale(url: string, acceptLanguage: string | undefined): Locale {
  const lang = new URLSearchParams(url.split('?')[1] ?? '').get('lang');
  return asked.safeParse(lang).data ?? preferred(acceptLanguage ?? '') ?? 'da';
}

/** Of languages that are wanted as much, the one named first. */
function preferred(header: string): Locale | undefined {
  const wanted = header
    .slice(0, longest)
    .split(',')
    .flatMap((part) => {
      const [tag = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
      const locale = asked.safeParse(tag.split('-')[0]).data;
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
      const quality = weight === undefined ? 1 : Number(weight);
      return locale !== undefined && quality > 0 ? [{ locale, quality }] : [];
    });
  return wanted.toSorted((a, b) => b.quality - a.quality)[0]?.locale;
}
