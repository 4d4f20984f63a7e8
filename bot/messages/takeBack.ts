import type { Report, ReportLine } from '../../services/absence/report.ts';
import { withoutReport } from '../../services/absence/undone.ts';
import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import type { Entry } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import type { App } from '../core/app.ts';
import { privately, type Turn } from '../core/turn.ts';
import type { Unit } from '../core/unitOfWork.ts';
import type { TurnWork } from '../core/work.ts';
import { takeBackPresence } from './allPresentTaken.ts';
import { lookAtConflict } from './conflicts.ts';
import { isOwn } from './intents.ts';
import type { MessageWork, Rewriting } from './messageWork.ts';
import {
  closeQuestions,
  isGone,
  isOf,
  isOvertaken,
  markGone,
  type SaidBy,
  saidBy,
} from './saidBy.ts';
import type { Understood } from './understood.ts';
import { takeBackUndoing } from './undoing.ts';
import { auditUndone } from './undoNote.ts';
import { undoPupils, undoReports } from './undoReports.ts';

/**
 * What tells two messages of the same meaning, under this installation's key, so that no word of them can be
 * found from it. A message that stands for nothing by itself has none: as an answer it depends on the question.
 */
export function meaningOf(
  { pseudonym }: Pick<App, 'pseudonym'>,
  said: Understood,
): { meaning?: string } {
  return isOwn(said) ? { meaning: pseudonym(JSON.stringify(said)) } : {};
}

/**
 * Whether an edit means what the message means already, or is overtaken: then all stays as it is. `undone` if
 * it means the same, and was undone since.
 */
export async function saysTheSame(
  { unit, turn }: TurnWork,
  { meaning }: { meaning?: string },
): Promise<boolean | 'undone'> {
  const { replaces } = turn;
  if (!replaces) return false;
  const first = await unit.load('inbox', replaces.id);
  if (isOvertaken(turn.id, first?.edited)) return true;
  if (!first || meaning === undefined || first.meaning !== meaning) return false;
  if (await wasUndone(unit, turn, replaces.id)) return 'undone';
  unit.put('inbox', replaces.id, { ...first, edited: turn.id });
  return true;
}

/** Whether all that a message said was undone since. */
async function wasUndone(unit: Unit, { id, actor }: Turn, messageId: string): Promise<boolean> {
  const { reports } = await saidBy(unit, messageId, { by: actor.member.id, but: id });
  return reports.length > 0 && reports.every(({ undoneAt }) => undoneAt !== undefined);
}

/**
 * For an edit, takes back what the message said before, within the commit that stores what it says now: only
 * what differs, so that a colleague's later word about the rest still holds. A turn that is no edit is left
 * as it is.
 * @param said undefined where the edit says nothing in this school
 * @returns how to go on: the old receipt is kept for the new words, and an answered question is open again
 */
export async function takeBack(
  work: MessageWork,
  said: Understood | undefined,
): Promise<{ work: MessageWork; reopened: OpenQuestion | undefined }> {
  const { unit, turn, outbox } = work;
  const { replaces, actor } = turn;
  if (!replaces) return { work, reopened: undefined };
  const before = await saidBy(unit, replaces.id, { by: actor.member.id, but: turn.id });
  await markEdited(work, replaces);
  if (await sharedConcern(work, before.turns)) {
    outbox.show(privately(turn), { card: 'notice', id: 'concern_stands', details: {} }, 'new');
  }
  closeQuestions(work, before);
  await markGone(work, before);
  const again = await takeBackUndoing(work, replaces.id, before);
  await takeBackPresence(work, replaces.id);
  const { rewriting, undone } = await takeBackReports(work, replaces.id, before, said);
  auditUndone(work, [...undone, ...again.subjects]);
  const next = rewriting ? { ...work, rewriting } : work;
  return { work: next, reopened: await reopen(work, before) };
}

async function markEdited(
  { unit, turn }: TurnWork,
  { id, at }: NonNullable<MessageWork['turn']['replaces']>,
): Promise<void> {
  const first = await unit.load('inbox', id);
  const { meaning: _, deletedAt: __, deleted: ___, ...rest } = first ?? { at };
  const meaning = (await unit.load('inbox', turn.id))?.meaning;
  unit.put('inbox', id, { ...rest, edited: turn.id, ...(meaning ? { meaning } : {}) });
}

/** Whether a message, or its newest edit, led to a worry that others look after now. */
export async function sharedConcern(
  { unit }: TurnWork,
  turns: readonly string[],
): Promise<boolean> {
  for (const turnId of turns) {
    const edited = (await unit.load('inbox', turnId))?.edited;
    for (const one of edited === undefined ? [turnId] : [turnId, edited]) {
      const entry = await unit.load('audit', `${one}:concern`);
      if (entry?.outcome === 'done') return true;
    }
  }
  return false;
}

async function takeBackReports(
  work: MessageWork,
  messageId: string,
  { reports, answered }: SaidBy,
  said: Understood | undefined,
): Promise<{ rewriting: Rewriting | undefined; undone: readonly string[] }> {
  const standing = reports.filter(({ undoneAt }) => undoneAt === undefined);
  // The old words are gone for good, also those that something else had undone.
  await undoReports(
    work,
    reports.filter(({ undoneAt }) => undoneAt !== undefined),
  );
  const [first, ...others] = standing;
  const entries = said && 'entries' in said ? said.entries : [];
  if (!first || !said || entries.length === 0) {
    const undone = await undoReports(work, standing);
    // The receipt that stands somewhere shows the new words, where there will be some.
    const old = first ?? reports.find(({ id }) => isOf(id, messageId));
    const again = entries.length > 0 || answered !== undefined ? old : undefined;
    const fresh = first ? {} : { fresh: true as const };
    return { rewriting: again && { reportId: again.id, kept: new Map(), ...fresh }, undone };
  }
  const undone = await undoReports(work, others);
  const now = Map.groupBy(entries, ({ pupilId }) => pupilId);
  const kept = new Map<string, readonly ReportLine[]>();
  for (const [pupilId, lines] of Map.groupBy(first.lines, (line) => line.pupilId)) {
    const next = now.get(pupilId);
    if (!next) {
      await undoPupils(work, first.id, [pupilId]);
      undone.push(pupilId);
    } else if (first.intent === said.intent && isSame(lines, next)) kept.set(pupilId, lines);
    else await clearPupil(work, first, pupilId);
  }
  return { rewriting: { reportId: first.id, kept }, undone };
}

/** What is stored next about the pupil reassesses them: once, by what holds then. */
async function clearPupil(work: MessageWork, report: Report, pupilId: string): Promise<void> {
  const { absence } = await loadPupil(work, pupilId);
  const cleared = withoutReport(absence, report.id, { at: work.at, why: work.turn.id });
  work.unit.put('pupil', pupilId, await lookAtConflict(work, cleared));
}

type Said = Entry | { pupilId: string; dates: readonly string[] };

function isSame(lines: readonly ReportLine[], entries: readonly Said[]): boolean {
  const keyOf = (one: ReportLine | Said) => {
    const category = 'category' in one ? one.category : undefined;
    const extent = 'extent' in one ? one.extent : 'day';
    return JSON.stringify([one.dates, category, extent]);
  };
  return JSON.stringify(lines.map(keyOf)) === JSON.stringify(entries.map(keyOf));
}

/** An edited answer answers the same question anew; on a later day it is not asked about any more. */
async function reopen({ unit, outbox, turn, at }: TurnWork, { answered }: SaidBy) {
  if (!answered || (await isGone(unit, answered))) return undefined;
  const { answeredIn: _, ...asked } = answered;
  const state = asked.askedOn < at.slice(0, 10) ? 'lapsed' : 'open';
  unit.put('question', asked.id, { ...asked, state });
  outbox.show(privately(turn), { card: 'question', id: asked.id }, 'update');
  return { ...asked, state: 'open' as const };
}
