import { standingAbsence } from '../../services/absence/marksOf.ts';
import { mayCorrect, mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { pupilsInQuestion } from '../../services/notes/pupilsInQuestion.ts';
import type { LeftOut, Question } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { privately } from '../core/turn.ts';
import { askQuestions } from './askQuestions.ts';
import { awayDays } from './hereAfterAll.ts';
import { lastNoted, movedFrom, takeBackInstead } from './insteadOf.ts';
import { type IntentKind, names } from './intentKind.ts';
import { besideKnownReasons, besideRegister } from './knownReasons.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import { dropReplaced } from './replaced.ts';
import { reportRestHere } from './reportAllHere.ts';
import { askToTakeBack } from './standingOf.ts';
import { storeReport } from './storeReport.ts';
import type { UnderstoodAs } from './understood.ts';

/** Absence of one or more pupils. */
export const note: IntentKind<'note'> = {
  isOwn: ({ entries, questions }) =>
    entries.length > 0 || questions.some((one) => names(one) && tells(one)),
  answer: store,
};

/** What replaces an earlier note. */
export const correct: IntentKind<'correct'> = {
  // "jeg mente Philip A" may answer who was meant.
  isOwn: ({ entries, questions, meantAnother }) =>
    entries.length > 0 || (!meantAnother && questions.some(names)),
  answer: store,
};

/** Takes back an earlier note. */
export const withdraw: IntentKind<'withdraw'> = {
  isOwn: ({ entries, questions }) => entries.length > 0 || questions.some(names),
  answer: store,
};

function tells({ field, draft }: Question): boolean {
  return field === 'confirm' || draft.category !== undefined;
}

function toldOf({
  entries,
  questions,
}: UnderstoodAs<'note' | 'correct' | 'withdraw'>): ReadonlySet<string> {
  const asked = questions.flatMap((one) =>
    one.field === 'confirm' ? pupilsInQuestion(one) : (one.draft.pupilId ?? []),
  );
  return new Set([...entries.map(({ pupilId }) => pupilId), ...asked]);
}

/** Stores what is clear; a note that says less than what stands is told so. */
async function storeEntries(
  work: MessageWork,
  said: Pick<UnderstoodAs<'note' | 'correct' | 'withdraw'>, 'intent' | 'entries'> & {
    leftOut?: readonly LeftOut[];
  },
  instead: readonly string[],
): Promise<void> {
  const { intent, entries, leftOut = [] } = said;
  const noted = entries.flatMap((one) => ('category' in one ? [one] : []));
  const kept = intent === 'note' ? await besideKnownReasons(work, noted) : entries;
  if (intent === 'withdraw' && !(await isAnyNoted(work, entries))) {
    notice(work, 'nothing_stands');
    return;
  }
  if (kept.length === 0) reasonKnown(work, entries[0]?.pupilId);
  const report =
    kept.length === 0 ? undefined : await storeReport(work, { intent, entries: kept, leftOut });
  await takeBackInstead(work, instead, entries, report);
}

/**
 * Whether anything stands of what is to be taken back. Who may not correct the pupil's notes is not told of
 * others': what they write is refused. An edit shows on its old receipt what became of it.
 */
async function isAnyNoted(
  work: MessageWork,
  entries: readonly { pupilId: string; dates: readonly string[] }[],
): Promise<boolean> {
  if (work.rewriting) return true;
  for (const { pupilId, dates } of entries) {
    const { pupil, absence } = await loadPupil(work, pupilId);
    const stands = standingAbsence(absence).some(({ date }) => dates.includes(date));
    if (stands || !mayCorrect(work.turn.actor, pupil)) return true;
  }
  return false;
}

function reasonKnown({ outbox, turn }: MessageWork, pupilId: string | undefined): void {
  const details = pupilId === undefined ? {} : { pupil: pupilId };
  outbox.show(privately(turn), { card: 'notice', id: 'reason_known', details }, 'new');
}

/** Those said to be here beside a note: taken back as when it is said alone, or asked where the note is. */
async function takeBackPresent(
  work: MessageWork,
  { present = [], entries }: UnderstoodAs<'note' | 'correct'>,
): Promise<void> {
  const away = await awayDays(work, present);
  if (away.length === 0) return;
  const { rewriting: _, ...beside } = work;
  if (entries.length > 0) {
    await storeReport(beside, { intent: 'withdraw', entries: away, leftOut: [] });
    return dropReplaced(work, 'absence', new Set(away.map(({ pupilId }) => pupilId)));
  }
  askToTakeBack({ ...work, turn: { ...work.turn, id: `${work.turn.id}:here` } }, away);
}

/** Whom it was not: named, or whoever was noted last. */
async function insteadIn(
  work: MessageWork,
  said: UnderstoodAs<'note' | 'correct' | 'withdraw'>,
): Promise<readonly string[]> {
  if (said.intent === 'withdraw') return [];
  if (said.instead) return said.instead;
  return said.meantAnother ? lastNoted(work) : [];
}

async function store(
  work: MessageWork,
  said: UnderstoodAs<'note' | 'correct' | 'withdraw'>,
): Promise<void> {
  if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
  const instead = await insteadIn(work, said);
  const moved = await movedFrom(work, instead, said.questions);
  const entries = moved.length > 0 ? moved : said.entries;
  const questions = moved.length > 0 ? [] : said.questions;
  if (entries.length > 0) await storeEntries(work, { ...said, entries }, instead);
  await dropReplaced(work, 'absence', toldOf({ ...said, questions }));
  const open = await besideRegister(work, questions);
  askQuestions(work, open);
  const known = questions.find((one) => !open.includes(one));
  if (known) reasonKnown(work, known.draft.pupilId);
  if (said.intent !== 'withdraw') {
    await takeBackPresent(work, said);
    // What is only read back is not told yet.
    const waits = entries.length === 0 && questions.some(({ field }) => field === 'confirm');
    if (said.restHere && !waits)
      await reportRestHere(work, said.restHere, toldOf({ ...said, questions }));
  }
  if (entries.length === 0 && questions.length === 0) notice(work, 'not_understood');
  pointToChat(work);
}
