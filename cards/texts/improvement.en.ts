import type { improvement as da } from './improvement.da.ts';

export const improvement: typeof da = {
  unreported: {
    after: (days) => `There is no telling whether absence is falling: only ${days} were reported.`,
    before: (days) =>
      `There is no telling whether absence has fallen: in the period before only ${days} were reported.`,
  },
  onlyReported: 'Only days on which the class reported count.',
  step: (text, on, before, after) =>
    `${text} (${on}): before, ${before} with absence; since then, ${after}`,
};
