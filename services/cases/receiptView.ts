import type { Report } from '../absence/report.ts';
import { needsYear } from '../calendar/period.ts';
import { type ReceiptChange, type ReceiptView, receiptChanges } from '../notes/views.ts';
import type { Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseRecord } from './caseRecord.ts';

/**
 * What a message was understood as, for its writer.
 * @param cases the cases the message opened or changed, as they are now
 * @param maySee whether the writer may see a case; others are left off the receipt
 * @param canUndo whether undo is still offered
 */
export function receiptView(
  report: Report,
  roster: Roster,
  cases: readonly CaseRecord[],
  maySee: (subject: CaseRecord) => boolean,
  canUndo: boolean,
): ReceiptView {
  const days = [
    ...report.lines.flatMap(({ dates }) => dates),
    ...report.leftOut.map(({ date }) => date),
  ];
  return {
    kind: 'receipt',
    intent: report.intent,
    reportId: report.id,
    version: report.undoneAt === undefined ? 1 : 2,
    lines: report.lines.map((line) => {
      const pupil = roster.pupil(line.pupilId);
      return {
        pupil: pupil ? pupilName(pupil, roster) : '–',
        classTitle: (pupil && roster.classById(pupil.classId)?.title) ?? '',
        category: line.category,
        extent: line.extent,
        dates: line.dates,
        schoolDays: line.dates.length,
        before: line.before,
      };
    }),
    leftOut: report.leftOut,
    ...(needsYear(days, report.at.slice(0, 10)) ? { withYear: true } : {}),
    allPresent: undefined,
    state: report.undoneAt === undefined ? 'stored' : 'undone',
    canUndo: canUndo && report.undoneAt === undefined,
    changes: canUndo ? changesOf(report, roster) : [],
    alerts: cases
      .filter((one) => one.state !== 'closed' && isWorrying(one) && maySee(one))
      .map((one) => {
        const pupil = roster.pupil(one.pupilId);
        return {
          pupil: pupil ? pupilName(pupil, roster) : '–',
          level: one.level,
          caseNumber: one.id,
          opens: one.id,
          ...(reopenedBy(report, one) ? { reopened: true as const } : {}),
        };
      }),
  };
}

/** A case can stay open when no level or duty holds any more. */
function isWorrying({ level, duties }: CaseRecord): boolean {
  return level !== undefined || duties.length > 0;
}

/** Whether what the note said reopened a case: both are of the very same moment. */
function reopenedBy({ at }: Report, { log }: CaseRecord): boolean {
  return log.some((event) => event.do === 'reopen' && event.why === 'relapse' && event.at === at);
}

/** A note of one pupil's absence can be changed, until it was undone or taken back. */
function changesOf(
  { lines, intent, undoneAt, changedAt }: Report,
  roster: Roster,
): readonly ReceiptChange[] {
  const [only, ...others] = lines;
  if (!only || others.length > 0 || !roster.pupil(only.pupilId)) return [];
  if (intent === 'withdraw' || undoneAt !== undefined || changedAt !== undefined) return [];
  return receiptChanges;
}
