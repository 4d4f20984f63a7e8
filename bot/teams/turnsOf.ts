import { type Activity, TurnContext } from 'botbuilder';
import type { Actor } from '../../services/access/access.ts';
import type { Recipient } from '../core/outboxItem.ts';
import type { Turn } from '../core/turn.ts';
import { lasting } from '../people/reference.ts';
import { localeOf, teamOf } from './identify.ts';

/** One activity as a turn in each of the sender's schools. */
export function turnsOf({ activity }: TurnContext, actors: readonly Actor[]): readonly Turn[] {
  return actors.map((actor) => ({
    id: activityId(activity),
    actor,
    school: actor.roster.school.id,
    locale: localeOf(activity),
    shared: activity.conversation.conversationType !== 'personal',
    origin: originOf(activity),
    team: teamOf(activity),
    pressedIn: activity.replyToId,
  }));
}

/** Activity ids are only unique within their conversation. */
export function activityId({ conversation, id, timestamp }: Activity): string {
  return `${conversation.id}/${id ?? timestamp?.toISOString() ?? ''}`;
}

function originOf(activity: Activity): Recipient {
  const reference = lasting(TurnContext.getConversationReference(activity));
  return { to: 'conversation', reference, locale: localeOf(activity) };
}
