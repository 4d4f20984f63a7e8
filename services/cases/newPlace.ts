import { RefusedError } from '../errors/errors.ts';
import type { CaseEvent, Outcome } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';
import { otherPlace, placementsFor } from './offers.ts';

/**
 * Where a pupil goes when a case ends with another offer, and when somebody is asked whether they have begun
 * there. Nothing where the municipality has no list.
 * @throws RefusedError `offer_required` if it is not said, or is no place for the pupil's grade
 */
export function newPlace(
  { pupilId }: CaseRecord,
  { outcome, offer }: { outcome: Outcome; offer?: string | undefined },
  { actor, caseContext: { offers, calendar }, at }: Deciding,
): Pick<Extract<CaseEvent, { do: 'close' }>, 'offer'> {
  if (outcome !== 'other_offer' || !offers) return {};
  const pupil = actor.roster.pupil(pupilId);
  const place = placementsFor(offers, pupil?.grade ?? -1).find(({ id }) => id === offer);
  if (!place && offer !== otherPlace) throw new RefusedError('offer_required');
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const askOn = dueDay(calendar, today, offers.askSchoolDays).toString();
  return { offer: place ? { id: place.id, name: place.name, askOn } : { id: otherPlace, askOn } };
}
