import { changedDates, differ, sidesOf } from '../../services/absence/bySource.ts';
import {
  afterUndo,
  type Conflict,
  decided,
  registerClaims,
  withClaims,
  withoutClaimsOf,
} from '../../services/absence/conflict.ts';
import {
  type PupilAbsence,
  registerWriter,
  type Statement,
} from '../../services/absence/pupilAbsence.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { whoSettlesRegister } from '../../services/cases/whoSettles.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { localTime } from '../core/app.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { CaseWork as Work } from '../core/work.ts';

/** Whom to ask, and the question's id if it is new. */
type Asking = { asked: readonly string[]; id: string };

/**
 * Asks which of two notes holds, once: while the question is open, new notes are added to it and its card is
 * updated.
 * @returns the pupil's absence, linked to the open question
 */
export async function askWhichHolds(
  work: Work,
  absence: PupilAbsence,
  beside: readonly Statement[],
  { asked, id }: Asking,
): Promise<PupilAbsence> {
  if (beside.length === 0) return absence;
  const current = await openConflict(work.unit, absence);
  const next = withClaims(current, absence.pupilId, beside, { id, asked, at: work.at });
  work.unit.put('conflict', next.id, next);
  const known = new Set(current?.asked);
  const notBefore = nextWakingHour(work.app.calendar, localTime(work.app));
  for (const staffId of next.asked) {
    const to = { to: 'person', staffId } as const;
    const card = { card: 'conflict', id: next.id } as const;
    if (known.has(staffId)) work.outbox.show(to, card, 'update');
    else work.outbox.show(to, card, 'latest', notBefore);
  }
  return { ...absence, openConflictId: next.id };
}

/**
 * Asks which holds where the register and people contradict each other since something new was said, and drops
 * what they now agree on.
 * @param before the pupil's absence before that
 * @param id of the question, if it is new
 * @returns the pupil's absence, linked to the open question
 */
export async function askOfRegister(
  work: Work,
  roster: Roster,
  before: PupilAbsence,
  absence: PupilAbsence,
  id: string,
): Promise<PupilAbsence> {
  const now = sidesOf(absence);
  const changed = changedDates(sidesOf(before), now);
  const apart = changed.filter((date) => differ(now.people.get(date), now.register.get(date)));
  const agreed = new Set(changed).difference(new Set(apart));
  const left =
    agreed.size === 0 ? absence : await takeBackClaims(work, absence, registerWriter, agreed);
  const asking = { asked: whoSettlesRegister(roster), id };
  return askWhichHolds(work, left, registerClaims(left, apart), asking);
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
