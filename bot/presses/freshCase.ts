import { caseAccess } from '../../services/access/access.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { TurnWork } from '../core/work.ts';

/**
 * The case a press is about, in the version shown, for somebody who may see it.
 * @throws RefusedError `gone`, `not_allowed`, `stale` when the case has changed since
 */
export async function freshCase(
  { turn, unit }: TurnWork,
  press: { case: string; v: number },
): Promise<CaseRecord> {
  const subject = await unit.load('case', press.case);
  if (!subject) throw new RefusedError('gone');
  if (!caseAccess(turn.actor, subject)) throw new RefusedError('not_allowed');
  if (subject.revision !== press.v) throw new RefusedError('stale');
  return subject;
}
