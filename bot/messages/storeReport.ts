import { asWrittenBy, contestedDates, writersOf } from '../../services/absence/contested.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { PupilAbsence, Statement } from '../../services/absence/pupilAbsence.ts';
import type { Report, ReportLine } from '../../services/absence/report.ts';
import { type Actor, type Basis, classBasis, mayCorrect } from '../../services/access/access.ts';
import { noteAbsence, type PupilState } from '../../services/cases/noteAbsence.ts';
import { whoSettles, whoSettlesRegister } from '../../services/cases/whoSettles.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Entry, LeftOut } from '../../services/notes/reading.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { askOfRegister, askWhichHolds, settleDays, takeBackClaims } from './conflicts.ts';
import type { MessageWork } from './messageWork.ts';

type Understood = {
  intent: Report['intent'];
  entries: readonly (Entry | { pupilId: string; dates: readonly string[] })[];
  leftOut: readonly LeftOut[];
};

/**
 * Stores what was understood, reassesses each pupil, and puts the receipt in the outbox.
 * @returns the report's id
 */
export async function storeReport(work: MessageWork, understood: Understood): Promise<string> {
  const { app, turn, unit, outbox, at, rewriting } = work;
  const caseContext = caseContextOf(app, turn.school);
  const caseIds: string[] = [];
  const lines: ReportLine[] = [];
  const ownId = `${turn.id}:${understood.entries[0]?.pupilId ?? ''}`;
  const reportId = rewriting?.reportId ?? ownId;
  const numbering = await caseNumbering(work);
  const receipt = { card: 'receipt', id: reportId } as const;
  outbox.show(privately(turn), receipt, rewriting && !rewriting.fresh ? 'latest' : 'new');
  for (const [pupilId, entries] of Map.groupBy(understood.entries, (entry) => entry.pupilId)) {
    const state = await loadPupil(work, pupilId);
    const kept = rewriting?.kept.get(pupilId);
    if (kept) {
      lines.push(...kept);
      if (state.absence.openCaseId !== undefined) caseIds.push(state.absence.openCaseId);
      continue;
    }
    if (understood.intent !== 'note') mayChange(turn.actor, state, entries);
    const whole = entries.map(
      (entry, index): Statement => ({
        id: `${ownId}#${index}`,
        reportId,
        by: turn.actor.member.id,
        at,
        intent: understood.intent,
        dates: [...entry.dates],
        ...('category' in entry ? { category: entry.category } : {}),
        extent: 'extent' in entry ? entry.extent : 'day',
      }),
    );
    const statements = whole.flatMap((statement) => split(statement, turn.actor, state));
    const today = Temporal.PlainDate.from(at.slice(0, 10));
    const after = noteAbsence(state, statements, caseContext, {
      today,
      at,
      newCaseId: numbering.next,
    });
    const absence = await withConflict(work, state, after.absence, statements);
    await putPupil(work, absence);
    if (after.lastCase && after.lastCase !== state.lastCase) {
      await putCase(work, after.lastCase);
    }
    if (absence.openCaseId !== undefined) caseIds.push(absence.openCaseId);
    const known = knownTo(turn.actor, state);
    lines.push(...whole.map((statement) => lineOf(statement, known)));
  }
  numbering.keep();
  unit.put('report', reportId, {
    id: reportId,
    by: turn.actor.member.id,
    at,
    intent: understood.intent,
    lines,
    leftOut: [...understood.leftOut],
    caseIds,
  });
  const subjects = lines.map((line) => line.pupilId);
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action: understood.intent,
    subjects,
    basis: reportBasis(turn.actor, subjects),
  });
  return reportId;
}

/**
 * Only those responsible for the pupil's register, or who wrote about the days themselves, may change what
 * stands. The answer never reveals whether anything is noted.
 */
function mayChange(
  actor: Actor,
  { pupil, absence }: PupilState,
  entries: readonly { dates: readonly string[] }[],
): void {
  const dates = entries.flatMap((entry) => entry.dates);
  if (!mayCorrect(actor, pupil, writersOf(absence, actor.member.id, dates))) {
    throw new RefusedError('no_access_pupil');
  }
}

/**
 * Splits a statement when some of its days are a colleague's: there it stands beside the earlier note and
 * decides nothing, unless the writer has the right to correct.
 */
function split(statement: Statement, actor: Actor, { pupil, absence }: PupilState): Statement[] {
  if (mayCorrect(actor, pupil)) return [statement];
  const contested = contestedDates(absence, actor.member.id, statement);
  const free = statement.dates.filter((date) => !contested.has(date));
  const theirs = statement.dates.filter((date) => contested.has(date));
  return [
    ...(free.length === 0 ? [] : [{ ...statement, dates: free }]),
    ...(theirs.length === 0
      ? []
      : [{ ...statement, id: `${statement.id}+`, dates: theirs, beside: true as const }]),
  ];
}

/** Asks about contradicting notes, and settles questions decided by those who may. */
async function withConflict(
  work: MessageWork,
  state: PupilState,
  absence: PupilAbsence,
  statements: readonly Statement[],
): Promise<PupilAbsence> {
  const { actor, id } = work.turn;
  const questionId = `${id}/${state.pupil.id}`;
  const settled = await withColleagues(work, state, absence, statements, questionId);
  if (answersForRegister(actor, state, statements)) return settled;
  return askOfRegister(work, actor.roster, state.absence, settled, questionId);
}

/** A correction by somebody with the right is an answer, and so is the word of whoever would be asked. */
function answersForRegister(
  actor: Actor,
  { pupil }: PupilState,
  statements: readonly Statement[],
): boolean {
  if (!mayCorrect(actor, pupil)) return false;
  if (statements.every(({ intent }) => intent !== 'note')) return true;
  return whoSettlesRegister(actor.roster).includes(actor.member.id);
}

async function withColleagues(
  work: MessageWork,
  { pupil }: PupilState,
  absence: PupilAbsence,
  statements: readonly Statement[],
  id: string,
): Promise<PupilAbsence> {
  const { actor } = work.turn;
  if (mayCorrect(actor, pupil)) {
    const dates = new Set(statements.flatMap((one) => one.dates));
    return settleDays(work, absence, dates, actor.member.id);
  }
  // A withdrawal takes back one's own words, so it is no alternative to a colleague's.
  const asks = (one: Statement) => one.beside === true && one.intent !== 'withdraw';
  const said = new Set(statements.filter((one) => !asks(one)).flatMap(({ dates }) => dates));
  const left = await takeBackClaims(work, absence, actor.member.id, said);
  const claims = statements.filter(asks);
  return askWhichHolds(work, left, claims, { asked: whoSettles(pupil, actor.roster), id });
}

/** What somebody may be told of the state before: all of it, or what they wrote themselves. */
export function knownTo(actor: Actor, state: PupilState): PupilState {
  if (mayCorrect(actor, state.pupil)) return state;
  return { ...state, absence: asWrittenBy(state.absence, actor.member.id) };
}

/** Noting absence of pupils one may not see is done for the register. */
export function reportBasis(actor: Actor, pupilIds: readonly string[]): Basis {
  const own = pupilIds.map((id) => classBasis(actor, actor.roster.pupil(id)?.classId ?? ''));
  return own.every((basis) => basis === own[0]) ? (own[0] ?? 'registers') : 'registers';
}

function lineOf(
  { dates, category, extent }: Statement,
  before: PupilState,
): ReportLine & { pupilId: string } {
  const stood = standingAbsence(before.absence).find((one) => dates.includes(one.date));
  return {
    pupilId: before.pupil.id,
    dates,
    ...(category === undefined ? {} : { category }),
    extent,
    ...(stood === undefined || stood.category === category ? {} : { before: stood.category }),
  };
}
