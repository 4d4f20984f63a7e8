import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { lostPupils } from '../../services/cases/lostPupils.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { tellCases } from '../casework/tellCases.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { rosterId, rosterOfRecord, rosterRecord } from '../core/schools.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';

/**
 * Finds open cases whose pupil the roster does not hold and that were never told so, as a store of before the
 * mark has them, and marks them, so that the same morning's list asks what becomes of them. Idempotent.
 * O(cases), and O(people) once for a store that has any.
 * @throws StoreError
 */
export async function markLost(app: App, school: string): Promise<void> {
  const marked = await transact(app.store, school, (unit) => mark(app, unit));
  // What is shown from now on has to know the pupils.
  if (marked) await app.schools.reload();
}

async function mark(app: App, unit: Unit): Promise<boolean> {
  const { school } = unit;
  const known = app.schools.roster(school);
  if (!known) return false;
  const cases = (await unit.list('case')).map(({ value }) => value);
  if (!cases.some((one) => isUnmarked(one, known))) return false;
  const stored = await unit.load('roster', rosterId);
  if (!stored) return false;
  const at = stamp(app);
  const before = rosterOfRecord(stored);
  const on = localTime(app).toPlainDate().toString();
  const lost = lostPupils(cases, before, (id) => pupilElsewhere(app, school, id), on);
  const after = roster({ ...before, former: [...before.former, ...lost] });
  if (lost.length > 0) unit.put('roster', rosterId, rosterRecord(after));
  const turnId = `lost/${app.newId()}`;
  tellCases(unit, cases, after, { at, by: 'system', turnId });
  // Also where another instance was first.
  return true;
}

/** Whether nobody sees an open case since its pupil is not on the roster and nothing says so. */
function isUnmarked({ state, pupilId, left }: CaseRecord, known: Roster): boolean {
  if (state === 'closed') return false;
  return known.pupil(pupilId) === undefined || (!left && known.formerPupil(pupilId) !== undefined);
}

function pupilElsewhere(app: App, school: string, id: string) {
  const other = app.schools.all().find((one) => {
    return one.school.id !== school && one.pupil(id) && !one.formerPupil(id);
  });
  return other?.pupil(id);
}
