import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { Day } from '../../services/cases/nudge.ts';
import { type PupilTasks, pupilTasks } from '../../services/cases/pupilTasks.ts';
import { type CaseApp, caseContextOf } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';
import { morningOf } from './morningOf.ts';

/**
 * What the absence of a school's pupils asks somebody to do today. O(statements), once a day for each list of
 * pupils that a reader gives: every morning's list of a school asks for the same.
 */
export async function schoolTasks(
  app: CaseApp,
  school: string,
  records: RecordReader,
): Promise<PupilTasks> {
  const pupils = await records.list('pupil');
  const caseContext = caseContextOf(app, school);
  const day = await morningOf(app, records);
  const key = keyOf(day);
  const before = known.get(pupils);
  if (before?.day === key && isSame(before.caseContext, caseContext)) return before.tasks;
  const absences = pupils.map(({ value }) => value);
  const tasks = pupilTasks(absences, caseContext, day);
  known.set(pupils, { day: key, caseContext, tasks });
  return tasks;
}

/** By the list that a store gives as long as nothing in it changes. */
const known = new WeakMap<object, { day: string; caseContext: CaseContext; tasks: PupilTasks }>();

/** Who is away, and the day: of its time nothing is asked. */
function keyOf({ today, away }: Day): string {
  return [today.toString(), ...[...away].sort()].join();
}

function isSame(before: CaseContext, now: CaseContext): boolean {
  const { roster, calendar, playbook } = before;
  return roster === now.roster && calendar === now.calendar && playbook === now.playbook;
}
