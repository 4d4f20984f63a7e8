import { createHash } from 'node:crypto';
import { type Activity, TurnContext } from 'botbuilder';
import type { Actor } from '../../services/access/access.ts';
import type { Recipient } from '../core/outboxItem.ts';
import type { Turn } from '../core/turn.ts';
import type { Change } from '../messages/takeEdit.ts';
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

/** A turn that came from a conversation which is not the bot's: answered in the person's own chat alone. */
export function fromElsewhere(turn: Turn): Turn {
  const { id, actor, school, locale } = turn;
  const origin = { to: 'person', staffId: actor.member.id } as const;
  return { id, actor, school, locale, shared: false, origin };
}

/** Activity ids are only unique within their conversation. */
export function activityId({ conversation, id, timestamp }: Activity): string {
  return `${conversation.id}/${id ?? timestamp?.toISOString() ?? ''}`;
}

/**
 * When a message was first sent: Teams names messages by that moment, in milliseconds. Undefined for an id of
 * another kind.
 */
export function sentAt({ id = '' }: Activity): Temporal.Instant | undefined {
  const isMoment = id.length === 13 && [...id].every((one) => one >= '0' && one <= '9');
  return isMoment ? Temporal.Instant.fromEpochMilliseconds(Number(id)) : undefined;
}

/**
 * Names one change of a message: a delivery of it again has the same name. By the time of the change, or, where
 * Teams tells none, by what it changed to.
 */
export function changeOf(activity: Activity, words: string): Change {
  const { timestamp } = activity;
  const told = timestamp && !Number.isNaN(timestamp.getTime());
  const named = told
    ? `@${timestamp.toISOString()}`
    : `#${createHash('sha256').update(words).digest('hex')}`;
  return { when: `${activity.type}${named}`, sentAt: sentAt(activity) };
}

function originOf(activity: Activity): Recipient {
  const reference = lasting(TurnContext.getConversationReference(activity));
  return { to: 'conversation', reference, locale: localeOf(activity) };
}
