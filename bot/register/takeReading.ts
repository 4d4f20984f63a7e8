import { nothingNoted, type PupilAbsence } from '../../services/absence/pupilAbsence.ts';
import { registerReadId, withClasses } from '../../services/absence/registerDay.ts';
import {
  type Registered,
  registeredDates,
  registerStatements,
} from '../../services/absence/registered.ts';
import { noteAbsence } from '../../services/cases/noteAbsence.ts';
import type { SchoolReading } from '../../services/register/placeRows.ts';
import type { Pupil, Roster } from '../../services/roster/roster.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { type CaseApp, caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { CaseWork } from '../core/work.ts';
import { askOfRegister } from '../messages/conflicts.ts';

/** What a reading of the register changed at a school. */
export type Registering = {
  school: string;
  name: string;
  /** Rows that were read. */
  rows: number;
  /** Pupils of whom the register says something new. */
  pupils: number;
  /** Their days. */
  days: number;
};

/** When it is read (instant, ISO with offset), under which name, and who had it read. */
export type Reading = { at: string; id: string; by?: 'operator' | 'system' };

/**
 * Takes in what the register says of a school, in one commit: statements beside people's, cases as after any
 * note, a question where the two contradict each other, and of which classes it has spoken. Reading the same
 * again changes nothing. O(rows + pupils named × their statements).
 * @throws RefusedError `unknown_school`, StoreError
 */
export async function takeReading(
  app: CaseApp,
  reading: SchoolReading,
  { at, id, by = 'operator' }: Reading,
): Promise<Registering> {
  const { school } = reading;
  return transact(app.store, school, async (unit) => {
    const caseContext = caseContextOf(app, school);
    const { roster } = caseContext;
    const outbox = unitOutbox(unit, `register/${id}/${school}`, at);
    const work: CaseWork = { app, unit, outbox, at };
    const numbering = await caseNumbering(work);
    const changed = new Map<string, number>();
    for (const pupil of pupilsRead(reading, roster)) {
      const absence = (await unit.load('pupil', pupil.id)) ?? nothingNoted(pupil.id);
      const days = daysOf(pupil, absence, reading);
      const statements = registerStatements(absence, days, { reportId: `register/${id}`, at });
      if (statements.length === 0) continue;
      const dates = new Set(statements.flatMap((one) => one.dates));
      changed.set(pupil.id, dates.size);
      const state = await loadPupil(work, pupil.id);
      const today = Temporal.PlainDate.from(at.slice(0, 10));
      const moment = { today, at, newCaseId: numbering.next };
      const after = noteAbsence(state, statements, caseContext, moment);
      const question = `register/${id}/${pupil.id}`;
      const asked = await askOfRegister(work, roster, state.absence, after.absence, question);
      await putPupil(work, asked);
      if (after.lastCase && after.lastCase !== state.lastCase) await putCase(work, after.lastCase);
    }
    numbering.keep();
    await keepCovered(work, reading);
    unit.upsert('registerRead', registerReadId, { at });
    const days = [...changed.values()].reduce((sum, count) => sum + count, 0);
    trail(work, { id, by }, [...changed.keys()], days);
    return { school, name: roster.school.name, rows: reading.rows, pupils: changed.size, days };
  });
}

/** Pupils the file names, and those of whom a complete file says that they were present. */
function pupilsRead({ pupils, complete }: SchoolReading, roster: Roster): readonly Pupil[] {
  return roster.pupils.filter(
    ({ id, classId }) => pupils.has(id) || complete?.classIds.has(classId) === true,
  );
}

/** What the file says of a pupil's days, and which days it no longer says anything of. */
function daysOf(
  pupil: Pupil,
  absence: PupilAbsence,
  { pupils, complete }: SchoolReading,
): ReadonlyMap<string, Registered> {
  const days = new Map<string, Registered>(pupils.get(pupil.id));
  if (!complete?.classIds.has(pupil.classId)) return days;
  for (const date of registeredDates(absence, complete.days)) {
    if (!days.has(date)) days.set(date, 'gone');
  }
  return days;
}

async function keepCovered({ unit }: CaseWork, { covered }: SchoolReading): Promise<void> {
  for (const [date, classIds] of covered) {
    const before = await unit.load('registerDay', date);
    const after = withClasses(before, date, classIds);
    if (after !== before) unit.put('registerDay', date, after);
  }
}

/** A reading without news is in the trail as well: that nothing was new is an answer. */
function trail(
  { unit, at }: CaseWork,
  { id, by }: Required<Pick<Reading, 'id' | 'by'>>,
  pupilIds: readonly string[],
  days: number,
): void {
  const { school } = unit;
  audit(unit, {
    turnId: `register/${id}/${school}`,
    at,
    by,
    action: days > 0 ? 'register' : 'register.same',
    subjects: pupilIds.length > 0 ? pupilIds : [school],
    ...(days > 0 ? { counts: { pupils: pupilIds.length, days } } : {}),
  });
}
