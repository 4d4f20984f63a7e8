import {
  afterUndo,
  type Conflict,
  decided,
  withClaims,
  withoutClaimsOf,
} from '../../services/absence/conflict.ts';
import type { PupilAbsence, Statement } from '../../services/absence/pupilAbsence.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { whoSettles } from '../../services/cases/whoSettles.ts';
import type { Pupil, Roster } from '../../services/roster/roster.ts';
import { type App, localTime } from '../core/app.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { Outbox } from '../core/unitOutbox.ts';

type Work = { app: App; unit: Unit; outbox: Outbox; at: string };

/**
 * Asks the class teacher which of two notes holds, once: while the question is open, new notes are added to
 * it and its card is updated.
 * @param id of the question, if it is new
 * @returns the pupil's absence, linked to the open question
 */
export async function askWhichHolds(
  work: Work,
  pupil: Pupil,
  roster: Roster,
  absence: PupilAbsence,
  beside: readonly Statement[],
  id: string,
): Promise<PupilAbsence> {
  if (beside.length === 0) return absence;
  const current = await openConflict(work.unit, absence);
  const asked = whoSettles(pupil, roster);
  const next = withClaims(current, pupil.id, beside, { id, asked, at: work.at });
  work.unit.put('conflict', next.id, next);
  if (current) tellAsked(work, next);
  else {
    const notBefore = nextWakingHour(work.app.calendar, localTime(work.app));
    for (const staffId of next.asked) {
      const to = { to: 'person', staffId } as const;
      work.outbox.show(to, { card: 'conflict', id: next.id }, 'latest', notBefore);
    }
  }
  return { ...absence, openConflictId: next.id };
}

/** Settles days that somebody with the right to decide has decided. */
export async function settleDays(
  work: Work,
  absence: PupilAbsence,
  dates: ReadonlySet<string>,
  by: string,
): Promise<PupilAbsence> {
  const current = await openConflict(work.unit, absence);
  if (!current) return absence;
  return kept(work, absence, current, decided(current, dates, { by, at: work.at }));
}

/** Those who say something else about some days, or take their words back, drop out of the question. */
export async function takeBackClaims(
  work: Work,
  absence: PupilAbsence,
  writer: string,
  dates: ReadonlySet<string>,
): Promise<PupilAbsence> {
  const current = await openConflict(work.unit, absence);
  if (!current) return absence;
  return kept(work, absence, current, withoutClaimsOf(current, absence, writer, dates, work.at));
}

/** Undoing a message can leave nothing to ask, or something else standing. */
export async function lookAtConflict(work: Work, absence: PupilAbsence): Promise<PupilAbsence> {
  const current = await openConflict(work.unit, absence);
  return current ? kept(work, absence, current, afterUndo(current, absence, work.at)) : absence;
}

async function openConflict(
  unit: Unit,
  { openConflictId }: PupilAbsence,
): Promise<Conflict | undefined> {
  const found =
    openConflictId === undefined ? undefined : await unit.load('conflict', openConflictId);
  return found?.state === 'open' ? found : undefined;
}

function kept(work: Work, absence: PupilAbsence, before: Conflict, next: Conflict): PupilAbsence {
  if (next === before) return absence;
  work.unit.put('conflict', next.id, next);
  tellAsked(work, next);
  if (next.state === 'open') return absence;
  const { openConflictId: _, ...rest } = absence;
  return rest;
}

function tellAsked({ outbox }: Work, { id, asked }: Conflict): void {
  for (const staffId of asked) {
    outbox.show({ to: 'person', staffId }, { card: 'conflict', id }, 'update');
  }
}
