import type { Extent } from '../../services/absence/mark.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import { mayReport } from '../../services/access/access.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { comingBack } from './comingBack.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import { dropReplaced } from './replaced.ts';
import { askToTakeBack } from './standingOf.ts';
import { knownTo, reportBasis, storeReport } from './storeReport.ts';
import type { UnderstoodAs } from './understood.ts';

type Days = { pupilId: string; dates: readonly string[] };

/** Nobody is away. Who is said to be at school after all is no longer noted absent for those days. */
export async function notAbsence(
  work: MessageWork,
  { present = [], onTime, returning, unsure, confided }: UnderstoodAs<'not_absence'>,
): Promise<void> {
  const { turn, unit, at } = work;
  if (confided) return thankFor(work);
  if (returning && mayReport(turn.actor)) return comingBack(work, returning);
  if (present.length === 0 || !mayReport(turn.actor)) return notice(work, 'not_absence');
  const entries = await awayDays(work, present, onTime === true);
  if (entries.length > 0) {
    if (unsure) askToTakeBack(work, entries);
    else {
      await storeReport(work, { intent: 'withdraw', entries, leftOut: [] });
      await dropReplaced(work, 'absence', new Set(entries.map(({ pupilId }) => pupilId)));
    }
    return pointToChat(work);
  }
  const subjects = present.map(({ pupilId }) => pupilId);
  audit(unit, {
    ...{ turnId: turn.id, at, by: turn.actor.member.id, action: 'present', subjects },
    basis: reportBasis(turn.actor, subjects),
  });
  const parts = await awayDays(work, present, 'parts');
  const id = parts.length > 0 ? 'late_stands' : 'nothing_noted';
  work.outbox.show(privately(turn), { card: 'notice', id, details: {} }, 'new');
  pointToChat(work);
}

/** Of a pupil's health or family others need not read along. */
function thankFor(work: MessageWork): void {
  const card = { card: 'notice', id: 'talk_private', details: {} } as const;
  work.outbox.show(privately(work.turn), card, 'new');
  pointToChat(work);
}

/**
 * Of these days, those noted as whole days away: who came late is at school already. A writer who may not
 * correct the pupil's notes is only told of their own. Days with nothing noted are left out.
 * @param parts also those on which they are noted late (`true`), or on which they missed any part
 */
export async function awayDays(
  work: MessageWork,
  asked: readonly Days[],
  parts: boolean | 'parts' = false,
): Promise<Days[]> {
  const counts = (extent: Extent) =>
    extent === 'day' || parts === 'parts' || (parts && extent === 'late');
  const found: Days[] = [];
  for (const { pupilId, dates } of asked) {
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, pupilId));
    const away = standingAbsence(absence)
      .filter(({ date, extent }) => counts(extent) && dates.includes(date))
      .map(({ date }) => date);
    if (away.length > 0) found.push({ pupilId, dates: away });
  }
  return found;
}
