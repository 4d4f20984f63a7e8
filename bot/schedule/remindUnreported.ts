import { dayNumber } from '../../services/calendar/dayNumber.ts';
import type { StaffMember } from '../../services/roster/roster.ts';
import { silentClasses } from '../../services/status/weekFigures.ts';
import { toldOfClasses } from '../casework/toldOfClasses.ts';
import { type App, caseContextOf, localTime, stamp } from '../core/app.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import type { Rounds } from '../core/rounds.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { awayAmong } from './awayAmong.ts';
import { ends } from './morning.ts';

/**
 * One quiet line to the class teachers of classes of which nothing was told today, from the time of day that the
 * municipality chose; off unless it did. Once a school day at most, not to those who are away. O(staff + statements).
 */
export async function remindUnreported(app: App, school: string, rounds: Rounds): Promise<void> {
  const { remindUnreportedAt: from } = app;
  const now = localTime(app);
  const time = now.toPlainTime();
  if (!from || Temporal.PlainTime.compare(time, from) < 0) return;
  if (Temporal.PlainTime.compare(time, ends) >= 0) return;
  const today = now.toPlainDate();
  if (!app.calendar.isSchoolDay(today)) return;
  const day = dayNumber(today);
  const name = `reminder/${school}`;
  const done = await app.store.load(school, 'counter', 'reminder');
  if (!rounds.isDue(name, day, done?.value.last)) return;
  const asked = await teachersOf(app, school, storedRecords(app, school));
  const away = await awayAmong(
    app,
    school,
    asked.map(({ member }) => member),
  );
  const made = await transact(app.store, school, async (unit) => {
    const known = await unit.load('counter', 'reminder');
    if (!rounds.isDue(name, day, known?.last)) return false;
    unit.put('counter', 'reminder', { last: day });
    const outbox = unitOutbox(unit, `reminder/${day}/${app.newId()}`, stamp(app));
    // Anew: somebody may have told of their class meanwhile.
    for (const { member, classId } of await teachersOf(app, school, unit)) {
      if (away.has(member.id)) continue;
      const card = { card: 'rollCall', id: classId, reminds: true } as const;
      outbox.show({ to: 'person', staffId: member.id }, card, 'new');
    }
    return true;
  });
  if (made) rounds.made(name);
}

/** The class teachers of unreported classes, each with the first of theirs. */
async function teachersOf(
  app: App,
  school: string,
  records: RecordReader,
): Promise<readonly { member: StaffMember; classId: string }[]> {
  const { roster, calendar } = caseContextOf(app, school);
  const today = localTime(app).toPlainDate();
  const told = await toldOfClasses(records, today.toString());
  const silent = new Set(silentClasses({ roster, calendar, ...told }, today).map(({ id }) => id));
  return roster.staff.flatMap((member) => {
    const classId = member.classIds.find((id) => silent.has(id));
    return member.role === 'class_teacher' && classId !== undefined ? [{ member, classId }] : [];
  });
}
