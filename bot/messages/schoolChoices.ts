import { RefusedError } from '../../services/errors/errors.ts';
import {
  answered,
  type Choosable,
  emptied,
  fromWait,
  type SchoolChoice,
  toWait,
} from '../../services/notes/schoolChoice.ts';
import { settled } from '../../services/notes/settled.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { WorkResult } from '../core/workResult.ts';
import { decide, handleUnderstood } from './handleMessage.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';
import { contextOf } from './understood.ts';

/** What a message would mean in one of the possible schools. */
export type InSchool = { turn: Turn; reading: Choosable };

/**
 * Asks somebody with several schools which one a message is about. What was understood waits in the question,
 * in the home school; the other schools know nothing of it.
 */
export async function askSchool(
  app: App,
  home: Turn,
  choices: readonly InSchool[],
): Promise<string> {
  const id = `${home.id}?school`;
  return transact(app.store, home.school, async (unit) => {
    if (await unit.load('schoolChoice', id)) return 'repeated';
    // The home school may already have taken part of the message.
    await unit.load('inbox', home.id);
    const at = stamp(app);
    unit.put('inbox', home.id, { at });
    const outbox = unitOutbox(unit, id, at);
    const by = home.actor.member.id;
    unit.put('schoolChoice', id, {
      ...{ id, by, askedAt: at, askedOn: at.slice(0, 10), state: 'open' },
      choices: choices.map(({ turn, reading }) => ({
        school: turn.school,
        by: turn.actor.member.id,
        reading: toWait(reading),
      })),
    });
    outbox.show(privately(home), { card: 'question', id }, 'new');
    pointToChat({ turn: home, outbox });
    audit(unit, { turnId: home.id, at, by, action: 'school.ask', subjects: [] });
    return 'school';
  });
}

/** Takes a typed answer. */
export async function answerSchool(
  app: App,
  turn: Turn,
  choiceId: string,
  school: string,
): Promise<string> {
  return transact(app.store, turn.school, async (unit) => {
    if (await unit.load('inbox', turn.id)) return 'repeated';
    const at = stamp(app);
    unit.put('inbox', turn.id, { at });
    const outbox = unitOutbox(unit, turn.id, at);
    const work = { app, turn, unit, outbox, context: contextOf(app, turn), at };
    const asked = await unit.load('schoolChoice', choiceId);
    if (asked?.state === 'open') await takeSchool(work, asked, school);
    return 'answer';
  });
}

/**
 * Takes a choice: in the current commit when it is this school, else by handing over to the chosen school,
 * which decides in a commit of its own.
 * @throws RefusedError `gone` when the school was not a choice
 */
export async function takeSchool(
  work: MessageWork,
  asked: SchoolChoice,
  school: string,
): Promise<void> {
  const chosen = asked.choices.find((one) => one.school === school);
  if (!chosen?.reading) throw new RefusedError('gone');
  if (school === work.turn.school) {
    // First, since a refusal drops what was put before it.
    await decide(work, settled(fromWait(chosen.reading), work.context), undefined);
    const answeredIn = work.turn.id;
    work.unit.put('schoolChoice', asked.id, { ...emptied(asked), state: 'answered', answeredIn });
  } else {
    work.unit.put('schoolChoice', asked.id, answered(asked, school));
    work.outbox.run({ do: 'handOver', choiceId: asked.id });
  }
  work.outbox.show(privately(work.turn), { card: 'question', id: asked.id });
}

/**
 * Hands over an understood message to the chosen school, which decides by its writer's rights there.
 * Repeating it changes nothing.
 * @param school whose question it was
 */
export async function handOver(app: App, school: string, choiceId: string): Promise<WorkResult> {
  const choice = (await app.store.load(school, 'schoolChoice', choiceId))?.value;
  const chosen = choice?.choices.find(({ reading }) => reading !== undefined);
  if (choice?.state !== 'answered' || !chosen?.reading) return { outcome: 'done' };
  const roster = app.schools.roster(chosen.school);
  const member = roster?.member(chosen.by);
  if (roster && member) {
    const to = { to: 'person', staffId: member.id } as const;
    const turn: Turn = {
      ...{ id: choiceId, actor: { member, roster }, school: chosen.school },
      // The person's own language and place apply on sending.
      ...{ locale: 'da', shared: false, origin: to },
    };
    const reading = settled(fromWait(chosen.reading), contextOf(app, turn));
    await handleUnderstood(app, turn, reading, undefined);
  }
  return {
    outcome: 'done',
    also: async (unit) => {
      const current = await unit.load('schoolChoice', choiceId);
      if (current) unit.put('schoolChoice', choiceId, emptied(current));
    },
  };
}
