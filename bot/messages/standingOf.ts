import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Report, ReportLine } from '../../services/absence/report.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { askReadBack } from './askQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { knownTo } from './storeReport.ts';

type Days = { pupilId: string; dates: readonly string[] };

/** The lines of notes, on the days on which what they say still stands, a pupil and a reason once. */
export async function standingOf(
  work: MessageWork,
  notes: readonly Report[],
): Promise<readonly ReportLine[]> {
  const found = new Map<string, ReportLine>();
  for (const line of notes.flatMap(({ lines }) => lines)) {
    const { pupilId, category } = line;
    if (category === undefined) continue;
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, pupilId));
    const stands = new Set(
      standingAbsence(absence).flatMap((one) => (one.category === category ? [one.date] : [])),
    );
    const key = `${pupilId} ${category}`;
    const all = new Set([...(found.get(key)?.dates ?? []), ...line.dates]);
    const dates = [...all].filter((date) => stands.has(date)).toSorted();
    if (dates.length > 0) found.set(key, { ...line, dates });
  }
  return [...found.values()];
}

/** Reads back what would be taken back. */
export function askToTakeBack(work: MessageWork, lines: readonly Days[]): void {
  const entries = lines.map(({ pupilId, dates }) => ({ pupilId, dates }));
  askReadBack(work, { intent: 'withdraw', entries, questions: [] });
}
