/** Of several classes at once: nothing was told of them today. */
export const reminders = {
  several: (first: string, others: string) =>
    `Der er ikke meldt noget om ${first} endnu i dag, og heller ikke om ${others}.`,
  more: (count: number) => `${count} mere`,
  next: (title: string) => `Når ${title} er meldt, følger den næste klasse her.`,
};
