import type { Attendance } from '../../services/cases/attendance.ts';
import { type Progress, unreportedPart } from '../../services/cases/progress.ts';
import type { Wording } from './wording.ts';

/** "Fraværet er faldet: 3 af 20 skoledage mod 8 af 20 før." In the same words wherever it is told. */
export function progressLine(found: Progress, wording: Wording): string {
  const { followUp, improvement } = wording.texts;
  const { before, after, change } = found;
  if (change === 'too_early') return followUp.tooEarly;
  if (change === 'unreported') {
    const part = unreportedPart(found) ?? 'after';
    const { schoolDays, ofSchoolDays } = found[part];
    const days = followUp.of(wording.number(schoolDays), wording.schoolDays(ofSchoolDays));
    return improvement.unreported[part](days);
  }
  const all = [before, after].every((one) => one.schoolDays === one.ofSchoolDays);
  const earlier = followUp.of(wording.number(before.absentDays), wording.number(before.schoolDays));
  const isEqual = before.absentDays === after.absentDays && before.schoolDays === after.schoolDays;
  const told = change === 'same' && isEqual ? 'equal' : change;
  const words = followUp[told](absentOf(after, wording), earlier);
  return all ? words : `${words} ${improvement.onlyReported}`;
}

/** "3 af 20 skoledage" */
export function absentOf({ absentDays, schoolDays }: Attendance, wording: Wording): string {
  return wording.texts.followUp.of(wording.number(absentDays), wording.schoolDays(schoolDays));
}
