import { type App, caseContextOf, localTime } from '../core/app.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { Outbox } from '../core/unitOutbox.ts';

/**
 * The morning's roll-call for each class teacher who asked for it and is not away, of their first class.
 * O(staff).
 */
export async function rollCalls(
  app: App,
  unit: Unit,
  outbox: Outbox,
  away: ReadonlySet<string>,
): Promise<void> {
  const today = localTime(app).toPlainDate();
  const { roster } = caseContextOf(app, unit.school);
  for (const { id, role, classIds } of roster.staff) {
    const [own] = classIds;
    if (role !== 'class_teacher' || own === undefined || away.has(id)) continue;
    const kept = await unit.load('digest', id);
    const one = roster.classById(own);
    if (!kept?.rollCall || !one || !app.calendar.forGrade(one.grade).isSchoolDay(today)) continue;
    // Kept as long as it is used.
    unit.put('digest', id, { ...kept, on: today.toString() });
    outbox.show({ to: 'person', staffId: id }, { card: 'rollCall', id: own }, 'new');
  }
}
