import { homeContacts, openContact } from '../../services/absence/homeContact.ts';
import {
  type Basis,
  caseAccess,
  classBasis,
  mayAnswerFor,
  maySeePupil,
} from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import type { ContactTold } from '../../services/talk/contactTold.ts';
import type { Deed } from '../../services/talk/deed.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { privately } from '../core/turn.ts';
import { always, type IntentKind } from './intentKind.ts';
import { meansOthers, pupilMeant } from './meant.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * "Har talt med Loke": offers the step of the pupil's open case that it fits, or to write the contact down, read back
 * with whom and when it was, in the person's own chat; without a case, contact with the home offers the task of it, if that waits. What was written is not kept and is no absence;
 * the press decides, by the rules of any other. Without a right to the case the answer is the same whether there is
 * one or not.
 * @throws RefusedError `no_access_pupil`
 */
export const progress: IntentKind<'progress'> = {
  isOwn: always,
  answer: async (work, { deed, who, with: whom, on, isInVain }) => {
    const { turn, unit, outbox, at } = work;
    const { actor } = turn;
    const pupil = pupilMeant(actor, who);
    if (!pupil && meansOthers(actor, who)) throw new RefusedError('no_access_pupil');
    if (isInVain) {
      outbox.show(privately(turn), tell('progress_tried'), 'new');
    } else if (pupil) {
      const { shown, subject, basis, action } = await offered(work, pupil, deed, {
        ...(whom === undefined ? {} : { with: whom }),
        ...(on === undefined ? {} : { on }),
      });
      outbox.show(privately(turn), shown, 'new');
      const by = actor.member.id;
      audit(unit, { turnId: turn.id, at, by, action, subjects: [subject], basis });
    } else {
      const isNamed = !('heard' in who) || who.heard !== '';
      outbox.show(privately(turn), tell(isNamed ? 'progress_who' : 'progress_whose'), 'new');
    }
    pointToChat(work);
  },
};

type Offered = {
  shown: CardRef;
  /** What the trail names. */
  subject: string;
  action: 'case.show' | 'status';
  basis: Basis | undefined;
};

/**
 * The step of the pupil's case, else the task of contacting the home where that is what was done.
 * @throws RefusedError `no_access_pupil`
 */
async function offered(
  { turn, unit }: MessageWork,
  pupil: Pupil,
  deed: Deed,
  told: ContactTold,
): Promise<Offered> {
  const { actor } = turn;
  const absence = await unit.load('pupil', pupil.id);
  const { openCaseId } = absence ?? {};
  const subject = openCaseId === undefined ? undefined : await unit.load('case', openCaseId);
  const access = subject && caseAccess(actor, subject);
  if (subject && access?.scope === 'full') {
    const shown = { card: 'progress', id: subject.id, deed, ...told } as const;
    return { shown, subject: subject.id, action: 'case.show', basis: access.basis };
  }
  if (!maySeePupil(actor, pupil)) throw new RefusedError('no_access_pupil');
  const waits = openContact(homeContacts(absence?.homeContact)) !== undefined;
  const isTask = waits && deed === 'home' && mayAnswerFor(actor, pupil);
  return {
    shown: isTask ? { card: 'homeContact', id: pupil.id } : tell(noCase(deed)),
    ...{ subject: pupil.id, action: 'status', basis: classBasis(actor, pupil.classId) },
  };
}

function tell(id: string): CardRef {
  return { card: 'notice', id, details: {} };
}

/** That there is no case, for what was wanted of it. */
function noCase(deed: Deed): string {
  if (deed === 'closing') return 'progress_nothing_to_close';
  return deed === 'meeting' ? 'progress_no_meeting' : 'progress_no_case';
}
