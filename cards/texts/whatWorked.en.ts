import { amount } from './amount.ts';
import type { whatWorked as da } from './whatWorked.da.ts';

export const whatWorked: typeof da = {
  summary: 'Here is attendance before and after what has been done.',
  heading: (title) => `What works? ${title}`,
  about: 'Average attendance in the four weeks before and the four weeks after the step.',
  caution:
    'This is an observation. It does not say that the step is the cause: things might have gone the same way without it.',
  none: 'There is nothing to show yet. At least five pupils must have had the same step, and their classes must have reported for the four weeks before and after it.',
  leftOut: (count) => `${amount(count, 'group', 'groups')} of fewer than five pupils not shown.`,
  before: 'before',
  after: 'after',
  bar: (when, bar, share) => `${bar} ${share} ${when}`,
  pupils: (count) => amount(count, 'pupil', 'pupils'),
  more: 'More',
  functions: {
    avoids_unpleasant: 'A plan where the pupil avoids something unpleasant',
    avoids_judgement: 'A plan where the pupil avoids being judged',
    seeks_closeness: 'A plan where the pupil seeks closeness',
    drawn_outside: 'A plan where the pupil is drawn by something outside school',
  },
  sheet: {
    heading: 'Average attendance four weeks before and after what was done in the school year',
    line: (what, before, after, pupils) => `${what}: ${before} before, ${after} after (${pupils})`,
  },
};
