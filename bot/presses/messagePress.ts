import { z } from 'zod';
import { RefusedError } from '../../services/errors/errors.ts';
import { conversationId, type Recipient } from '../core/outboxItem.ts';
import { municipalityPart } from '../core/records.ts';
import type { TurnWork } from '../core/work.ts';
import { keepPlace } from '../show/places.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

/**
 * Shows a message that may not have arrived, in place of the notice that asked, and only to its recipient. It
 * is kept, so that the button works again where others read along.
 */
export const messageAgain = pressVerb({
  data: z.object({ message: z.string() }),
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async (work, { message }) => {
    const { turn, unit, at } = work;
    const item = await unit.load('outbox', message);
    if (item?.state !== 'maybe' || item.work.do !== 'show') throw new RefusedError('gone');
    const { recipient, subject } = item.work;
    if (!(await isFor(work, recipient))) throw new RefusedError('not_allowed');
    if (turn.pressedIn !== undefined && subject.card !== 'notice') {
      const conversation = conversationOf(turn.origin);
      await keepPlace(unit, recipient, subject, conversation, turn.pressedIn, at);
    }
    return subject;
  },
});

/** Whether the message was for the presser, or for the conversation they are in. */
async function isFor({ app, turn }: TurnWork, to: Recipient): Promise<boolean> {
  if (to.to === 'person') return !turn.shared && to.staffId === turn.actor.member.id;
  const pressedIn = conversationOf(turn.origin);
  if (to.to === 'conversation') return conversationOf(to) === pressedIn;
  const team = await app.store.load(municipalityPart, 'team', to.teamId);
  return team !== undefined && conversationId(team.value.reference) === pressedIn;
}

function conversationOf(to: Recipient): string {
  return to.to === 'conversation' ? conversationId(to.reference) : '';
}
