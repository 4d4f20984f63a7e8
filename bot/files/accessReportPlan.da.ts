/** Texts of the report to a family about why the pupil stays away, the plan and special arrangements. */
export const planTexts = {
  mapping: (who: string, when: string) => `Afdækning, skrevet af ${who} ${when}:`,
  plan: (who: string, when: string, made: string, review: string) =>
    `Handleplan fra ${made}, senest ændret af ${who} ${when}. Der følges op ${review}.`,
  goal: (goal: string, measure: string, who: string) =>
    `Mål: »${goal}«. Det gøres: »${measure}« (${who}).`,
  metric: (words: string) => `Det måles på: ${words}.`,
  step: (from: string, text: string) => `Skridt på vejen tilbage fra ${from}: »${text}«.`,
  went: (how: string, who: string, when: string) =>
    ` Om det lykkedes, svarede ${who} ${when}: ${how}.`,
  back: (who: string, when: string) => `${who} skrev ${when}, at barnet er helt tilbage.`,
  review: (date: string) => `der følges op ${date}`,
  from: (date: string) => `fra ${date}`,
  arrangements: 'Særlige ordninger:',
  arrangement: (name: string, from: string, to: string | undefined) =>
    to === undefined ? `${name} siden ${from}.` : `${name} fra ${from} til ${to}.`,
  until: (date: string) => ` Den er planlagt til ${date}.`,
  reason: (words: string) => ` Begrundelse: »${words}«.`,
};
