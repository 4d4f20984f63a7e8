import type { Statement } from '../../services/absence/pupilAbsence.ts';
import type { Report } from '../../services/absence/report.ts';
import {
  reasonsUndone,
  released,
  takenBack,
  withoutReport,
} from '../../services/absence/undone.ts';
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
export async function undoReports(
  work: TurnWork,
  reports: readonly Report[],
  why = work.turn.id,
): Promise<string[]> {
  const pupilIds = new Set<string>();
  for (const report of reports) {
    const ids = pupilsOf(report);
    if (report.undoneAt !== undefined) {
      await undoOnceMore(work, report, why);
      continue;
    }
    await undoPupils(work, report.id, ids, why);
    for (const id of ids) pupilIds.add(id);
    work.unit.put('report', report.id, takenBack(report, { at: work.at, why }));
    await showReceipt(work, report.id);
    // What somebody's place was taken by stays away while yet another stands there.
    if (why.startsWith(placeTaken(''))) continue;
    for (const id of await countAgain(work, report)) pupilIds.add(id);
  }
  return [...pupilIds];
}

/** It counts as little as before; what undid it first may be taken back itself. */
async function undoOnceMore(work: TurnWork, report: Report, why: string): Promise<void> {
  const undoing = { at: work.at, why };
  for (const id of pupilsOf(report)) {
    const { absence } = await loadPupil(work, id);
    work.unit.put('pupil', id, withoutReport(absence, report.id, undoing));
  }
  work.unit.put('report', report.id, takenBack(report, undoing));
}

/** What a report took the place of counts again once the report does not. */
async function countAgain(work: TurnWork, { id, inPlaceOf }: Report): Promise<string[]> {
  const before = inPlaceOf === undefined ? undefined : await work.unit.load('report', inPlaceOf);
  return before ? restoreReports(work, [before], (why) => why === placeTaken(id)) : [];
}

/** For what a report is undone whose place a newer one took. */
export function placeTaken(reportId: string): string {
  return `for ${reportId}`;
}

/** Takes back what a report says about some of its pupils, and reassesses these. */
export async function undoPupils(
  work: TurnWork,
  reportId: string,
  pupilIds: readonly string[],
  why = work.turn.id,
): Promise<void> {
  const caseContext = caseContextOf(work.app, work.turn.school);
  await eachPupil(work, pupilIds, async (state, moment) => {
    const after = undoReport(state, reportId, why, caseContext, moment);
    return { ...after, absence: await lookAtConflict(work, after.absence) };
  });
}

/**
 * Lets reports hold again that were taken back for a reason which is over, unless there is another; what they
 * say beside a colleague's note is asked about anew.
 * @returns the pupils of those that hold again, for the trail
 */
export async function restoreReports(
  work: TurnWork,
  reports: readonly Report[],
  isOver: (why: string) => boolean,
): Promise<string[]> {
  const { app, turn, unit } = work;
  const caseContext = caseContextOf(app, turn.school);
  const again: string[] = [];
  for (const report of reports) {
    if (!reasonsUndone(report).some(isOver)) continue;
    await eachPupil(work, pupilsOf(report), async (state, moment) => {
      const after = restoreReport(state, report.id, isOver, caseContext, moment);
      const beside = after.absence.statements.filter((one) => isClaim(one, report.id));
      const id = `${turn.id}/${state.pupil.id}`;
      const { roster } = turn.actor;
      const asking = { asked: whoSettles(state.pupil, roster), id };
      const asked = await askWhichHolds(work, after.absence, beside, asking);
      return { ...after, absence: await askOfRegister(work, roster, state.absence, asked, id) };
    });
    const said = released(report, isOver);
    unit.put('report', report.id, said);
    if (said.undoneAt !== undefined) continue;
    again.push(...pupilsOf(report), ...(await takePlaceAgain(work, said)));
    await showReceipt(work, report.id);
  }
  return [...new Set(again)];
}

async function takePlaceAgain(work: TurnWork, { id, inPlaceOf }: Report): Promise<string[]> {
  const before = inPlaceOf === undefined ? undefined : await work.unit.load('report', inPlaceOf);
  return before ? undoReports(work, [before], placeTaken(id)) : [];
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
