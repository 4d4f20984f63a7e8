import { amount } from './amount.ts';

/** How much of the classes' days was told of, and that figures are incomplete where it is little. */
export const coverage = {
  school: (reported: number, classes: number) =>
    `${reported} af ${amount(classes, 'klasse', 'klasser')} meldt i dag`,
  own: (isReported: boolean): string =>
    isReported ? 'Klassen er meldt i dag' : 'Klassen er ikke meldt i dag',
  quarter: (percent: string) => `${percent} i kvartalet`,
  incomplete: (percent: string) =>
    `Tallene er ufuldstændige: kun ${percent} af klassernes skoledage i kvartalet er meldt.`,
  incompleteYear: (percent: string) =>
    `Tallene er ufuldstændige: kun ${percent} af klassernes skoledage i skoleåret er meldt.`,
  incompleteClass: (percent: string) =>
    `Tallene er ufuldstændige: klassen er kun meldt ${percent} af kvartalets skoledage.`,
  unused: (school: string, days: string) => `${school}: ingen klasse er meldt i ${days}`,
  reminds: 'Der er ikke meldt noget om klassen endnu i dag.',
  remindsFoot: 'Er nogen væk, så skriv det bare her: »Loke syg«.',
  unusedOthers: (count: number) =>
    `og ${amount(count, 'skole', 'skoler')} til, som ingen melder fra`,
};
