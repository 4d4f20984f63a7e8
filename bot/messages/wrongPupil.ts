import type { Report, ReportLine } from '../../services/absence/report.ts';
import { mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Entry } from '../../services/notes/reading.ts';
import type { Resolved } from '../../services/notes/resolveName.ts';
import type { WrongPupil } from '../../services/talk/wrongPupil.ts';
import { askQuestions } from './askQuestions.ts';
import { openQuestions } from './fittingQuestions.ts';
import { takeBackInstead } from './insteadOf.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { ownNotes } from './ownNotes.ts';
import { pointToChat } from './pointToChat.ts';
import { takeAnswer } from './questions.ts';
import { storeReport } from './storeReport.ts';

type Wrong = { report: Report; pupilId: string; lines: readonly ReportLine[] };

/**
 * "Nej, det var Konrad": what the writer's note of today says of the wrong pupil is noted of the right one, and
 * taken back of the wrong. Where the note names several, or the right one is unclear, it is asked, and
 * nothing changes before; where there is no such note, the words are read as they stand.
 * @param readOtherwise takes the words as they stand
 */
export async function takeWrongPupil(
  work: MessageWork,
  said: WrongPupil,
  readOtherwise: () => Promise<void>,
): Promise<void> {
  const { wrong } = said;
  const { turn, unit, at } = work;
  if (!mayReport(turn.actor)) throw new RefusedError('not_allowed');
  const own = ownNotes(await unit.list('report'), turn, at.slice(0, 10));
  const notes = own.filter(({ intent }) => intent !== 'withdraw');
  const right = said.other ? otherThan(notes.at(-1), said.right, work) : said.right;
  if (!right) return readOtherwise();
  if (!wrong && (await answersWho(work, right, notes.at(-1)))) return;
  const found = wrong ? notedOf(notes, wrong) : lastOf(notes);
  if (found === 'several') return notice(work, 'which_pupil_wrong');
  if (!found) return readOtherwise();
  await ('pupil' in right ? move(work, found, right.pupil.id) : ask(work, found, right));
  pointToChat(work);
}

/** Of those of a name, the ones whom the last note was not of; nobody where it was of none of them. */
function otherThan(
  last: Report | undefined,
  said: Resolved,
  { turn }: MessageWork,
): Resolved | undefined {
  if ('pupil' in said) return undefined;
  const noted = new Set(last?.lines.map(({ pupilId }) => pupilId));
  const others = said.choices.filter((id) => !noted.has(id));
  if (others.length === 0 || others.length === said.choices.length) return undefined;
  const [only, ...more] = others;
  const pupil = only === undefined || more.length > 0 ? undefined : turn.actor.roster.pupil(only);
  return pupil ? { pupil } : { ...said, choices: others };
}

/** Asked who it was since the note, it is that question which is answered, whoever it offered. */
async function answersWho(
  work: MessageWork,
  right: Resolved,
  last: Report | undefined,
): Promise<boolean> {
  const asked = (await openQuestions(work)).findLast(({ askedAt }) => askedAt >= (last?.at ?? ''));
  if (asked?.question.field !== 'pupil' || !('pupil' in right)) return false;
  return takeAnswer(work, asked, right.pupil.id);
}

async function move(work: MessageWork, { pupilId, lines }: Wrong, rightId: string): Promise<void> {
  if (rightId === pupilId) return notice(work, 'nothing_to_undo');
  const entries = lines.flatMap(({ dates, category, extent }): Entry[] =>
    category === undefined ? [] : [{ pupilId: rightId, dates, category, extent }],
  );
  const noted = await storeReport(work, { intent: 'note', entries, leftOut: [] });
  await takeBackInstead(work, [pupilId], entries, noted);
}

/** Asks which of several is meant; the wrong note goes once that is known, if it is of nobody else. */
function ask(
  work: MessageWork,
  { report, lines }: Wrong,
  { heard, choices }: Exclude<Resolved, { pupil: unknown }>,
): void {
  const alone = new Set(report.lines.map(({ pupilId }) => pupilId)).size === 1;
  const [line, ...more] = lines;
  if (!line || more.length > 0 || !alone) {
    notice(work, 'which_pupil_wrong');
    return;
  }
  const { dates, category, extent } = line;
  const draft = { intent: 'note', pupilId: undefined, dates, category, extent } as const;
  askQuestions(work, [{ field: 'pupil', heard, choices, draft }], report.id);
}

/** The newest note, where it is of one pupil. */
function lastOf(notes: readonly Report[]): Wrong | 'several' | undefined {
  const report = notes.at(-1);
  if (!report) return undefined;
  const [pupilId, ...others] = new Set(report.lines.map((line) => line.pupilId));
  if (others.length > 0) return 'several';
  return pupilId === undefined ? undefined : { report, pupilId, lines: report.lines };
}

/** What was noted last of a pupil who is named. */
function notedOf(notes: readonly Report[], wrong: Resolved): Wrong | undefined {
  const meant = 'pupil' in wrong ? [wrong.pupil.id] : wrong.choices;
  for (const report of notes.toReversed()) {
    const lines = report.lines.filter(({ pupilId }) => meant.includes(pupilId));
    const [pupilId, ...others] = new Set(lines.map((line) => line.pupilId));
    if (pupilId !== undefined && others.length === 0) return { report, pupilId, lines };
  }
  return undefined;
}
