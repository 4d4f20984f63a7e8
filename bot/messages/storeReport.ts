import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Statement } from '../../services/absence/pupilAbsence.ts';
import type { Report, ReportLine } from '../../services/absence/report.ts';
import { type Actor, type Basis, classBasis, mayCorrect } from '../../services/access/access.ts';
import { noteAbsence, type PupilState } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Entry, LeftOut } from '../../services/notes/reading.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { settingOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';

type Understood = {
  intent: Report['intent'];
  entries: readonly (Entry | { pupilId: string; dates: readonly string[] })[];
  leftOut: readonly LeftOut[];
};

/** Stores what was understood, looks at each pupil anew, and puts the receipt into the outbox. */
export async function storeReport(work: MessageWork, understood: Understood): Promise<void> {
  const { app, turn, unit, outbox, at } = work;
  const setting = settingOf(app, turn.school);
  const caseIds: string[] = [];
  const lines: ReportLine[] = [];
  const reportId = `${turn.id}:${understood.entries[0]?.pupilId ?? ''}`;
  const numbering = await caseNumbering(unit, setting, at);
  outbox.show(privately(turn), { card: 'receipt', id: reportId }, 'new');
  for (const [pupilId, entries] of Map.groupBy(understood.entries, (entry) => entry.pupilId)) {
    const state = await loadPupil(unit, setting, pupilId);
    if (understood.intent !== 'note') mayChange(turn.actor, state, entries);
    const statements = entries.map(
      (entry, index): Statement => ({
        id: `${reportId}#${index}`,
        reportId,
        by: turn.actor.member.id,
        at,
        intent: understood.intent,
        dates: [...entry.dates],
        ...('category' in entry ? { category: entry.category } : {}),
        extent: 'extent' in entry ? entry.extent : 'day',
      }),
    );
    const today = Temporal.PlainDate.from(at.slice(0, 10));
    const after = noteAbsence(state, statements, setting, {
      today,
      at,
      newCaseId: numbering.next,
    });
    unit.put('pupil', pupilId, after.absence);
    if (after.lastCase && after.lastCase !== state.lastCase) {
      await putCase(app, unit, outbox, after.lastCase, setting);
    }
    if (after.absence.openCaseId !== undefined) caseIds.push(after.absence.openCaseId);
    lines.push(...statements.map((statement) => lineOf(statement, state)));
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
}

/** Changing what stands is for those who answer for the pupil's register, or who wrote it. */
function mayChange(
  actor: Actor,
  { pupil, absence }: PupilState,
  entries: readonly { dates: readonly string[] }[],
): void {
  const dates = new Set(entries.flatMap((entry) => entry.dates));
  const writers = absence.statements
    .filter((one) => one.undoneAt === undefined && one.dates.some((date) => dates.has(date)))
    .map(({ by }) => by);
  if (!mayCorrect(actor, pupil, writers)) throw new RefusedError('no_access_pupil');
}

/** Whoever notes absence of pupils that are not theirs to see does it for the register. */
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
