import type { Report } from '../../services/absence/report.ts';
import { undoReport } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { lookAtConflict } from './conflicts.ts';
import { reportBasis } from './storeReport.ts';

/**
 * Undoes a message, only on the same day and by its writer; the trail stays. Its receipt is for the caller
 * to show.
 * @throws RefusedError `not_your_note`, `stale`, `undo_too_late`
 */
export async function undoNote(work: TurnWork, report: Report): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  checkOwnToday(work, report);
  const caseContext = caseContextOf(app, turn.school);
  const numbering = await caseNumbering(work);
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const pupilIds = [...new Set(report.lines.map((line) => line.pupilId))];
  for (const pupilId of pupilIds) {
    const state = await loadPupil(work, pupilId);
    const moment = { today, at, newCaseId: numbering.next };
    const after = undoReport(state, report.id, at, caseContext, moment);
    const looked = await lookAtConflict({ app, unit, outbox, at }, after.absence);
    unit.put('pupil', pupilId, looked);
    if (after.lastCase && after.lastCase !== state.lastCase) {
      await putCase(work, after.lastCase);
    }
  }
  numbering.keep();
  unit.put('report', report.id, { ...report, undoneAt: at });
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action: 'note.undo',
    subjects: pupilIds,
    basis: reportBasis(turn.actor, pupilIds),
  });
}

/** @throws RefusedError when the note is not the writer's own of today, or is already undone */
export function checkOwnToday({ turn, at }: TurnWork, report: Report): void {
  if (report.by !== turn.actor.member.id) throw new RefusedError('not_your_note');
  if (report.undoneAt !== undefined) throw new RefusedError('stale');
  // Earlier, not different: a clock set back makes nothing too late.
  if (report.at.slice(0, 10) < at.slice(0, 10)) throw new RefusedError('undo_too_late');
}
