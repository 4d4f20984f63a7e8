import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Statement } from '../../services/absence/pupilAbsence.ts';
import { mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { entriesTold } from '../../services/notes/entriesTold.ts';
import type { Reading } from '../../services/notes/reading.ts';
import type { KeepsOnly } from '../../services/talk/keepsOnly.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { pupilMeant } from './meant.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';
import { knownTo, storeReport } from './storeReport.ts';

/**
 * "RET: Loke var kun syg mandag", where Monday and Tuesday are noted: Tuesday is taken back, with a receipt. A
 * reason that is another is corrected first. Where no such days are noted, the words are read as they stand.
 * @param readOtherwise takes the words as they stand
 */
export async function keepOnly(
  work: MessageWork,
  { who, days }: KeepsOnly,
  otherwise: Reading,
  readOtherwise: () => Promise<void>,
): Promise<void> {
  const { actor, id } = work.turn;
  if (!mayReport(actor)) throw new RefusedError('not_allowed');
  const pupil = pupilMeant(actor, who);
  if (!pupil) return readOtherwise();
  const { absence } = knownTo(actor, await loadPupil(work, pupil.id));
  const noted = (['past', 'ahead'] as const)
    .flatMap((outlook) => [days(outlook) ?? []])
    .flatMap((kept) => wider(absence.statements, kept).map((one) => ({ one, kept })))
    .at(-1);
  if (!noted) return readOtherwise();
  const stands = new Set(standingAbsence(absence).map(({ date }) => date));
  const dates = noted.one.dates.filter((date) => !noted.kept.includes(date) && stands.has(date));
  if (dates.length === 0) return readOtherwise();
  if (saysAnother(otherwise, noted.one)) await readOtherwise();
  const turn = { ...work.turn, id: `${id}:only` };
  const entries = [{ pupilId: pupil.id, dates }];
  await storeReport({ ...work, turn }, { intent: 'withdraw', entries, leftOut: [] });
  pointToChat(work);
}

/** The notes that tell of these days and of others. */
function wider(statements: readonly Statement[], kept: readonly string[]): readonly Statement[] {
  if (kept.length === 0) return [];
  return statements.filter(
    ({ undoneAt, intent, dates }) =>
      undoneAt === undefined &&
      intent !== 'withdraw' &&
      dates.length > kept.length &&
      kept.every((date) => dates.includes(date)),
  );
}

/** Whether a reading gives a reason that is not the noted one. */
function saysAnother(reading: Reading, { category }: Statement): boolean {
  return entriesTold(reading).some(
    (one) => 'category' in one && one.category !== category && one.category !== 'unexplained',
  );
}
