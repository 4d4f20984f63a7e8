import { amount } from './amount.ts';
import type { whatWorked as da } from './whatWorked.da.ts';

export const whatWorked: typeof da = {
  summary: 'Here is attendance before and after what was done.',
  heading: (title) => `What works? ${title}`,
  about: 'Mean attendance, four weeks before and four weeks after the step.',
  caution:
    'This is an observation. It does not say that the step is the cause: without it things might have gone the same way.',
  none: 'Nothing was done yet for at least five pupils with four weeks before and after in which the class was told of.',
  leftOut: (count) => `${amount(count, 'group', 'groups')} of fewer than five pupils not shown.`,
  before: 'before',
  after: 'after',
  bar: (when, bar, share) => `${bar} ${share} ${when}`,
  pupils: (count) => amount(count, 'pupil', 'pupils'),
  more: 'More',
  functions: {
    avoids_unpleasant: 'A plan where absence avoids something unpleasant',
    avoids_judgement: 'A plan where absence avoids being judged',
    seeks_closeness: 'A plan where the pupil seeks closeness',
    drawn_outside: 'A plan where something outside school draws',
  },
  sheet: {
    heading: 'Mean attendance four weeks before and after what was done in the school year',
    line: (what, before, after, pupils) => `${what}: ${before} before, ${after} after (${pupils})`,
  },
};
