import { maySeeCase } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { toldTo } from '../core/toldTo.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { TurnWork } from '../core/work.ts';
import { changeTurn, closeQuestions, type SaidBy, saidBy, standsNothing } from './saidBy.ts';
import { reportBasis } from './storeReport.ts';
import { auditUndone, sharedConcern } from './takeBack.ts';
import { type Change, type Turns, takeEdit } from './takeEdit.ts';
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
    if (standsNothing(said) && !concern) return 'nothing';
    if (concern) tell(work, 'concern_stands');
    closeQuestions(work, said);
    if (await restsACase(work, standing)) {
      tell(work, 'deleted_stands');
      for (const { id } of standing) {
        work.outbox.show(privately(turn), { card: 'receipt', id }, 'new');
      }
      return 'stands';
    }
    auditUndone(work, await undoReports(work, standing));
    const first = (await unit.load('inbox', messageId)) ?? { at };
    unit.put('inbox', messageId, { ...first, deletedAt: at });
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
    const { deletedAt, ...first } = (await unit.load('inbox', messageId)) ?? { at };
    if (deletedAt === undefined) return 'nothing';
    unit.put('inbox', messageId, first);
    const by = turn.actor.member.id;
    const said = await saidBy(unit, messageId, { by, but: turn.id });
    const gone = said.reports.filter(({ undoneAt }) => undoneAt === deletedAt);
    const subjects = await restoreReports(work, gone, deletedAt);
    askAgain(work, said, first.edited ?? messageId);
    const basis = reportBasis(turn.actor, subjects);
    if (subjects.length > 0) {
      audit(unit, { turnId: turn.id, at, by, action: 'note', subjects, basis });
    }
    return 'brought back';
  });
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

/** What its newest words asked is asked again, on the same day. */
function askAgain({ unit, outbox, turn, at }: TurnWork, said: SaidBy, newest: string): void {
  const today = at.slice(0, 10);
  for (const one of said.questions) {
    if (one.state !== 'lapsed' || one.askedOn < today || !one.id.startsWith(`${newest}?`)) continue;
    unit.put('question', one.id, { ...one, state: 'open' });
    outbox.show(privately(turn), { card: 'question', id: one.id }, 'update');
  }
}
