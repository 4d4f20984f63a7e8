/** Whether attendance improves, beside what `followUp` says of it. */
export const improvement = {
  /** Nothing can be said: of too many days nobody knows who was there. */
  unreported: {
    after: (days: string) => `Det kan ikke ses, om fraværet falder: kun ${days} er meldt ind.`,
    before: (days: string) =>
      `Det kan ikke ses, om fraværet er faldet: i perioden før er kun ${days} meldt ind.`,
  },
  onlyReported: 'Kun dage, hvor klassen har meldt ind, tæller med.',
  step: (text: string, on: string, before: string, after: string) =>
    `${text} (${on}): før ${before} med fravær, siden ${after}`,
};
