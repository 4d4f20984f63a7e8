import { type App, localTime, stamp } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { answerWordless } from './answerWordless.ts';
import { handleMessage } from './handleMessage.ts';
import { isOwn } from './intents.ts';
import { changeTurn, isOf, isOvertaken, saidBy, standsNothing } from './saidBy.ts';
import { takeBack } from './takeBack.ts';
import { takeMessage } from './takeMessage.ts';
import { contextOf, understand } from './understood.ts';

export type Turns = readonly [Turn, ...Turn[]];

/** A change to a message; `when` names it, so that the same change again changes nothing. */
export type Change = {
  when: string;
  /** When the message was first sent, where that is known. */
  sentAt: Temporal.Instant | undefined;
};

/**
 * Takes a message as it was rewritten: what it said before is taken back and the new words are read as of the
 * day they were first written, in one commit per school. A message nobody knows any more is new if it is from
 * today.
 * @param turns the writer's turn in each of their schools, with the id of the message
 */
export async function takeEdit(
  app: App,
  turns: Turns,
  text: string,
  change: Change,
): Promise<string> {
  const [home] = turns;
  const at = await firstTaken(app, turns, change);
  if (at === undefined) {
    return isToday(app, change)
      ? takeMessage(app, turns, text)
      : answerWordless(app, { ...home, id: changeTurn(home.id, change.when) }, 'edit_too_old');
  }
  const edited = turnsOfChange(turns, change, at);
  const outcome = await takeWords(app, edited, text);
  if (outcome === 'refused') return outcome;
  for (const turn of edited) await takeBackHere(app, turn);
  return outcome;
}

/** The turns of a change, which know what they replace. */
function turnsOfChange([home, ...others]: Turns, { when }: Change, at: string): Turns {
  const changed = (turn: Turn): Turn => ({
    ...turn,
    id: changeTurn(turn.id, when),
    replaces: { id: turn.id, at },
  });
  return [changed(home), ...others.map(changed)];
}

/** A rewritten answer goes to the school that asked, where its words alone do not tell. */
async function takeWords(app: App, turns: Turns, text: string): Promise<string> {
  for (const turn of turns) {
    if (isOwn(understand(text, contextOf(app, turn)))) continue;
    const { replaces, school } = turn;
    const asked = (await app.store.list(school, 'question')).some(
      ({ value: { answeredIn = '', by } }) =>
        replaces !== undefined &&
        by === turn.actor.member.id &&
        (answeredIn === replaces.id || isOf(answeredIn, replaces.id)),
    );
    if (asked) return handleMessage(app, turn, text);
  }
  return takeMessage(app, turns, text);
}

/** Takes back what the message said in a school that its new words are not about. */
async function takeBackHere(app: App, turn: Turn): Promise<void> {
  const { replaces, actor } = turn;
  if (!replaces) return;
  await transact(app.store, turn.school, async (unit) => {
    const edited = (await unit.load('inbox', replaces.id))?.edited;
    if (edited === turn.id || isOvertaken(turn.id, edited)) return;
    const who = { by: actor.member.id, but: turn.id };
    if (standsNothing(await saidBy(unit, replaces.id, who))) return;
    const at = stamp(app);
    const outbox = unitOutbox(unit, `${turn.id}/back`, at);
    await takeBack({ app, turn, unit, outbox, at, context: contextOf(app, turn) }, undefined);
  });
}

/** When a message was first taken, ISO; undefined where none of the schools knows it any more. */
async function firstTaken(
  { store }: App,
  turns: Turns,
  { sentAt }: Change,
): Promise<string | undefined> {
  for (const { id, school, actor } of turns) {
    const handled = await store.load(school, 'inbox', id);
    if (handled) return handled.value.at;
    const report = (await store.list(school, 'report')).find(
      ({ id: one, value }) => value.by === actor.member.id && isOf(one, id),
    );
    if (report) return sentAt?.toString() ?? report.value.at;
  }
  return undefined;
}

function isToday(app: App, { sentAt }: Change): boolean {
  const now = localTime(app);
  const day = sentAt?.toZonedDateTimeISO(now.timeZoneId).toPlainDate();
  return day?.equals(now.toPlainDate()) === true;
}
