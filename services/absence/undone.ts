import type { PupilAbsence } from './pupilAbsence.ts';

/**
 * A pupil's absence without what a message said; its statements stay, marked.
 * @param at instant, ISO with offset
 */
export function withoutReport(absence: PupilAbsence, reportId: string, at: string): PupilAbsence {
  const statements = absence.statements.map((one) =>
    one.reportId === reportId && one.undoneAt === undefined ? { ...one, undoneAt: at } : one,
  );
  return { ...absence, statements };
}

/**
 * The reverse: what the message said holds again, in its old place among the others.
 * @param undoneAt when it was taken back; what was taken back before stays so
 */
export function withReportAgain(
  absence: PupilAbsence,
  reportId: string,
  undoneAt: string,
): PupilAbsence {
  const statements = absence.statements.map((one) => {
    if (one.reportId !== reportId || one.undoneAt !== undoneAt) return one;
    const { undoneAt: _, ...said } = one;
    return said;
  });
  return { ...absence, statements };
}
