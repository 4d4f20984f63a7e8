import { caseAccess, mayReport, maySeeCase } from '../../services/access/access.ts';
import { raiseConcern } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Target } from '../../services/notes/reading.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { caseContextOf } from '../core/app.ts';
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
  const { app, turn, unit, outbox, at } = work;
  const tell = (id: string) =>
    outbox.show(privately(turn), { card: 'notice', id, details: {} }, 'new');
  if (typeof target !== 'object' || !('pupilId' in target)) return tell('concern');
  if (!mayReport(turn.actor)) throw new RefusedError('not_allowed');
  const caseContext = caseContextOf(app, turn.school);
  const by = turn.actor.member.id;
  const state = await loadPupil(work, target.pupilId);
  const numbering = await caseNumbering(work);
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const moment = { today, at, newCaseId: numbering.next };
  const after = raiseConcern(state, by, caseContext, moment);
  numbering.keep();
  const { lastCase } = after;
  if (!lastCase) return tell('concern');
  if (lastCase !== state.lastCase) {
    await putPupil(work, after.absence);
    await putCase(work, lastCase);
  }
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
