import { amount } from './amount.ts';
import type { elsewhere as danish } from './elsewhere.da.ts';

/** The same in English. */
export const elsewhere: typeof danish = {
  button: (count) => `In alternative provision (${count})`,
  summary: (count) => `${amount(count, 'pupil is', 'pupils are')} in alternative provision.`,
  heading: (school) => `In alternative provision: ${school}`,
  answer: (count) =>
    count === 0
      ? 'No pupil is in alternative provision this school year.'
      : `${amount(count, 'pupil', 'pupils')} moved to alternative provision this school year. The school keeps an eye on how it goes.`,
};
