import type { Report } from '../../services/absence/report.ts';
import type { SchoolStore } from '../core/records.ts';
import { privately, type Turn } from '../core/turn.ts';
import { forgetNewest, newestAsked } from './forget.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { ownNotes } from './ownNotes.ts';
import { pointToChat } from './pointToChat.ts';
import { undoNote } from './undoNote.ts';

const undoing =
  /^(?:fortryd|annuller|annullér|undo)(?: (?:det|den|it|that))?(?: (?:min|mine|my|the))?(?: (?:sidste|seneste|last|latest))?(?: (?:note|notat|besked|notering|rettelse|rettelsen|ændring|ændringen|noteringen|beskeden|message|correction|change))?$/u;
const deleting =
  /^(?:slet|fjern|delete|remove)(?: (?:det|den|min|my|the))?(?: (?:sidste|seneste|last|latest))(?: (?:note|notat|besked|notering|message))?$/u;
const around: ReadonlySet<string> = new Set(
  'ups hov nej nå øv oops no sorry tak please thanks'.split(' '),
);

/** Whether a message only says to undo the writer's last note: "fortryd", "slet det sidste", "undo". */
export function asksToUndo(text: string): boolean {
  const said = text
    .toLocaleLowerCase('da')
    .split(/[\s.,!]/)
    .filter((word) => word !== '' && !around.has(word))
    .join(' ');
  return undoing.test(said) || deleting.test(said);
}

/**
 * Undoes the writer's last note of today, as its receipt's button does. If they were asked something since,
 * it is the question that is dropped: nothing of it is noted yet.
 * @throws RefusedError
 */
export async function undoLast(work: MessageWork): Promise<void> {
  const { last, askedSince } = await newestOf(work);
  if (askedSince) return forgetNewest(work);
  if (!last) return notice(work, 'nothing_to_undo');
  await undoNote(work, last);
  showReceipt(work, last);
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

/** The writer's last note of today, and whether they were asked something since. */
async function newestOf({ app, turn, unit, at }: MessageWork) {
  const today = at.slice(0, 10);
  const last = ownNotes(await unit.list('report'), turn, today).at(-1);
  const question = await newestAsked(app.store, turn, today);
  return { last, askedSince: question !== undefined && question > (last?.at ?? '') };
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
