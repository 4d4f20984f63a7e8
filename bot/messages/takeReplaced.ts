import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import { openQuestions } from './fittingQuestions.ts';
import { dropShown } from './forget.ts';
import type { MessageWork } from './messageWork.ts';
import { auditUndone, checkOwnToday } from './undoNote.ts';
import { placeTaken, undoReports } from './undoReports.ts';

/**
 * Takes back the note whose right pupil was now told: not before, so that a question that is forgotten or
 * lapses loses nothing. One that was undone or rewritten since is left as it is.
 * @param by the report that takes its place
 */
export async function takeReplaced(
  work: MessageWork,
  { id, replaces, askedAt }: OpenQuestion,
  by: string,
): Promise<void> {
  if (replaces === undefined) return;
  await dropOthers(work, id, replaces);
  const report = await work.unit.load('report', replaces);
  if (!report || report.undoneAt !== undefined || report.at > askedAt) return;
  checkOwnToday(work, report);
  auditUndone(work, await undoReports(work, [report], placeTaken(by)));
  const newer = await work.unit.load('report', by);
  if (newer) work.unit.put('report', by, { ...newer, inPlaceOf: replaces });
}

/** Asked twice, it is answered once. */
async function dropOthers(work: MessageWork, answered: string, replaces: string): Promise<void> {
  for (const one of await openQuestions(work)) {
    if (one.replaces === replaces && one.id !== answered) dropShown(work, one);
  }
}
