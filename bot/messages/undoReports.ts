import type { Statement } from '../../services/absence/pupilAbsence.ts';
import type { Report } from '../../services/absence/report.ts';
import {
  type Moment,
  type PupilState,
  restoreReport,
  undoReport,
} from '../../services/cases/noteAbsence.ts';
import { whoSettles } from '../../services/cases/whoSettles.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { caseContextOf } from '../core/app.ts';
import { subjectKey } from '../core/outboxItem.ts';
import { privately } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { askOfRegister, askWhichHolds, lookAtConflict } from './conflicts.ts';

/**
 * Takes back what was stored, whoever may decide that having been asked; receipts that stand somewhere say so.
 * @returns the pupils it was about, for the trail
 */
export async function undoReports(work: TurnWork, reports: readonly Report[]): Promise<string[]> {
  const pupilIds = new Set<string>();
  for (const report of reports) {
    const ids = pupilsOf(report);
    await undoPupils(work, report.id, ids);
    for (const id of ids) pupilIds.add(id);
    work.unit.put('report', report.id, { ...report, undoneAt: work.at });
    await showReceipt(work, report.id);
  }
  return [...pupilIds];
}

/** Takes back what a report says about some of its pupils, and reassesses these. */
export async function undoPupils(
  work: TurnWork,
  reportId: string,
  pupilIds: readonly string[],
): Promise<void> {
  const caseContext = caseContextOf(work.app, work.turn.school);
  await eachPupil(work, pupilIds, async (state, moment) => {
    const after = undoReport(state, reportId, work.at, caseContext, moment);
    return { ...after, absence: await lookAtConflict(work, after.absence) };
  });
}

/**
 * Lets reports hold again that were taken back at an instant; what they say beside a colleague's note is asked
 * about anew.
 * @returns the pupils they are about, for the trail
 */
export async function restoreReports(
  work: TurnWork,
  reports: readonly Report[],
  undoneAt: string,
): Promise<string[]> {
  const { app, turn, unit } = work;
  const caseContext = caseContextOf(app, turn.school);
  for (const report of reports) {
    await eachPupil(work, pupilsOf(report), async (state, moment) => {
      const after = restoreReport(state, report.id, undoneAt, caseContext, moment);
      const beside = after.absence.statements.filter((one) => isClaim(one, report.id));
      const id = `${turn.id}/${state.pupil.id}`;
      const { roster } = turn.actor;
      const asking = { asked: whoSettles(state.pupil, roster), id };
      const asked = await askWhichHolds(work, after.absence, beside, asking);
      return { ...after, absence: await askOfRegister(work, roster, state.absence, asked, id) };
    });
    const { undoneAt: _, ...said } = report;
    unit.put('report', report.id, said);
    await showReceipt(work, report.id);
  }
  return [...new Set(reports.flatMap(pupilsOf))];
}

function isClaim(one: Statement, reportId: string): boolean {
  const standing = one.reportId === reportId && one.undoneAt === undefined;
  return standing && one.beside === true && one.intent !== 'withdraw';
}

async function eachPupil(
  work: TurnWork,
  pupilIds: readonly string[],
  decide: (state: PupilState, moment: Moment) => Promise<Omit<PupilState, 'pupil'>>,
): Promise<void> {
  const { at } = work;
  const numbering = await caseNumbering(work);
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  for (const pupilId of pupilIds) {
    const state = await loadPupil(work, pupilId);
    const after = await decide(state, { today, at, newCaseId: numbering.next });
    await putPupil(work, after.absence);
    if (after.lastCase && after.lastCase !== state.lastCase) await putCase(work, after.lastCase);
  }
  numbering.keep();
}

function pupilsOf({ lines }: Report): string[] {
  return [...new Set(lines.map((line) => line.pupilId))];
}

async function showReceipt({ unit, outbox, turn }: TurnWork, id: string): Promise<void> {
  const receipt = { card: 'receipt', id } as const;
  if (await unit.load('post', subjectKey(receipt))) outbox.show(privately(turn), receipt);
}
