import { z } from 'zod';
import { classBasis, mayAnswerFor } from '../../services/access/access.ts';
import { contactMade } from '../../services/cases/decideTasks.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const page = z.int().min(0).max(1000).optional();

/** The homes that the presser is asked to contact, or a page of them; always one's own list. */
export const contactList = pressVerb({
  data: z.object({ page }),
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async ({ turn }, press) => ({
    card: 'homeContacts',
    id: turn.actor.member.id,
    page: press.page,
  }),
});

/** The task of contacting a pupil's home, with room for a line on what was agreed. */
export const contactShow = pressVerb({
  data: z.object({ pupil: z.string() }),
  about: undefined,
  ...onOtherCards,
  press: async (work, { pupil: pupilId }) => {
    trail(work, 'contact.show', pupilId);
    return { card: 'homeContact', id: pupilId };
  },
});

/**
 * Somebody has contacted the home: who and when is kept, and a line if they wrote one. The answer is the rest of
 * their list.
 */
export const contactDone = pressVerb({
  data: z.object({
    pupil: z.string(),
    task: z.string(),
    v: z.number(),
    outcome: z.string().max(200).default(''),
    from: z.literal('digest').optional(),
  }),
  about: undefined,
  ...onOtherCards,
  press: async (work, { pupil: pupilId, task, v, outcome, from }) => {
    const { turn, unit, at } = work;
    const { absence } = await loadPupil(work, pupilId);
    const made = { task, version: v, note: outcome };
    unit.put('pupil', pupilId, contactMade(absence, made, { actor: turn.actor, at }));
    trail(work, 'contact.done', pupilId);
    const { id } = turn.actor.member;
    return from === 'digest' ? { card: 'digest', id } : { card: 'homeContacts', id };
  },
});

function trail({ turn, unit, at }: TurnWork, action: string, pupilId: string): void {
  const { actor, id } = turn;
  const pupil = actor.roster.pupil(pupilId);
  if (!pupil || !mayAnswerFor(actor, pupil)) throw new RefusedError('not_allowed');
  const basis = classBasis(actor, pupil.classId);
  audit(unit, { turnId: id, at, by: actor.member.id, action, subjects: [pupilId], basis });
}
