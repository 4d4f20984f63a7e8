import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { noteAbsence } from '../../services/cases/noteAbsence.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { type App, caseContextOf, localTime, stamp } from '../core/app.ts';
import type { Rounds } from '../core/rounds.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { Work } from '../core/work.ts';
import { lapse } from '../messages/questions.ts';

/** The school day is over: its questions lapse, and who was absent is known. */
const schoolDayEnds = Temporal.PlainTime.from('16:00');

/**
 * What time alone changes in a school: questions lapse after the school day, and then all pupils are
 * re-evaluated once, since windows move without a note. Not in the morning: before today's absences are
 * noted, a level would fall only to rise again with the first note. Idempotent. O(pupils with absence).
 */
export async function sweepDay(app: App, school: string, rounds: Rounds): Promise<void> {
  const now = localTime(app);
  await transact(app.store, school, (unit) => lapseQuestions(app, unit, now));
  const today = now.toPlainDate();
  if (isOver(now) && app.calendar.isSchoolDay(today)) {
    const made = await transact(app.store, school, (unit) => lookAnew(app, unit, today, rounds));
    if (made) rounds.made(nameOf(school));
  }
}

/**
 * What was asked during the school day lapses when it ends, what was asked later on the next school day's
 * morning: whoever is told then that nothing was noted is not woken for it.
 */
async function lapseQuestions(app: App, unit: Unit, now: Temporal.ZonedDateTime): Promise<void> {
  const today = now.toPlainDate().toString();
  const awake = nextWakingHour(app.calendar, now) === undefined;
  const over = isOver(now);
  const outbox = unitOutbox(unit, `lapse/${app.newId()}`, stamp(app));
  await lapse(unit, outbox, ({ askedAt, askedOn }) =>
    askedOn < today
      ? awake
      : over && !isOver(Temporal.Instant.from(askedAt).toZonedDateTimeISO(now.timeZoneId)),
  );
}

function isOver(now: Temporal.ZonedDateTime): boolean {
  return Temporal.PlainTime.compare(now.toPlainTime(), schoolDayEnds) >= 0;
}

function nameOf(school: string): string {
  return `sweep/${school}`;
}

/** @returns whether it was due */
async function lookAnew(
  app: App,
  unit: Unit,
  today: Temporal.PlainDate,
  rounds: Rounds,
): Promise<boolean> {
  const day = dayNumber(today);
  const swept = await unit.load('counter', 'sweep');
  if (!rounds.isDue(nameOf(unit.school), day, swept?.last)) return false;
  unit.put('counter', 'sweep', { last: day });
  const at = stamp(app);
  const caseContext = caseContextOf(app, unit.school);
  const outbox = unitOutbox(unit, `sweep/${day}/${app.newId()}`, at);
  const work: Work = { app, unit, outbox, at };
  const numbering = await caseNumbering(work);
  for (const { id } of await unit.list('pupil')) {
    // What holds of a pupil who left stays as it was: a duty does not end because nobody notes any more.
    const { roster } = caseContext;
    if (!roster.pupil(id) || roster.formerPupil(id)) continue;
    const state = await loadPupil(work, id);
    const moment = { today, at, newCaseId: numbering.next };
    const after = noteAbsence(state, [], caseContext, moment);
    const sameCase = !after.lastCase || after.lastCase === state.lastCase;
    if (sameCase && after.absence.homeContact === state.absence.homeContact) continue;
    await putPupil(work, after.absence);
    if (!after.lastCase || sameCase) continue;
    // Windows move every day; that alone needs no new card.
    if (after.lastCase.revision === state.lastCase?.revision)
      unit.put('case', after.lastCase.id, after.lastCase);
    else await putCase(work, after.lastCase);
  }
  numbering.keep();
  return true;
}
