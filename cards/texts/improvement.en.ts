import type { improvement as da } from './improvement.da.ts';

export const improvement: typeof da = {
  unreported: {
    after: (days) => `It cannot be said whether absence falls: only ${days} were reported.`,
    before: (days) =>
      `It cannot be said whether absence has fallen: of the time before, only ${days} were reported.`,
  },
  onlyReported: 'Only days on which the class was reported count.',
  step: (text, on, after, before) => `${text} (${on}): absence ${after} since, ${before} before`,
};
