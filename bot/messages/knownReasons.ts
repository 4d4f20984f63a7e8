import { sidesOf } from '../../services/absence/bySource.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Entry, Question } from '../../services/notes/reading.ts';
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

/**
 * Nobody is asked why a pupil is away where the register knows: that is what it is read for. Only by what the
 * writer may know of.
 * @returns the questions without those that it answers
 */
export async function besideRegister(
  work: MessageWork,
  questions: readonly Question[],
): Promise<readonly Question[]> {
  const left: Question[] = [];
  for (const question of questions) {
    if (!(await isRegistered(work, question))) left.push(question);
  }
  return left;
}

async function isRegistered(work: MessageWork, { field, draft }: Question): Promise<boolean> {
  const { intent, pupilId, dates = [], extent = 'day' } = draft;
  if (field !== 'category' || intent !== 'note' || extent !== 'day') return false;
  if (pupilId === undefined || dates.length === 0) return false;
  const { absence } = knownTo(work.turn.actor, await loadPupil(work, pupilId));
  const { register } = sidesOf(absence);
  return dates.every((date) =>
    register
      .get(date)
      ?.some(({ category, extent: own }) => own === 'day' && category !== 'unexplained'),
  );
}
