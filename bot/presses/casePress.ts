import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { onItsCard, onOtherCards, pressVerb } from './pressVerb.ts';

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
 * read along, it comes as a new card in the presser's chat.
 */
export const caseShow = pressVerb({
  data: caseData.extend({ report: z.string().optional() }),
  about: 'case',
  ...onOtherCards,
  press: async (work, { report, ...press }) => {
    const { id, basis } = await visibleCase(work, press);
    const { turn, unit, outbox, at } = work;
    const subject = { card: 'case', id } as const;
    const apart = turn.shared || report !== undefined;
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

/** The rarer actions of a case. */
export const caseMore = pressVerb({
  data: caseData,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => ({ card: 'caseTools', id: await looked(work, press, 'case.more') }),
});

/** The timeline of a case, a page at a time. */
export const caseTimeline = pressVerb({
  data: caseData.extend({ page: z.int().min(0).optional() }),
  about: 'case',
  ...onItsCard,
  press: async (work, { page, ...press }) => {
    const id = await looked(work, press, 'case.timeline');
    return { card: 'timeline', id, ...(page === undefined ? {} : { page }) };
  },
});

/** Another side of a case that one may see; its id. */
async function looked(
  work: TurnWork,
  press: z.output<typeof caseData>,
  action: 'case.more' | 'case.timeline',
): Promise<string> {
  const { id, basis } = await visibleCase(work, press);
  const { turn, unit, at } = work;
  const by = turn.actor.member.id;
  audit(unit, { turnId: turn.id, at, by, action, subjects: [id], basis });
  return id;
}

/** The morning's list as of now; always one's own. */
export const digestShow = pressVerb({
  data: z.unknown(),
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async ({ turn }) => ({ card: 'digest', id: turn.actor.member.id }),
});
