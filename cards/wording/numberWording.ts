import { remembered } from './remembered.ts';

/** The language's singular and plural forms. */
export type Units = {
  days: (count: string, one: boolean) => string;
  schoolDays: (count: string, one: boolean) => string;
};

/** Numbers, percentages and lists as the language writes them. */
export function numberWording(intlLocale: string, units: Units) {
  const numbers = new Intl.NumberFormat(intlLocale, { maximumFractionDigits: 1 });
  const percentages = new Intl.NumberFormat(intlLocale, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const lists = new Intl.ListFormat(intlLocale, { type: 'conjunction' });
  const choices = new Intl.ListFormat(intlLocale, { type: 'disjunction' });
  const hundredths = new Intl.NumberFormat(intlLocale, { maximumFractionDigits: 2 });
  const number = remembered((value: number) => numbers.format(value + 0));
  return {
    number,
    /** 0.04 -> "0,04": for what is rare. */
    fine: (value: number) => hundredths.format(value),
    /** 10.9 -> "10,9 %". */
    percent: remembered((value: number) => percentages.format(value / 100 + 0)),
    /** 7.5 -> "7,5 dage". */
    days: (value: number) => units.days(number(value), value === 1),
    /** 8 -> "8 skoledage". */
    schoolDays: (value: number) => units.schoolDays(number(value), value === 1),
    list: (items: readonly string[]) => lists.format(items),
    /** "a, b eller c". */
    either: (items: readonly string[]) => choices.format(items),
  };
}
