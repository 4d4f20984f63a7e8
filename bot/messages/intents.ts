import { RefusedError } from '../../services/errors/errors.ts';
import { longestNote } from '../../services/notes/readNote.ts';
import { allPresent } from './allPresent.ts';
import { concern, status } from './askingIntents.ts';
import { showAway, showUnreported } from './away.ts';
import { forgetNewest } from './forget.ts';
import { forgetPupil } from './forgetPupil.ts';
import { grave } from './grave.ts';
import { notAbsence } from './hereAfterAll.ts';
import { always, type IntentKind, never } from './intentKind.ts';
import { keepOnly } from './keepsOnly.ts';
import type { MessageWork } from './messageWork.ts';
import { takeMore } from './more.ts';
import { showOwnTasks } from './myTasks.ts';
import { noted } from './noted.ts';
import { correct, note, withdraw } from './noteIntents.ts';
import { notice } from './notice.ts';
import { takeOfLastNote } from './ofLastNote.ts';
import { progress } from './progress.ts';
import { reportYear } from './reportYear.ts';
import { rollCall } from './rollCall.ts';
import { showReview } from './showReview.ts';
import { showTurnover } from './showTurnover.ts';
import { showWorked } from './showWorked.ts';
import { explain, smallTalk } from './talk.ts';
import { tryRules } from './tryRules.ts';
import type { Intent, Understood, UnderstoodAs } from './understood.ts';
import { showLastNote, showWhatIsDenied, undoLast } from './undoLast.ts';
import { takeWrongPupil } from './wrongPupil.ts';

/** Everything that people can say. */
const intents: { readonly [Name in Intent]: IntentKind<Name> } = {
  note,
  correct,
  withdraw,
  status,
  concern,
  all_present: { isOwn: always, answer: allPresent },
  not_absence: { isOwn: always, answer: notAbsence },
  help: { isOwn: always, answer: (work) => notice(work, 'help') },
  tasks: { isOwn: always, answer: showOwnTasks },
  forget: { isOwn: always, answer: forgetNewest },
  forgetPupil: { isOwn: always, answer: (work, { who }) => forgetPupil(work, who) },
  // "og i morgen" may answer which day.
  more: {
    isOwn: never,
    answer: async (work, { more, otherwise }) => {
      if (!(await takeMore(work, more))) await answerIntent(work, otherwise);
    },
  },
  // "nej, det var Philip A" may answer who was meant.
  wrongPupil: {
    isOwn: never,
    answer: (work, { said, otherwise }) =>
      takeWrongPupil(work, said, () => answerIntent(work, otherwise)),
  },
  keepsOnly: {
    isOwn: always,
    answer: (work, { said, otherwise }) =>
      keepOnly(work, said, otherwise, () => answerIntent(work, otherwise)),
  },
  twoOrders: {
    isOwn: always,
    answer: async (work, { first, second }) => {
      await answerIntent(work, first);
      // What the second asks or stores has ids of its own.
      await answerIntent({ ...work, turn: { ...work.turn, id: `${work.turn.id}:more` } }, second);
    },
  },
  // "nej, han har fri" may answer a reason.
  ofLastNote: {
    isOwn: never,
    answer: (work, { said, otherwise }) =>
      takeOfLastNote(work, said, () => answerIntent(work, otherwise)),
  },
  undoLast: { isOwn: always, answer: undoLast },
  // "nej" may answer a question.
  denied: { isOwn: never, answer: showWhatIsDenied },
  lastNote: { isOwn: always, answer: showLastNote },
  dryRun: { isOwn: always, answer: (work, { wanted }) => tryRules(work, wanted) },
  report: { isOwn: always, answer: (work, { year }) => reportYear(work, year) },
  explain,
  away: { isOwn: always, answer: showAway },
  unreported: { isOwn: always, answer: showUnreported },
  monthReview: { isOwn: always, answer: showReview },
  noted,
  progress,
  rollCall,
  turnover: { isOwn: always, answer: showTurnover },
  worked: { isOwn: always, answer: showWorked },
  smallTalk,
  grave: {
    isOwn: always,
    answer: (work, said) => grave(work, said, () => answerIntent(work, said.beside)),
  },
  refused: { isOwn: always, answer: (_work, said) => refuse(said) },
  other: { isOwn: never, answer: (work) => notice(work, 'not_understood') },
};

/** What a message can be understood as. */
export const intentNames: readonly string[] = Object.keys(intents);

function refuse(said: UnderstoodAs<'refused'>): void {
  const limit = said.reason === 'too_long' ? { limit: longestNote } : {};
  const missing = 'missing' in said ? said.missing : {};
  throw new RefusedError(said.reason, { ...limit, ...missing });
}

/** Whether a message stands on its own, and so is no answer to an open question. */
export function isOwn(said: Understood): boolean {
  return kindOf(said).isOwn(said);
}

/** Does what a message asks. @throws RefusedError */
export async function answerIntent(work: MessageWork, said: Understood): Promise<void> {
  await kindOf(said).answer(work, said);
}

function kindOf<Name extends Intent>(said: UnderstoodAs<Name>): IntentKind<Name> {
  return intents[said.intent];
}
