import { standingAbsence } from '../../services/absence/marksOf.ts';
import { type OpenQuestion, questionOf, toStore } from '../../services/notes/openQuestion.ts';
import { readBackOf } from '../../services/notes/pupilsInQuestion.ts';
import type { Question } from '../../services/notes/reading.ts';
import type { WhoCame } from '../../services/notes/whoCameVerdict.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { privately } from '../core/turn.ts';
import { askQuestions } from './askQuestions.ts';
import { openQuestions, tellsWhoCame } from './fittingQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { askedAnew } from './passed.ts';
import { pointToChat } from './pointToChat.ts';
import { showAnew } from './showAnew.ts';
import { knownTo, storeReport } from './storeReport.ts';
import type { Understood } from './understood.ts';

/**
 * Takes back what is noted of those who have come. Who is told to be away stays as noted; who is not told of is still
 * asked about; and of whom it is not clear, each is asked alone.
 */
export async function takeWhoCame(
  work: MessageWork,
  asked: OpenQuestion,
  { come, away, unclear }: WhoCame,
): Promise<void> {
  const { turn, unit, outbox } = work;
  const { question } = asked;
  if (question.field !== 'confirm' || question.reading.intent !== 'withdraw') return;
  const { entries } = question.reading;
  const here = entries.filter(({ pupilId }) => come.has(pupilId));
  const told = (id: string) => come.has(id) || away.has(id) || unclear.has(id);
  const rest = entries.filter(({ pupilId }) => !told(pupilId)).map(({ pupilId }) => pupilId);
  const left = narrowed(asked, rest);
  if (left) {
    unit.put('question', asked.id, askedAnew({ ...asked, question: toStore(left) }));
    // Where no receipt follows, the writer sees by the card what is still asked.
    if (come.size > 0 || unclear.size > 0)
      outbox.show(privately(turn), { card: 'question', id: asked.id });
    else showAnew(outbox, privately(turn), asked.id);
  } else {
    const state = come.size > 0 || unclear.size > 0 ? 'answered' : 'dropped';
    unit.put('question', asked.id, { ...asked, state, answeredIn: turn.id });
    outbox.show(privately(turn), { card: 'question', id: asked.id });
  }
  if (here.length > 0) await storeReport(work, { intent: 'withdraw', entries: here, leftOut: [] });
  askQuestions(
    work,
    entries.flatMap(({ pupilId: id }) => (unclear.has(id) ? (narrowed(asked, [id]) ?? []) : [])),
  );
  pointToChat(work);
}

/** The same question of some of its pupils. */
function narrowed(asked: OpenQuestion, pupils: readonly string[]): Question | undefined {
  const question = questionOf(asked);
  if (question.field !== 'confirm') return undefined;
  const reading = readBackOf(question.reading, new Set(pupils));
  return reading && { ...question, reading };
}

/**
 * Whether a message of its own says nothing but who of those asked about has come: what it notes of the others stands
 * already.
 */
export async function tellsOnlyWhoCame(
  work: MessageWork,
  said: Understood,
  text: string,
): Promise<boolean> {
  if (said.intent === 'all_present') return false;
  if (!tellsWhoCame(await openQuestions(work), text, work.context)) return false;
  if (said.intent !== 'note' && said.intent !== 'correct') return true;
  for (const { pupilId, dates, category } of said.entries) {
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, pupilId));
    const stands = standingAbsence(absence).filter(({ date }) => dates.includes(date));
    const isKnown = category === 'unexplained' || stands.every((one) => one.category === category);
    if (stands.length < dates.length || !isKnown) return false;
  }
  return true;
}
