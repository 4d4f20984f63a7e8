import {
  answerByNote,
  asksAbout,
  deniesLeave,
  namesDay,
  saysHalf,
} from '../../services/notes/answerByNote.ts';
import { forAll } from '../../services/notes/forAll.ts';
import { type OpenQuestion, questionOf } from '../../services/notes/openQuestion.ts';
import { partsOf } from '../../services/notes/partsOf.ts';
import type { NoteContext } from '../../services/notes/reading.ts';
import { readNote } from '../../services/notes/readNote.ts';
import { yesOrNo } from '../../services/notes/yesOrNo.ts';
import { aboutPupils } from '../../services/talk/aboutPupil.ts';
import { distinct, fitting, openQuestions, surest } from './fittingQuestions.ts';
import { type MessageWork, nthPart } from './messageWork.ts';
import { passQuestions } from './passed.ts';
import { takeAnswer } from './questions.ts';
import { askWhichQuestion } from './whichQuestion.ts';

/** What a part of a message says to one of the questions; without words it only names whom it is about. */
type Given = { asked: OpenQuestion; words?: string };

/**
 * Takes a message that answers several questions: "Agerholm i begge tilfælde", "Sandager, ulovligt og ja". Each
 * part answers its own; what only names somebody who is asked about is asked again.
 * @returns false when not all of it does
 */
export async function answerSeveral(work: MessageWork, text: string): Promise<boolean> {
  const open = await openQuestions(work);
  if (open.length === 0) return false;
  const given = givenTo(open, text, work.context, work.turn.shared);
  if (!given) return false;
  const again = new Set<string>();
  for (const [index, { asked, words }] of given.entries()) {
    const now = await work.unit.load('question', asked.id);
    if (now?.state !== 'open') continue;
    const taken = words !== undefined && (await takeAnswer(nthPart(work, index), now, words));
    if (!taken) again.add(asked.id);
  }
  await passQuestions(work);
  if (again.size > 0) {
    const which = given.flatMap(({ asked }) => (again.has(asked.id) ? [asked] : []));
    askWhichQuestion(work, which, which.length > 1 ? 'which_question' : 'asked_again');
  }
  return true;
}

/** Whether a message answers several of somebody's questions. */
export function answersSeveral(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): boolean {
  return open.length > 0 && givenTo(open, text, context, false) !== undefined;
}

function givenTo(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
  shared: boolean,
): readonly Given[] | undefined {
  return toAll(open, text, context) ?? toEach(open, text, context, shared);
}

/** "Begge gange Sandager", "ja til begge", "begge". */
function toAll(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
): readonly Given[] | undefined {
  const all = forAll(text);
  if (!all) return undefined;
  if (all.rest === '') return bothOf(open);
  const fit = distinct(surest(fitting(open, all.rest, context))).filter(({ sure }) => sure);
  if (fit.length === 0) return undefined;
  const isCounted = all.count === undefined || fit.length <= all.count;
  return fit.map(({ asked }) => ({ asked, ...(isCounted ? { words: all.rest } : {}) }));
}

/** "Begge", and nothing else: both who are offered, where one thing is asked. */
function bothOf(open: readonly OpenQuestion[]): readonly Given[] {
  const [only, ...others] = open;
  if (!only || others.length > 0) return open.map((asked) => ({ asked }));
  const words = only.question.field === 'confirm' && !only.passed ? 'yes' : 'begge';
  return [{ asked: only, words }];
}

const fewestParts = 2;

function toEach(
  open: readonly OpenQuestion[],
  text: string,
  context: NoteContext,
  shared: boolean,
): readonly Given[] | undefined {
  const parts = partsOf(text);
  if (parts.length < fewestParts) return undefined;
  const given: Given[] = [];
  for (const part of parts) {
    const one = givenBy(part, open, context, shared);
    if (!one || given.some(({ asked }) => asked.id === one.asked.id)) return undefined;
    given.push(one);
  }
  return given.some(({ words }) => words !== undefined) ? given : undefined;
}

function givenBy(
  part: string,
  open: readonly OpenQuestion[],
  context: NoteContext,
  shared: boolean,
): Given | undefined {
  const fit = distinct(fitting(open, part, context)).filter(({ sure }) => sure);
  const [only, ...others] = fit;
  if (others.length > 0) return undefined;
  if (only) {
    const isDoubtful = (only.asked.passed || shared) && yesOrNo(part) !== undefined;
    return { asked: only.asked, ...(isDoubtful ? {} : { words: part }) };
  }
  return namesDay(part, context) ? undefined : givenByNote(part, open, context);
}

/** "Hugo har fået lov" answers what is asked of Hugo; "Loke har ikke" only says of whom it is. */
function givenByNote(
  part: string,
  open: readonly OpenQuestion[],
  context: NoteContext,
): Given | undefined {
  const reading = readNote(part, context);
  if (!saysHalf(part) && reading.intent === 'note' && reading.questions.length === 0) {
    const [entry, more] = reading.entries;
    if (!entry || more || deniesLeave(part, entry)) return undefined;
    const answers = open.flatMap((asked) => {
      const words = answerByNote(questionOf(asked), entry);
      return words === undefined ? [] : [{ asked, words }];
    });
    return answers.length === 1 ? answers[0] : undefined;
  }
  const [who, another] = aboutPupils(part, context).who;
  if (!who || another || !('pupil' in who)) return undefined;
  const about = open.filter((one) => asksAbout(questionOf(one), who.pupil.id));
  const [asked] = about;
  return asked && about.length === 1 ? { asked } : undefined;
}
