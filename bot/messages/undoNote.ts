import type { Report } from '../../services/absence/report.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { reportBasis } from './storeReport.ts';
import { undoReports } from './undoReports.ts';

/**
 * Undoes a message with the rest of its correction, only on the same day and by its writer; the trail stays, and its receipt says so.
 * @throws RefusedError `not_your_note`, `stale`, `undo_too_late`
 */
export async function undoNote(work: TurnWork, report: Report): Promise<void> {
  checkOwnToday(work, report);
  auditUndone(work, await undoReports(work, await withItsCorrection(work, report)));
}

/** A correction is undone as a whole: what it noted goes, and what it took back counts again. */
async function withItsCorrection({ unit }: TurnWork, report: Report): Promise<Report[]> {
  const all = [report];
  for (const id of report.together ?? []) {
    const other = await unit.load('report', id);
    if (other && other.undoneAt === undefined) all.push(other);
  }
  return all;
}

/** @throws RefusedError when the note is not the writer's own of today, or is already undone */
export function checkOwnToday({ turn, at }: TurnWork, report: Report): void {
  if (report.by !== turn.actor.member.id) throw new RefusedError('not_your_note');
  if (report.undoneAt !== undefined) throw new RefusedError('stale');
  // Earlier, not different: a clock set back makes nothing too late.
  if (report.at.slice(0, 10) < at.slice(0, 10)) throw new RefusedError('undo_too_late');
}

/** What was taken back, in the trail. */
export function auditUndone({ unit, turn, at }: TurnWork, pupilIds: readonly string[]): void {
  if (pupilIds.length === 0) return;
  const { id: turnId, actor } = turn;
  const subjects = [...new Set(pupilIds)];
  const basis = reportBasis(actor, subjects);
  audit(unit, { turnId, at, by: actor.member.id, action: 'note.undo', subjects, basis });
}
