import { homeContacts, openContact } from '../../services/absence/homeContact.ts';
import { caseAccess, classBasis, mayAnswerFor, maySeePupil } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { privately } from '../core/turn.ts';
import { always, type IntentKind } from './intentKind.ts';
import { meansOthers, pupilMeant } from './meant.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * "Har talt med Loke": offers the step of the pupil's open case that it fits, in the person's own chat. What was
 * written is not kept and is no absence. Without a case, contact with the home offers the task of it, if it waits; the press decides, by the rules of any other. Without a right to the
 * case the answer is the same whether there is one or not.
 * @throws RefusedError `no_access_pupil`
 */
export const progress: IntentKind<'progress'> = {
  isOwn: always,
  answer: async (work, { deed, who }) => {
    const { turn, unit, outbox, at } = work;
    const { actor } = turn;
    const tell = (id: string) =>
      outbox.show(privately(turn), { card: 'notice', id, details: {} }, 'new');
    const pupil = pupilMeant(actor, who);
    if (!pupil && meansOthers(actor, who)) throw new RefusedError('no_access_pupil');
    if (pupil) {
      const openCaseId = (await unit.load('pupil', pupil.id))?.openCaseId;
      const subject = openCaseId === undefined ? undefined : await unit.load('case', openCaseId);
      const access = subject && caseAccess(actor, subject);
      const offered = subject && access?.scope === 'full' ? subject : undefined;
      if (!offered && !maySeePupil(actor, pupil)) throw new RefusedError('no_access_pupil');
      const task = offered || deed !== 'home' ? undefined : await contactOf(work, pupil);
      if (offered) {
        outbox.show(privately(turn), { card: 'progress', id: offered.id, deed }, 'new');
      } else if (task) outbox.show(privately(turn), task, 'new');
      else tell('progress_no_case');
      audit(unit, {
        turnId: turn.id,
        at,
        by: actor.member.id,
        action: offered ? 'case.show' : 'status',
        subjects: [offered?.id ?? pupil.id],
        basis: offered ? access?.basis : classBasis(actor, pupil.classId),
      });
    } else tell('progress_who');
    pointToChat(work);
  },
};

/** The task of contacting the pupil's home, if it waits and the person may say that it is done. */
async function contactOf({ turn, unit }: MessageWork, pupil: Pupil): Promise<CardRef | undefined> {
  const absence = await unit.load('pupil', pupil.id);
  const waits = openContact(homeContacts(absence?.homeContact)) !== undefined;
  return waits && mayAnswerFor(turn.actor, pupil)
    ? { card: 'homeContact', id: pupil.id }
    : undefined;
}
