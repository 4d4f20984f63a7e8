import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence, Statement } from '../absence/pupilAbsence.ts';
import type { Pupil } from '../roster/roster.ts';
import { assess } from '../rules/assess.ts';
import type { CaseRecord } from './caseRecord.ts';
import { reviewCase } from './reviewCase.ts';
import type { Setting } from './setting.ts';

/** A pupil as the store holds it. */
export type PupilState = {
  pupil: Pupil;
  absence: PupilAbsence;
  openCase: CaseRecord | undefined;
};

/** `at` is the instant, ISO with offset; `today` the local day it falls on. */
export type Moment = { today: Temporal.PlainDate; at: string; newCaseId: () => string };

/**
 * Adds statements about a pupil and looks at the pupil anew under the rules.
 * @returns the pupil's absence, and the case as it is now: opened, changed, closed, the same object
 *   when nothing changed, or undefined
 */
export function noteAbsence(
  state: PupilState,
  statements: readonly Statement[],
  setting: Setting,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const { absence } = state;
  return followUp(
    state,
    { ...absence, statements: [...absence.statements, ...statements] },
    setting,
    moment,
  );
}

/** Takes back what a message said about a pupil, keeping the trail, and looks at the pupil anew. */
export function undoReport(
  state: PupilState,
  reportId: string,
  at: string,
  setting: Setting,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const statements = state.absence.statements.map((one) =>
    one.reportId === reportId && one.undoneAt === undefined ? { ...one, undoneAt: at } : one,
  );
  return followUp(state, { ...state.absence, statements }, setting, moment);
}

function followUp(
  { pupil, openCase: current }: PupilState,
  absence: PupilAbsence,
  setting: Setting,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const assessment = assess({
    rulesets: setting.rulesets,
    calendar: setting.calendar,
    on: moment.today,
    grade: pupil.grade,
    marks: marksOf(absence, pupil.grade),
  });
  const openCase = reviewCase({ current, pupil, assessment, setting, ...moment });
  const { openCaseId: _, ...rest } = absence;
  return {
    absence: openCase && openCase.state !== 'closed' ? { ...rest, openCaseId: openCase.id } : rest,
    openCase,
  };
}
