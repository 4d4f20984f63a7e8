import { type OpenQuestion, questionOf, toStore } from '../../services/notes/openQuestion.ts';
import { pupilsInQuestion, readBackOf } from '../../services/notes/pupilsInQuestion.ts';
import type { Resolved } from '../../services/notes/resolveName.ts';
import { privately } from '../core/turn.ts';
import { openQuestions } from './fittingQuestions.ts';
import { drop } from './forget.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { ownNotes } from './ownNotes.ts';
import { askedAnew } from './passed.ts';
import { pointToChat } from './pointToChat.ts';
import { showAnew } from './showAnew.ts';
import { askToTakeBack } from './standingOf.ts';

/**
 * "Glem Loke": what is asked about them is dropped. Where nothing is, and the writer noted them today, it is
 * asked whether to take that back.
 */
export async function forgetPupil(work: MessageWork, who: Resolved): Promise<void> {
  const meant = new Set('pupil' in who ? [who.pupil.id] : who.choices);
  if (await dropAbout(work, meant)) return pointToChat(work);
  const entries = await notedOf(work, meant);
  if (new Set(entries.map(({ pupilId }) => pupilId)).size !== 1) {
    return notice(work, 'nothing_to_forget');
  }
  askToTakeBack(work, entries);
  pointToChat(work);
}

async function dropAbout(work: MessageWork, meant: ReadonlySet<string>): Promise<boolean> {
  const { turn, unit, outbox } = work;
  const about = (await openQuestions(work)).filter((one) => isAbout(one, meant));
  for (const one of about) {
    const rest = others(one, meant);
    if (rest) unit.put('question', one.id, askedAnew(rest));
    else drop(work, one);
    showAnew(outbox, privately(turn), one.id);
  }
  return about.length > 0;
}

/** One that offers others of another name, too, asks for somebody else. */
function isAbout({ question }: OpenQuestion, meant: ReadonlySet<string>): boolean {
  const pupils = pupilsInQuestion(question);
  if (question.field === 'confirm') return pupils.some((id) => meant.has(id));
  return pupils.length > 0 && pupils.every((id) => meant.has(id));
}

/** A question without those who are forgotten; undefined if it asks of nobody else. */
function others(one: OpenQuestion, meant: ReadonlySet<string>): OpenQuestion | undefined {
  const asked = questionOf(one);
  if (asked.field !== 'confirm') return undefined;
  const rest = pupilsInQuestion(asked).filter((id) => !meant.has(id));
  const reading = readBackOf(asked.reading, new Set(rest));
  return reading && { ...one, question: toStore({ ...asked, reading }) };
}

/** What the writer noted of them today. */
async function notedOf({ unit, turn, at }: MessageWork, meant: ReadonlySet<string>) {
  const own = ownNotes(await unit.list('report'), turn, at.slice(0, 10));
  const lines = own.flatMap((one) => (one.intent === 'withdraw' ? [] : one.lines));
  const days = Map.groupBy(
    lines.filter(({ pupilId }) => meant.has(pupilId)),
    ({ pupilId }) => pupilId,
  );
  return [...days].map(([pupilId, some]) => ({
    pupilId,
    dates: [...new Set(some.flatMap(({ dates }) => dates))].sort(),
  }));
}
