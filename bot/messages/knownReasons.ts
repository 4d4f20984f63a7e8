import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Entry } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import type { MessageWork } from './messageWork.ts';
import { knownTo } from './storeReport.ts';

/**
 * "Luna kommer ikke i dag", with Luna noted ill: a known reason is not lost to one that is not known. Only
 * by what the writer may know of; a correction says what it means.
 * @returns the entries without such days; an entry that has none left is left out
 */
export async function besideKnownReasons(
  work: MessageWork,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const left: Entry[] = [];
  for (const entry of entries) {
    if (entry.category !== 'unexplained' || entry.extent !== 'day') {
      left.push(entry);
      continue;
    }
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, entry.pupilId));
    const explained = standingAbsence(absence).flatMap(({ date, category, extent }) =>
      category !== 'unexplained' && extent === 'day' ? [date] : [],
    );
    const dates = entry.dates.filter((date) => !explained.includes(date));
    if (dates.length > 0) left.push({ ...entry, dates });
  }
  return left;
}
