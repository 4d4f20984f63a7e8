/** Whether attendance improves, beside what `followUp` says of it. */
export const improvement = {
  /** Nothing can be said: of too many days nobody knows who was there. */
  unreported: {
    after: (days: string) => `Det kan ikke siges, om fraværet falder: kun ${days} er meldt.`,
    before: (days: string) =>
      `Det kan ikke siges, om fraværet er faldet: af tiden før er kun ${days} meldt.`,
  },
  onlyReported: 'Kun dage, hvor klassen er meldt, tæller med.',
  step: (text: string, on: string, after: string, before: string) =>
    `${text} (${on}): fravær ${after} siden, ${before} før`,
};
