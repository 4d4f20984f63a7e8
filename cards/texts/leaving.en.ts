import type { leaving as danish } from './leaving.da.ts';

/** Pupils who left the roster with an open case, and hand-overs between schools, in English. */
export const leaving: typeof danish = {
  items: {
    undecided: () => 'The pupil has left the pupil list: hand over, close or correct.',
    wrong: () => 'The pupil list was reported wrong, but the pupil is not on it yet.',
    refused: (school) => `${school} does not know the pupil: hand over, close or correct.`,
    unanswered: (school) => `${school} has not answered the hand-over.`,
  },
  choose: 'Choose',
};
