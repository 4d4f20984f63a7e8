import { type Actor, mayReport, maySeeClass } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';
import { maybeStillAway, type StillAway, schoolDayBefore } from '../../services/status/rollCall.ts';
import { type App, localTime } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

export type RollCall = {
  one: SchoolClass;
  today: Temporal.PlainDate;
  before: Temporal.PlainDate;
  maybe: readonly StillAway[];
};

/**
 * A class's roll-call for somebody who sees the class and notes its absence.
 * @throws RefusedError `not_allowed`, `gone` on a day without school
 */
export async function rollCallOf(
  app: Pick<App, 'now' | 'calendar'>,
  records: Pick<RecordReader, 'load'>,
  actor: Actor,
  classId: string,
): Promise<RollCall> {
  const one = actor.roster.classById(classId);
  if (!one || !maySeeClass(actor, one.id) || !mayReport(actor))
    throw new RefusedError('not_allowed');
  const today = localTime(app).toPlainDate();
  const calendar = app.calendar.forGrade(one.grade);
  const before = schoolDayBefore(calendar, today);
  if (!before || !calendar.isSchoolDay(today)) throw new RefusedError('gone');
  const pupils = actor.roster.pupilsOf(one.id);
  const loaded = await Promise.all(pupils.map(({ id }) => records.load('pupil', id)));
  const absences = new Map(loaded.flatMap((found) => (found ? [[found.pupilId, found]] : [])));
  return { one, today, before, maybe: maybeStillAway(pupils, absences, before, today) };
}
