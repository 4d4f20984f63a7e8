import type { Report } from '../../services/absence/report.ts';
import type { SchoolStore } from '../core/records.ts';
import { privately, type Turn } from '../core/turn.ts';
import { forgetNewest, newestAsked } from './forget.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { ownNotes } from './ownNotes.ts';
import { pointToChat } from './pointToChat.ts';
import { askToTakeBack, standingOf } from './standingOf.ts';
import type { UnderstoodAs } from './understood.ts';
import { undoNote } from './undoNote.ts';

/**
 * Undoes the writer's last note of today, as its receipt's button does. If they were asked something since,
 * it is the question that is dropped: nothing of it is noted yet. Where more than one note is meant, what would
 * go is read back.
 * @throws RefusedError
 */
export async function undoLast(
  work: MessageWork,
  { much }: UnderstoodAs<'undoLast'>,
): Promise<void> {
  const { own, last, askedSince } = await newestOf(work);
  const several = much !== 'last' && !(much === 'two' && last && pupilsOf(last) > 1);
  if (several && own.length > 1) return readBackUndoing(work, much === 'two' ? own.slice(-2) : own);
  if (askedSince) return forgetNewest(work);
  if (!last) return notice(work, 'nothing_to_undo');
  await undoNote(work, last);
  showReceipt(work, last);
}

function pupilsOf({ lines }: Report): number {
  return new Set(lines.map(({ pupilId }) => pupilId)).size;
}

/** Asks whether what stands of several notes is to go. */
async function readBackUndoing(work: MessageWork, notes: readonly Report[]): Promise<void> {
  const entries = await standingOf(work, notes);
  if (entries.length === 0) return notice(work, 'nothing_to_undo');
  askToTakeBack(work, entries);
  pointToChat(work);
}

/**
 * "Forkert": shows the writer's last note of today once more, with its buttons, and asks what is wrong. Nothing
 * changes. Where nothing was noted, or something is asked since, there is nothing to show.
 */
export async function showWhatIsDenied(work: MessageWork): Promise<void> {
  const { last, askedSince } = await newestOf(work);
  if (!last || askedSince) return notice(work, 'talk_misunderstood');
  notice(work, 'what_is_wrong');
  showReceipt(work, last);
}

/** Shows the writer's last note of today once more, with its buttons. Nothing changes. */
export async function showLastNote(work: MessageWork): Promise<void> {
  const { last } = await newestOf(work);
  if (!last) return notice(work, 'no_last_note');
  showReceipt(work, last);
}

/** The writer's notes of today, the last of them, and whether they were asked something since. */
export async function newestOf({ app, turn, unit, at }: MessageWork) {
  const today = at.slice(0, 10);
  const own = ownNotes(await unit.list('report'), turn, today);
  const last = own.at(-1);
  const question = await newestAsked(app.store, turn, today);
  return { own, last, askedSince: question !== undefined && question > (last?.at ?? '') };
}

function showReceipt(work: MessageWork, { id }: Report): void {
  work.outbox.show(privately(work.turn), { card: 'receipt', id }, 'new');
  pointToChat(work);
}

/** When somebody last noted something in a school today that is not undone. */
export async function newestNoted(
  store: SchoolStore,
  turn: Turn,
  today: string,
): Promise<string | undefined> {
  return ownNotes(await store.list(turn.school, 'report'), turn, today).at(-1)?.at;
}
