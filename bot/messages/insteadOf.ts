import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Entry, Question } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import type { MessageWork } from './messageWork.ts';
import { ownNotes } from './ownNotes.ts';
import { knownTo, storeReport } from './storeReport.ts';

/**
 * "nej, det var Elliot, ikke Luna": what the writer noted of Luna today is what they mean of Elliot.
 * @returns the entries for whom it was; none when a reason was given, or nothing was noted
 */
export async function movedFrom(
  { unit, turn, at }: MessageWork,
  instead: readonly string[],
  questions: readonly Question[],
): Promise<Entry[]> {
  const [question, ...more] = questions;
  const meant = question?.field === 'category' ? question.draft.pupilId : undefined;
  if (meant === undefined || more.length > 0) return [];
  const newest = ownNotes(await unit.list('report'), turn, at.slice(0, 10)).toReversed();
  for (const { pupilId, dates, category, extent } of newest.flatMap(({ lines }) => lines)) {
    if (!instead.includes(pupilId) || category === undefined) continue;
    return [{ pupilId: meant, dates, category, extent }];
  }
  return [];
}

/** The only pupil of the writer's last note of today: "nej, jeg mente Elliot" says it was not them. */
export async function lastNoted({ unit, turn, at }: MessageWork): Promise<string[]> {
  const last = ownNotes(await unit.list('report'), turn, at.slice(0, 10)).at(-1);
  const pupils = new Set(last?.lines.map(({ pupilId }) => pupilId));
  return pupils.size === 1 ? [...pupils] : [];
}

/**
 * Takes back what stands of those it was not, on the days of the entries; a receipt says so, and can be
 * undone. Only what the writer may change.
 * @param noted the report of what is noted instead: both are undone together
 */
export async function takeBackInstead(
  work: MessageWork,
  instead: readonly string[],
  entries: readonly Pick<Entry, 'dates'>[],
  noted: string | undefined,
): Promise<void> {
  // An edit's old receipt shows what it notes now, not what it takes back.
  const { rewriting: _, ...beside } = work;
  const together = noted === undefined ? [] : [noted];
  const days = new Set(entries.flatMap(({ dates }) => dates));
  for (const pupilId of instead) {
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, pupilId));
    const dates = standingAbsence(absence).flatMap(({ date }) => (days.has(date) ? [date] : []));
    if (dates.length === 0) continue;
    const taken = { pupilId, dates: [...new Set(dates)] };
    together.push(await storeReport(beside, { intent: 'withdraw', entries: [taken], leftOut: [] }));
  }
  await bind(work, together);
}

/** Reports of one correction are undone together. */
async function bind({ unit }: MessageWork, ids: readonly string[]): Promise<void> {
  if (ids.length < 2) return;
  for (const id of ids) {
    const report = await unit.load('report', id);
    if (report) unit.put('report', id, { ...report, together: ids.filter((one) => one !== id) });
  }
}
