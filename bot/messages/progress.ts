import { caseAccess, classBasis, maySeePupil } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { always, type IntentKind } from './intentKind.ts';
import { meansOthers, pupilMeant } from './meant.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * "Har talt med Loke": offers the step of the pupil's open case that it fits, in the person's own chat. What was
 * written is not kept and is no absence; the press decides, by the rules of any other. Without a right to the
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
      if (offered) {
        outbox.show(privately(turn), { card: 'progress', id: offered.id, deed }, 'new');
      } else tell('progress_no_case');
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
