import { caseAccess, maySeeCase } from '../../services/access/access.ts';
import type { Target } from '../../services/notes/reading.ts';
import { openConcern } from '../casework/openConcern.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * Opens a case for a worry about a pupil, with no threshold. What the person wrote is not kept. If a case is
 * already open, its card is the answer.
 * @throws RefusedError `not_allowed`, `unknown_pupil`
 */
export async function storeConcern(work: MessageWork, target: Target | undefined): Promise<void> {
  const { turn, unit, outbox, at } = work;
  const by = turn.actor.member.id;
  const tell = (id: string) =>
    outbox.show(privately(turn), { card: 'notice', id, details: {} }, 'new');
  if (typeof target !== 'object' || !('pupilId' in target)) return tell('concern');
  const { lastCase } = await openConcern(work, target.pupilId);
  if (!lastCase) return tell('concern');
  // Writers who may not see the case are done: it is with those who may.
  if (maySeeCase(turn.actor, lastCase)) {
    outbox.show(privately(turn), { card: 'case', id: lastCase.id }, 'new');
  } else tell('concern_noted');
  pointToChat(work);
  const basis = caseAccess(turn.actor, lastCase)?.basis;
  const subjects = [basis === undefined ? target.pupilId : lastCase.id];
  audit(unit, {
    turnId: turn.id,
    at,
    by,
    action: 'concern',
    subjects,
    basis: basis ?? 'registers',
  });
}
