import { z } from 'zod';
import { reviewBasis } from '../../services/access/absenceTeam.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { lastReviewId, reviewSubject } from '../casework/monthReview.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const pageData = z.object({ page: z.int().min(0).optional().catch(undefined) });

/** The month's look at everybody without a case, or a page of it. */
export const reviewShow = pressVerb({
  data: pageData,
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async (work, { page }) => paged(work, page),
});

/** Says that the absence team has gone through it: it leaves everybody's list until next month. */
export const reviewDone = pressVerb({
  data: pageData,
  about: 'monthReview',
  ...onOtherCards,
  press: async (work, { page }) => {
    const { app, turn, unit, at } = work;
    const { actor } = turn;
    const basis = reviewBasis(actor, app.playbook.absenceTeam);
    if (!basis) throw new RefusedError('not_allowed');
    const [on, by] = [at.slice(0, 10), actor.member.id];
    const before = await unit.load('absenceReview', lastReviewId);
    if (before?.on === on) throw new RefusedError('stale');
    unit.put('absenceReview', lastReviewId, { on, by });
    const subjects = ['school'];
    audit(unit, { turnId: turn.id, at, by, action: 'review.done', subjects, basis });
    return paged(work, page);
  },
});

function paged({ app, turn: { actor } }: TurnWork, page: number | undefined): CardRef {
  return {
    ...reviewSubject(actor, app.playbook.absenceTeam),
    ...(page === undefined ? {} : { page }),
  };
}
