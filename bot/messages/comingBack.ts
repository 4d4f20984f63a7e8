import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Returning } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';
import { dropReplaced } from './replaced.ts';
import { askToTakeBack } from './standingOf.ts';
import { knownTo, reportBasis } from './storeReport.ts';

/**
 * Somebody is to be at school on a day to come, or perhaps is already: what is noted of today stands, and it is said
 * until when. Days noted that this would be wrong of are asked about, never taken back by themselves.
 */
export async function comingBack(
  work: MessageWork,
  returning: readonly Returning[],
): Promise<void> {
  const { turn, unit, outbox, at } = work;
  const today = at.slice(0, 10);
  const noted = await notedFrom(work, returning, today);
  const entries = noted.flatMap(({ pupilId, from, perhapsNow, dates }) => {
    const wrong = dates.filter((date) => (perhapsNow ? date === today : from && date >= from));
    return wrong.length > 0 ? [{ pupilId, dates: wrong }] : [];
  });
  pointToChat(work);
  if (entries.length > 0) {
    await dropReplaced(work, 'absence', new Set(entries.map(({ pupilId }) => pupilId)));
    return askToTakeBack(work, entries);
  }
  const subjects = returning.map(({ pupilId }) => pupilId);
  const by = turn.actor.member.id;
  const basis = reportBasis(turn.actor, subjects);
  audit(unit, { turnId: turn.id, at, by, action: 'present', subjects, basis });
  const until = noted
    .flatMap(({ dates }) => dates)
    .toSorted()
    .at(-1);
  const answer =
    until === undefined && subjects.length > 0
      ? ({ card: 'notice', id: 'nothing_noted', details: {} } as const)
      : ({ card: 'notice', id: 'note_stands', details: until ? { until } : {} } as const);
  outbox.show(privately(turn), answer, 'new');
}

/** The whole days noted from today on, as far as the writer may know of them. */
async function notedFrom(work: MessageWork, returning: readonly Returning[], today: string) {
  const found: (Returning & { dates: readonly string[] })[] = [];
  for (const one of returning) {
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, one.pupilId));
    const dates = standingAbsence(absence)
      .filter(({ date, extent }) => extent === 'day' && date >= today)
      .map(({ date }) => date);
    found.push({ ...one, dates });
  }
  return found;
}
