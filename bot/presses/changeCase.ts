import { caseAccess } from '../../services/access/access.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Deciding } from '../../services/cases/deciding.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';

/**
 * Changes a case as its press decides, in the version shown, and writes the trail.
 * @param about who or what besides the case it is about
 * @throws RefusedError as `freshCase`, and what deciding refuses
 */
export async function changeCase(
  work: TurnWork,
  press: { case: string; v: number },
  action: string,
  decide: (subject: CaseRecord, deciding: Deciding) => readonly CaseEvent[],
  about: (events: readonly CaseEvent[]) => readonly string[],
): Promise<{ card: 'case'; id: string }> {
  const { app, turn, unit, at } = work;
  const { actor } = turn;
  const subject = await freshCase(work, press);
  const events = decide(subject, { actor, caseContext: caseContextOf(app, turn.school), at });
  await putCase(work, withEvents(subject, events));
  audit(unit, {
    turnId: turn.id,
    at,
    by: actor.member.id,
    action,
    subjects: [subject.id, ...about(events)],
    basis: caseAccess(actor, subject)?.basis,
  });
  return { card: 'case', id: subject.id };
}
