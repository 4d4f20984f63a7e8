import { reportedIn } from '../../services/absence/classReport.ts';
import { reasonsUndone } from '../../services/absence/undone.ts';
import { maySeeCase } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { toldTo } from '../core/toldTo.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { TurnWork } from '../core/work.ts';
import { takeBackPresence, withSaid } from './allPresentTaken.ts';
import { askedAnew } from './passed.ts';
import {
  changeTurn,
  closeQuestions,
  goneBy,
  isGone,
  type SaidBy,
  saidBy,
  standsNothing,
} from './saidBy.ts';
import { showAnew } from './showAnew.ts';
import { reportBasis } from './storeReport.ts';
import { sharedConcern } from './takeBack.ts';
import { type Change, type Turns, takeEdit } from './takeEdit.ts';
import { takeBackUndoing } from './undoing.ts';
import { auditUndone } from './undoNote.ts';
import { restoreReports, undoReports } from './undoReports.ts';

/**
 * Takes back what a deleted message said, on later days too. Where a case that its writer may see rests on it,
 * nothing changes: the writer is told what stands, and how to take it back. A case that they may not see is
 * never spoken of: it follows, as it does when they take their words back in writing.
 * @param turns the writer's turn in each of their schools, with the id of the message
 */
export async function takeDeletion(app: App, turns: Turns, change: Change): Promise<string> {
  return eachSchool(app, turns, change, async (work, messageId) => {
    const { unit, turn, at } = work;
    const said = await saidBy(unit, messageId, { by: turn.actor.member.id, but: turn.id });
    const concern = await sharedConcern(work, said.turns);
    const standing = said.reports.filter(({ undoneAt }) => undoneAt === undefined);
    const first = (await unit.load('inbox', messageId)) ?? { at };
    if (first.deletedAt !== undefined) return 'nothing';
    if (concern) tell(work, 'concern_stands');
    closeQuestions(work, said);
    if (await restsACase(work, standing)) {
      tell(work, 'deleted_stands');
      for (const { id } of standing) {
        work.outbox.show(privately(turn), { card: 'receipt', id }, 'new');
      }
      return 'stands';
    }
    const undone = await undoReports(work, said.reports);
    const again = await takeBackUndoing(work, messageId, said);
    const present = await takeBackPresence(work, messageId);
    const asks = await askOnceMore(work, said);
    const broughtBack = again.reports.map(({ id }) => id);
    if (standsNothing(said) && isEmpty([said.reports, broughtBack, present]) && !asks) {
      return concern ? 'taken back' : 'nothing';
    }
    auditUndone(work, [...undone, ...again.subjects]);
    const deleted = { in: turn.id, broughtBack, present, ...(asks ? { asks } : {}) };
    unit.put('inbox', messageId, { ...first, deletedAt: at, deleted });
    return 'taken back';
  });
}

/**
 * Brings back what a message said before it was deleted. One that nobody knows any more is taken as an edit is.
 * @param text of the message
 */
export async function takeUndeletion(
  app: App,
  turns: Turns,
  text: string,
  change: Change,
): Promise<string> {
  const known = await Promise.all(
    turns.map(({ school, id }) => app.store.load(school, 'inbox', id)),
  );
  if (known.every((one) => one === undefined)) return takeEdit(app, turns, text, change);
  return eachSchool(app, turns, change, async (work, messageId) => {
    const { unit, turn, at } = work;
    const { deletedAt, deleted, ...first } = (await unit.load('inbox', messageId)) ?? { at };
    if (deletedAt === undefined) return 'nothing';
    unit.put('inbox', messageId, first);
    const by = turn.actor.member.id;
    const said = await saidBy(unit, messageId, { by, but: turn.id });
    if (deleted?.asks && !(await answerAgain(work, deleted.asks, said, messageId))) {
      return 'brought back';
    }
    const why = deleted?.in ?? deletedAt;
    const own = (await unit.list('report')).map(({ value }) => value);
    const gone = own.filter((one) => one.by === by && reasonsUndone(one).includes(why));
    const subjects = await restoreReports(work, gone, (one) => one === why);
    auditUndone(work, await undoAgain(work, deleted?.broughtBack ?? [], messageId));
    for (const id of deleted?.present ?? []) await sayPresenceAgain(work, id, messageId);
    await askAgain(work, said);
    const basis = reportBasis(turn.actor, subjects);
    if (subjects.length > 0) {
      audit(unit, { turnId: turn.id, at, by, action: 'note', subjects, basis });
    }
    return 'brought back';
  });
}

function isEmpty(lists: readonly (readonly unknown[])[]): boolean {
  return lists.every(({ length }) => length === 0);
}

type Answered = { id: string; state: 'answered' | 'dropped' };

/** The question that a deleted message answered is asked again on the same day, unless it went itself. */
async function askOnceMore(work: TurnWork, { answered }: SaidBy): Promise<Answered | undefined> {
  if (!answered) return undefined;
  const { unit, outbox, turn, at } = work;
  const { answeredIn: _, ...asked } = answered;
  const isOver = asked.askedOn < at.slice(0, 10);
  const state = (await isGone(unit, asked)) ? 'taken_back' : isOver ? 'lapsed' : 'open';
  unit.put('question', asked.id, askedAnew({ ...asked, state }));
  if (state === 'open') showAnew(outbox, privately(turn), asked.id);
  else outbox.show(privately(turn), { card: 'question', id: asked.id }, 'update');
  return { id: asked.id, state: asked.state === 'dropped' ? 'dropped' : 'answered' };
}

/** An answer that comes back counts again; not where the question was answered otherwise since. */
async function answerAgain(
  work: TurnWork,
  { id, state }: Answered,
  { reports }: SaidBy,
  messageId: string,
): Promise<boolean> {
  const { unit, outbox, turn } = work;
  const asked = await unit.load('question', id);
  if (!asked) return true;
  if (asked.answeredIn !== undefined) {
    tell(work, 'answered_since');
    return false;
  }
  unit.put('question', id, { ...asked, state, answeredIn: messageId });
  // What it answered may be gone by now.
  const gone = await goneBy(unit, asked);
  if (gone !== undefined) await undoReports(work, reports, gone);
  outbox.show(privately(turn), { card: 'question', id }, 'update');
  return true;
}

/** What the message had undone is undone once more. */
async function undoAgain(
  work: TurnWork,
  ids: readonly string[],
  messageId: string,
): Promise<string[]> {
  const loaded = await Promise.all(ids.map((id) => work.unit.load('report', id)));
  return undoReports(
    work,
    loaded.filter((one) => one !== undefined),
    messageId,
  );
}

/** That all of a class are at school is said once more. */
async function sayPresenceAgain(work: TurnWork, id: string, messageId: string): Promise<void> {
  const { unit, turn, at } = work;
  const said = { ...reportedIn(id), by: turn.actor.member.id, at, in: messageId };
  unit.put('classReport', id, withSaid(await unit.load('classReport', id), said));
  tell(work, 'all_present');
}

/** A change in each school where it finds something; the same change again changes nothing. */
async function eachSchool(
  app: App,
  turns: Turns,
  { when }: Change,
  decide: (work: TurnWork, messageId: string) => Promise<string>,
): Promise<string> {
  let outcome = 'nothing';
  for (const turn of turns) {
    const changed: Turn = { ...turn, id: changeTurn(turn.id, when) };
    const one = await transact(app.store, turn.school, async (unit) => {
      if (await unit.load('inbox', changed.id)) return 'repeated';
      const at = stamp(app);
      const outbox = unitOutbox(unit, changed.id, at);
      const work = { app, turn: changed, unit, outbox, at };
      const decided = await decide(work, turn.id).catch((error) => refuse(work, error));
      if (decided !== 'nothing') unit.put('inbox', changed.id, { at });
      return decided;
    });
    if (one !== 'nothing') outcome = one;
  }
  return outcome;
}

/** A refusal changes nothing, and is told. */
function refuse(work: TurnWork, error: unknown): string {
  if (!(error instanceof RefusedError)) throw error;
  work.unit.discard();
  tell(work, toldTo(work.turn.actor, error.code));
  return 'refused';
}

async function restsACase({ unit, turn }: TurnWork, standing: SaidBy['reports']): Promise<boolean> {
  for (const id of standing.flatMap(({ caseIds }) => caseIds)) {
    const found = await unit.load('case', id);
    if (found && found.state !== 'closed' && maySeeCase(turn.actor, found)) return true;
  }
  return false;
}

function tell({ outbox, turn }: TurnWork, id: string): void {
  outbox.show(privately(turn), { card: 'notice', id, details: {} }, 'new');
}

/** What its words as they are now asked is asked again, on the same day. */
async function askAgain(work: TurnWork, said: SaidBy): Promise<void> {
  const { unit, outbox, turn, at } = work;
  for (const one of said.questions) {
    if (one.state !== 'taken_back' || one.askedOn < at.slice(0, 10)) continue;
    if (await isGone(unit, one)) continue;
    unit.put('question', one.id, { ...one, state: 'open' });
    outbox.show(privately(turn), { card: 'question', id: one.id }, 'update');
  }
}
