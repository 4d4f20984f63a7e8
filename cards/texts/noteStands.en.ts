import type { noteStands as da } from './noteStands.da.ts';

export const noteStands: typeof da = {
  title: 'Thank you, that is good to know',
  next: (until) =>
    `${until === undefined ? 'What is noted still stands.' : `The absence is noted up to and including ${until}, and still stands.`} If the pupil has come already, write for example “Aksel is here”; if it takes longer, “Aksel ill until Friday”.`,
};
