import { amount } from './amount.ts';

/** How much of the classes' days was told of, and that figures are incomplete where it is little. */
export const coverage = {
  school: (reported: number, classes: number) =>
    `${reported} af ${amount(classes, 'klasse', 'klasser')} har meldt ind i dag.`,
  own: (isReported: boolean): string =>
    isReported ? 'Klassen har meldt ind i dag.' : 'Klassen har ikke meldt ind i dag endnu.',
  quarter: (percent: string) => `${percent} af klassernes skoledage i kvartalet er meldt ind.`,
  quarterClass: (percent: string) => `Klassen har meldt ind på ${percent} af kvartalets skoledage.`,
  nothing: {
    incomplete: 'Der er ingen tal: intet er meldt ind i kvartalet.',
    incompleteYear: 'Der er ingen tal: intet er meldt ind i skoleåret.',
    incompleteClass: 'Der er ingen tal: klassen har ikke meldt ind i kvartalet.',
  },
  /** Where the first word of the quarter came today. */
  nothingBefore: {
    incomplete: 'Tallene er ufuldstændige: før i dag er intet meldt ind i kvartalet.',
    incompleteClass: 'Tallene er ufuldstændige: før i dag har klassen ikke meldt ind i kvartalet.',
  },
  incomplete: (percent: string) =>
    `Tallene er ufuldstændige: kun ${percent} af klassernes skoledage i kvartalet er meldt ind.`,
  incompleteYear: (percent: string) =>
    `Tallene er ufuldstændige: kun ${percent} af klassernes skoledage i skoleåret er meldt ind.`,
  incompleteClass: (percent: string) =>
    `Tallene er ufuldstændige: klassen har kun meldt ind på ${percent} af kvartalets skoledage.`,
  unused: (school: string, days: string) => `${school}: ingen klasse har meldt ind i ${days}`,
  reminds: 'Der er ikke meldt noget om klassen endnu i dag.',
  remindsFoot: 'Er nogen væk, så skriv det bare her: »Loke syg«.',
  unusedOthers: (count: number) =>
    `og ${amount(count, 'skole', 'skoler')} til, hvor ingen klasse melder ind`,
};
