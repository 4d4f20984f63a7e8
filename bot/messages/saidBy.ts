import type { Report } from '../../services/absence/report.ts';
import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import { emptied, type SchoolChoice } from '../../services/notes/schoolChoice.ts';
import type { Stored } from '../../services/store/store.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { TurnWork } from '../core/work.ts';

/** What came of one message in a school, by whatever edit of it and by the answers to its questions. */
export type SaidBy = {
  /** Its turn, and those that answered its questions. */
  turns: readonly string[];
  /** What it said itself, first, and what answers to its questions said; undone ones too. */
  reports: readonly Report[];
  questions: readonly OpenQuestion[];
  choices: readonly SchoolChoice[];
  /** The question that the message itself answered. */
  answered: OpenQuestion | undefined;
};

/**
 * Finds what came of a message: its records carry its turn's id, followed by a sign of their own.
 * @param turnId of the message as it first came
 * @param who.by staff id of its writer: nobody else's records are found
 * @param who.but the turn of a change to it, whose own records are not meant
 */
export async function saidBy(
  unit: Unit,
  turnId: string,
  { by, but }: { by: string; but: string },
): Promise<SaidBy> {
  const questions = own(await unit.list('question'), by);
  const choices = own(await unit.list('schoolChoice'), by);
  const turns = [turnId];
  // Grows while it is walked: an answer can lead to the next question.
  for (const turn of turns) {
    const answers = [...questions, ...choices]
      .filter(({ id }) => isOf(id, turn))
      .flatMap(({ answeredIn }) => (answeredIn === undefined ? [] : messageOf(answeredIn)));
    turns.push(...answers.filter((one) => !turns.includes(one)));
  }
  const ofMessage = ({ id }: { id: string }) =>
    !isOf(id, but) && turns.some((turn) => isOf(id, turn));
  const reports = own(await unit.list('report'), by).filter(ofMessage);
  return {
    turns,
    reports: reports.toSorted((a, b) => Number(isOf(b.id, turnId)) - Number(isOf(a.id, turnId))),
    questions: questions.filter(ofMessage),
    choices: choices.filter(ofMessage),
    answered: questions.findLast(
      ({ answeredIn = '' }) => answeredIn === turnId || isOf(answeredIn, turnId),
    ),
  };
}

/** The message of a turn, which may be of an edit. */
function messageOf(turnId: string): string {
  return turnId.split('~', 1)[0] ?? turnId;
}

/** Whether a record was made by a turn, or by an edit of its message. */
export function isOf(id: string, turnId: string): boolean {
  return id.startsWith(turnId) && marks.has(id.charAt(turnId.length));
}

/** What follows a turn's id: a report's pupil, a question's number, an edit's time. */
const marks: ReadonlySet<string> = new Set([':', '?', '~']);

/** The turn of a change to a message: the same change has the same `when`. */
export function changeTurn(turnId: string, when: string): string {
  return `${turnId}~${when}`;
}

/**
 * Whether a change was overtaken by the newest one known: two that come in the wrong order leave what was
 * written last. Only times can be compared.
 */
export function isOvertaken(turn: string, newest: string | undefined): boolean {
  if (newest === undefined) return false;
  const [when, last] = [turn, newest].map((id) => id.slice(id.lastIndexOf('~') + 1));
  if (when === undefined || last === undefined) return false;
  return timed(when) && timed(last) && when < last;
}

function timed(when: string): boolean {
  return when.startsWith('messageUpdate@');
}

function own<Value extends { by: string }>(
  stored: readonly Stored<Value>[],
  by: string,
): readonly Value[] {
  return stored.filter(({ value }) => value.by === by).map(({ value }) => value);
}

/** Whether anything of it stands or waits. */
export function standsNothing({ reports, questions, choices }: SaidBy): boolean {
  const standing = reports.some(({ undoneAt }) => undoneAt === undefined);
  return !standing && !questions.some(isOpen) && !choices.some(waits);
}

const isOpen = ({ state }: OpenQuestion): boolean => state === 'open';
const waits = ({ choices }: SchoolChoice): boolean =>
  choices.some(({ reading }) => reading !== undefined);

/** Closes what is still asked about a message; the cards say so. What waits to be handed over is dropped. */
export function closeQuestions(work: TurnWork, { questions, choices }: SaidBy): void {
  const { unit, outbox, turn } = work;
  const to = { to: 'person', staffId: turn.actor.member.id } as const;
  for (const one of questions.filter(isOpen)) {
    unit.put('question', one.id, { ...one, state: 'taken_back' });
    outbox.show(to, { card: 'question', id: one.id }, 'update');
  }
  for (const one of choices.filter(waits)) {
    const state = one.state === 'open' ? 'taken_back' : one.state;
    unit.put('schoolChoice', one.id, { ...emptied(one), state });
    outbox.show(to, { card: 'question', id: one.id }, 'update');
  }
}

/** Whether the words that a question is about are no longer said: deleted, or replaced by an edit. */
export async function isGone(unit: Unit, question: OpenQuestion): Promise<boolean> {
  return (await goneBy(unit, question)) !== undefined;
}

/** What took back the words that a question is about: the turn of a deletion, or an edit. */
export async function goneBy(unit: Unit, { id, gone }: OpenQuestion): Promise<string | undefined> {
  if (gone) return 'replaced';
  const message = messageOf(id.split('?', 1)[0] ?? id);
  const { deletedAt, deleted } = (await unit.load('inbox', message)) ?? {};
  return deletedAt === undefined ? undefined : (deleted?.in ?? deletedAt);
}

/** What an edit has replaced is not asked again, whatever becomes of its answers. */
export async function markGone({ unit }: TurnWork, { questions }: SaidBy): Promise<void> {
  for (const { id } of questions) {
    const one = await unit.load('question', id);
    if (one) unit.put('question', id, { ...one, gone: true });
  }
}
