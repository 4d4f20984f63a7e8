import { z } from 'zod';
import { maySeeSchool } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

/** The cases to hand over before the summer, or who went elsewhere, a page at a time; for those who lead the school. */
export const turnoverShow = pressVerb({
  data: z.object({
    page: z.int().min(0).max(1000).optional().catch(undefined),
    filter: z.literal('other_offer').optional().catch(undefined),
  }),
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async ({ turn }, { page, filter }) => {
    if (!maySeeSchool(turn.actor)) throw new RefusedError('not_allowed');
    return {
      ...{ card: 'turnover', id: 'school' },
      ...(page === undefined ? {} : { page }),
      ...(filter === undefined ? {} : { filter }),
    };
  },
});
