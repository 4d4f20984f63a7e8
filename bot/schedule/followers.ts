import { daysAbsent } from '../../services/absence/daysAbsent.ts';
import { marksOf } from '../../services/absence/marksOf.ts';
import { decideWorsened } from '../../services/cases/decideEarlySign.ts';
import { withSigns } from '../../services/cases/earlySign.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import type { Unit } from '../core/unitOfWork.ts';

/**
 * Whoever follows a pupil who was absent for several more days has it on today's list, and not again before
 * there are as many again. O(early signs).
 */
export async function tellFollowers(app: App, unit: Unit): Promise<void> {
  const roster = app.schools.roster(unit.school);
  const today = localTime(app).toPlainDate().toString();
  for (const { id, value: sign } of await unit.list('earlySign')) {
    const pupil = roster?.pupil(id);
    const absence = pupil && (await unit.load('pupil', id));
    if (!pupil || !absence) continue;
    const marks = marksOf(absence, pupil.grade);
    const calendar = app.calendar.forGrade(pupil.grade);
    const absentAfter = (since: string) =>
      daysAbsent(
        marks.filter(
          ({ date }) =>
            date > since && date <= today && calendar.isSchoolDay(Temporal.PlainDate.from(date)),
        ),
      );
    const events = decideWorsened(sign, absentAfter, app.playbook, stamp(app));
    const next = withSigns(id, sign, events);
    if (events.length > 0 && next) unit.put('earlySign', id, next);
  }
}
