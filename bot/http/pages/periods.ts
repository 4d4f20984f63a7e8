import type { Locale } from '../../../cards/wording/locale.ts';

/** Words for a length of time in a language: »6 år«, “12 months”. */
export function wordsFor(locale: Locale) {
  const format = new Intl.DurationFormat(locale, { style: 'long' });
  return {
    days: (days: number) => format.format({ days }),
    // Nothing is said of a duration of nought.
    months: (months: number) => (months === 0 ? zeroMonths[locale] : format.format({ months })),
    years: (years: number) => format.format({ years }),
  };
}

const zeroMonths: Readonly<Record<Locale, string>> = { da: '0 måneder', en: '0 months' };
