import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { toolSides } from '../../services/cases/caseForms.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { privately } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { onItsCard, onOtherCards, type PressVerb, pressVerb } from './pressVerb.ts';

const caseData = z.object({ case: z.string() });

/** A case that the presser may see, and on which ground. */
async function visibleCase({ turn, unit }: TurnWork, press: z.output<typeof caseData>) {
  const subject = await unit.load('case', press.case);
  const access = subject && caseAccess(turn.actor, subject);
  if (!subject || !access) throw new RefusedError('not_allowed');
  return { id: subject.id, basis: access.basis };
}

/**
 * The case card as the presser may see it; clients ask for it each time the card comes into view, so the
 * trail records it once a day.
 */
export const caseRefresh = pressVerb({
  data: caseData,
  about: 'case',
  ...onItsCard,
  onlyLooks: true,
  press: async (work, press) => {
    const { id, basis } = await visibleCase(work, press);
    const { turn, unit, at } = work;
    const by = turn.actor.member.id;
    const turnId = `seen/${at.slice(0, 10)}/${by}/${id}`;
    if (!(await unit.load('audit', `${turnId}:case.refresh`))) {
      audit(unit, { turnId, at, by, action: 'case.refresh', subjects: [id], basis });
    }
    return { card: 'case', id };
  },
});

/**
 * Opens a case. From a list, its card replaces the list for the presser; from a receipt, and where others
 * read along, it comes as a new card in the presser's chat. Back from another screen of the case, `side`
 * says that it stays where it is.
 */
export const caseShow = pressVerb({
  data: caseData.extend({ report: z.string().optional(), side: z.literal('case').optional() }),
  about: 'case',
  ...onOtherCards,
  press: async (work, { report, side, ...press }) => {
    const { id, basis } = await visibleCase(work, press);
    const { turn, unit, outbox, at } = work;
    const subject = { card: 'case', id } as const;
    const apart = (turn.shared && side === undefined) || report !== undefined;
    if (apart) outbox.show(privately(turn), subject, 'new');
    audit(unit, {
      turnId: turn.id,
      at,
      by: turn.actor.member.id,
      action: 'case.show',
      subjects: [id],
      basis,
    });
    return report === undefined ? subject : { card: 'receipt', id: report };
  },
});

const page = z.int().min(0).max(100).optional();

/** Another screen of a case that one may see. */
function turnTo<Data extends typeof caseData>(
  action: 'case.steps' | 'case.more' | 'case.timeline',
  data: Data,
  screen: (press: z.output<Data>) => CardRef,
): PressVerb {
  return pressVerb({
    data,
    about: 'case',
    ...onItsCard,
    press: async (work, press) => {
      const { id, basis } = await visibleCase(work, press);
      const { turn, unit, at } = work;
      const by = turn.actor.member.id;
      audit(unit, { turnId: turn.id, at, by, action, subjects: [id], basis });
      return screen(press);
    },
  });
}

/** All steps of a case. */
export const caseSteps = turnTo('case.steps', caseData.extend({ page }), (press) => ({
  card: 'caseSteps',
  id: press.case,
  page: press.page,
}));

/** What is needed more seldom in a case. */
export const caseMore = turnTo(
  'case.more',
  caseData.extend({
    side: z.enum(toolSides).optional(),
    page,
    offer: z.string().max(100).optional(),
  }),
  ({ case: id, side, page, offer }) => ({ card: 'caseTools', id, side, page, offer }),
);

/** The timeline of a case, a page at a time. */
export const caseTimeline = turnTo('case.timeline', caseData.extend({ page }), (press) => ({
  card: 'timeline',
  id: press.case,
  page: press.page,
}));
