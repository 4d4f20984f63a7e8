import { standingAbsence } from './marksOf.ts';
import type { PupilAbsence } from './pupilAbsence.ts';

/** School days in a row that a pupil has come, and the last day (ISO) they did not. */
export type AttendedInRow = { days: number; absentUntil: string };

/**
 * For how many of the last school days a pupil came, as far back as each was reported: a class nobody wrote
 * about says nothing. Coming late is coming.
 * @param days ISO dates of the last school days before today, oldest first
 * @param isReported whether somebody told of the pupil's class that day
 * @returns undefined for a pupil who was never absent until today
 */
export function attendedInRow(
  absence: PupilAbsence,
  { days, today }: { days: readonly string[]; today: string },
  isReported: (date: string) => boolean,
): AttendedInRow | undefined {
  const absent = standingAbsence(absence).findLast(
    ({ category, date }) => category !== 'late' && date <= today,
  );
  if (!absent) return undefined;
  const broken = days.findLastIndex((date) => date <= absent.date || !isReported(date));
  return { days: days.length - 1 - broken, absentUntil: absent.date };
}
