import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import { dropped, type SchoolChoice } from '../../services/notes/schoolChoice.ts';
import type { SchoolStore } from '../core/records.ts';
import { privately, type Turn } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import type { MessageWork } from './messageWork.ts';
import { notice } from './notice.ts';
import { pointToChat } from './pointToChat.ts';
import { showAnew } from './showAnew.ts';

const asked =
  /^\s*(?:(?:nej|nå|ok|no|oh),?\s+)?(?:(?:glem|drop|skip)\s+(?:det|den|spørgsmålet|it|that)(?:\s+(?:igen|bare|så))?|bare\s+glem\s+det|forget\s+(?:it|that)|(?:bare\s+)?(?:lad|la)\s+(?:(?:det|den)\s+)?(?:bare\s+)?(?:være|ligge)|stop(?:\s+(?:det|nu|it))?|spring\s+(?:det\s+|den\s+)?over|leave\s+it|skip|never\s?mind|nevermind|lige\s?meget|det\s+er\s+lige\s?meget|pyt(?:\s+med\s+det)?)(?:,?\s+(?:tak|thanks))?[\s.!]*$/iu;

/** Whether a message only says that an open question may be dropped: "glem det", "never mind". */
export function asksToForget(text: string): boolean {
  return asked.test(text);
}

/** Drops the newest open question, and shows its card to say which it was. */
export async function forgetNewest(work: MessageWork): Promise<void> {
  const { turn, unit, outbox, at } = work;
  const newest = newestOpen(
    [...(await unit.list('question')), ...(await unit.list('schoolChoice'))],
    turn.actor.member.id,
    at.slice(0, 10),
  );
  if (!newest) return notice(work, 'nothing_to_forget');
  // Taken back with the message that drops it.
  drop(work, { ...newest, answeredIn: turn.id });
  showAnew(outbox, privately(turn), newest.id);
  pointToChat(work);
}

/** Drops a question: what was clear of it is not stored either. */
export function drop({ unit }: Pick<TurnWork, 'unit'>, open: OpenQuestion | SchoolChoice): void {
  if ('question' in open) unit.put('question', open.id, { ...open, state: 'dropped' });
  else unit.put('schoolChoice', open.id, dropped(open));
}

/** Drops a question; its card, wherever it stands, says so. */
export function dropShown(
  { turn, unit, outbox }: Pick<TurnWork, 'turn' | 'unit' | 'outbox'>,
  open: OpenQuestion | SchoolChoice,
): void {
  drop({ unit }, open);
  outbox.show(privately(turn), { card: 'question', id: open.id });
}

/** When somebody's newest open question in a school was asked. */
export async function newestAsked(
  store: SchoolStore,
  { school, actor }: Turn,
  today: string,
): Promise<string | undefined> {
  const questions = await store.list(school, 'question');
  const choices = await store.list(school, 'schoolChoice');
  return newestOpen([...questions, ...choices], actor.member.id, today)?.askedAt;
}

function newestOpen(
  all: readonly { value: OpenQuestion | SchoolChoice }[],
  by: string,
  today: string,
): OpenQuestion | SchoolChoice | undefined {
  return all
    .map(({ value }) => value)
    .filter((one) => one.by === by && one.state === 'open' && one.askedOn >= today)
    .toSorted((a, b) => a.askedAt.localeCompare(b.askedAt))
    .at(-1);
}
