import { z } from 'zod';
import { maySeeCase } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../audit.ts';
import { privately } from '../turn.ts';
import type { PressHandler } from './handlePress.ts';

const caseData = z.object({ case: z.string() });

/** The case card for the one who asks, as that person may see it; asked by the client itself. */
export const caseRefresh: PressHandler = async ({ turn, unit }, data) => {
  const press = caseData.parse(data);
  const subject = await unit.load('case', press.case);
  if (!subject || !maySeeCase(turn.actor, subject)) throw new RefusedError('not_allowed');
  return { card: 'case', id: subject.id };
};

const showData = caseData.extend({ report: z.string().optional() });

/**
 * Opens a case. From a list its card takes the list's place for the one who pressed; from a receipt,
 * and where others read along, it comes as a card of its own in the person's chat.
 */
export const caseShow: PressHandler = async (work, data) => {
  const subject = await caseRefresh(work, data);
  const { report } = showData.parse(data);
  const { turn, unit, outbox, at } = work;
  const apart = turn.shared || report !== undefined;
  if (apart) outbox.show(privately(turn), subject, 'new');
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action: 'case.show',
    subjects: [subject.id],
  });
  return report === undefined ? subject : { card: 'receipt', id: report };
};

/** What is needed more seldom in a case. */
export const caseMore: PressHandler = async (work, data) => {
  const { id } = await caseRefresh(work, data);
  return { card: 'caseTools', id };
};

/** What happened to a case, for whoever sees it. */
export const caseTimeline: PressHandler = async (work, data) => {
  const { id } = await caseRefresh(work, data);
  const { turn, unit, at } = work;
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action: 'case.timeline',
    subjects: [id],
  });
  return { card: 'timeline', id };
};

/** The morning's list as it stands now; always one's own. */
export const digestShow: PressHandler = async ({ turn, unit, at }) => {
  const { id } = turn.actor.member;
  audit(unit, { turnId: turn.id, at, by: id, action: 'digest.show', subjects: [] });
  return { card: 'digest', id };
};
