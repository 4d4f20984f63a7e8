import type { ReportLine } from '../../services/absence/report.ts';
import { mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Draft, Entry } from '../../services/notes/reading.ts';
import type { OfLastNote } from '../../services/talk/ofLastNote.ts';
import { askQuestions, askReadBack } from './askQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import { askToTakeBack, standingOf } from './standingOf.ts';
import { storeReport } from './storeReport.ts';
import { newestOf } from './undoLast.ts';

/**
 * "Kom alligevel ikke for sent", "hun er rask", "nej, han har fri": said of what the writer noted today. The only
 * note that fits is taken back, or what would change is read back; among several that fit it is asked whose.
 * @param readOtherwise takes the words as they stand, where the writer noted nothing today
 */
export async function takeOfLastNote(
  work: MessageWork,
  said: OfLastNote,
  readOtherwise: () => Promise<void>,
): Promise<void> {
  if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
  const { own, askedSince } = await newestOf(work);
  const notes = own.filter(({ intent }) => intent !== 'withdraw');
  const all = await standingOf(work, notes);
  if (all.length === 0) return 'not' in said ? notice(work, 'nothing_to_undo') : readOtherwise();
  if ('not' in said) await takeBack(work, all, said.not, askedSince);
  else await ofNewest(work, await standingOf(work, notes.slice(-1)), said);
  pointToChat(work);
}

/** Of all that was noted so today: whose it was is asked where it was several. */
async function takeBack(
  work: MessageWork,
  all: readonly ReportLine[],
  reason: string,
  askedSince: boolean,
): Promise<void> {
  const lines = all.filter(({ category }) => category === reason);
  const pupils = new Set(lines.map(({ pupilId }) => pupilId));
  if (pupils.size > 1) return askWhose(work, lines);
  if (lines.length === 0) return notice(work, 'not_noted_so');
  if (askedSince) return askToTakeBack(work, lines);
  const entries = lines.map(({ pupilId, dates }) => ({ pupilId, dates }));
  await storeReport(work, { intent: 'withdraw', entries, leftOut: [] });
}

/** What is said of the newest note is read back; of several in it, whose it is is asked. */
function ofNewest(
  work: MessageWork,
  lines: readonly ReportLine[],
  said: Exclude<OfLastNote, { not: unknown }>,
): void {
  const fitting = lines.filter(
    ({ extent }) => !('here' in said) || extent === 'day' || (said.onTime && extent === 'late'),
  );
  const pupils = new Set(fitting.map(({ pupilId }) => pupilId)).size;
  if (pupils === 0) notice(work, 'not_noted_so');
  else if ('instead' in said)
    pupils > 1 ? notice(work, 'which_pupil_wrong') : readBackReason(work, fitting, said.instead);
  else pupils > 1 ? askWhose(work, fitting) : askToTakeBack(work, fitting);
}

function readBackReason(
  work: MessageWork,
  lines: readonly ReportLine[],
  reason: 'leave' | 'illness' | 'unlawful' | 'lawful',
): void {
  if (reason === 'lawful') {
    askLawful(work, lines);
    return;
  }
  const entries = lines.map(
    ({ pupilId, dates, extent }): Entry => ({
      ...{ pupilId, dates, category: reason },
      extent: extent === 'late' || extent === 'left' ? 'day' : extent,
    }),
  );
  askReadBack(work, { intent: 'correct', entries, leftOut: [], questions: [] });
}

/** Ill or on leave: both are lawful. */
function askLawful(work: MessageWork, [line]: readonly ReportLine[]): void {
  if (!line) return;
  const { pupilId, dates } = line;
  const draft: Draft = { intent: 'correct', pupilId, dates, category: undefined, extent: 'day' };
  askQuestions(work, [{ field: 'category', heard: '', choices: ['illness', 'leave'], draft }]);
}

/** Whose of a few: never the whole class. The day is known where it is the same for all. */
function askWhose(work: MessageWork, lines: readonly ReportLine[]): void {
  const choices = [...new Set(lines.map(({ pupilId }) => pupilId))];
  const days = new Set(lines.map(({ dates }) => dates.join(' ')));
  const draft: Draft = {
    intent: 'withdraw',
    pupilId: undefined,
    dates: days.size === 1 ? lines[0]?.dates : undefined,
    category: undefined,
    extent: 'day',
  };
  askQuestions(work, [{ field: 'pupil', heard: '', choices, draft }]);
}
