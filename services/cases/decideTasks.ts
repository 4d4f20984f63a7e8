import { type HomeContactEvent, homeContacts, openContact } from '../absence/homeContact.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { ReasonUnknown } from '../absence/reasonUnknown.ts';
import { type Actor, mayAnswerFor } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { ReasonTask } from './pupilTasks.ts';

/** A press on a task: of which version of the pupil's tasks, and a line on how it went, if anything is to be said. */
export type ContactMade = { task: string; version: number; note?: string | undefined };

/**
 * Somebody has contacted the home.
 * @param at the moment, ISO with offset
 * @throws RefusedError `not_allowed`; `stale` if a day came or went since, it is done or is in the pupil's case now
 */
export function contactMade(
  absence: PupilAbsence,
  { task, version, note = '' }: ContactMade,
  { actor, at }: { actor: Actor; at: string },
): PupilAbsence {
  allowed(actor, absence.pupilId);
  const log = absence.homeContact ?? [];
  const known = homeContacts(log);
  if (openContact(known)?.id !== task || known.version !== version) throw new RefusedError('stale');
  const said = note.trim();
  const done: HomeContactEvent = {
    ...{ do: 'done', at, task, by: actor.member.id },
    ...(said === '' ? {} : { note: said }),
  };
  return { ...absence, homeContact: [...log, done] };
}

/**
 * Somebody was asked and does not know: the question stands, and goes on to whoever is asked next.
 * @param reason as it is asked of them now
 * @throws RefusedError `not_allowed`
 */
export function reasonNotKnown(
  absence: PupilAbsence,
  { dates, as }: Pick<ReasonTask, 'dates' | 'as'>,
  { actor, at }: { actor: Actor; at: string },
): PupilAbsence {
  allowed(actor, absence.pupilId);
  const said: ReasonUnknown = { by: actor.member.id, at, as, dates: [...dates] };
  return { ...absence, reasonUnknown: [...(absence.reasonUnknown ?? []), said] };
}

function allowed(actor: Actor, pupilId: string): void {
  const pupil = actor.roster.pupil(pupilId);
  if (!pupil || !mayAnswerFor(actor, pupil)) throw new RefusedError('not_allowed');
}
