import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import type { ChannelMember } from '../../services/access/channelAudience.ts';
import type { CardSeal } from '../core/cardSeal.ts';
import type { FileCard, Reference, Sender } from '../core/sender.ts';
import { type Connector, unreadable } from './connector.ts';

/** The largest page Teams returns. */
const pageSize = 500;

/** Sends to the connector of each conversation. */
export function teamsSender(connector: Connector, { seal }: Pick<CardSeal, 'seal'>): Sender {
  const post = async (to: Reference, activity: Partial<Activity>): Promise<string | undefined> => {
    const place = reference.parse(to);
    const body = addressed(place, activity);
    const answer = await connector(place, { method: 'POST', path: 'activities', body });
    return read(created, answer ?? {}).id || undefined;
  };
  return {
    send: (to, message) => post(to, activityOf(seal(message))),
    sendFile: async (to, file) => {
      await post(to, fileActivity(file));
    },
    update: async (to, activityId, message) => {
      const place = reference.parse(to);
      const body = { ...addressed(place, activityOf(seal(message))), id: activityId };
      const path = `activities/${encodeURIComponent(activityId)}`;
      await connector(place, { method: 'PUT', path, body });
    },
    members: async (to) => {
      const place = reference.parse(to);
      const found: ChannelMember[] = [];
      let next: string | undefined;
      do {
        const query = new URLSearchParams({ pageSize: String(pageSize) });
        if (next !== undefined) query.set('continuationToken', next);
        const answer = await connector(place, { method: 'GET', path: `pagedmembers?${query}` });
        const { members, continuationToken } = read(page, answer);
        const people = members.filter(({ id }) => id !== place.bot?.id);
        found.push(...people.map((one) => memberOf(one, place.conversation.tenantId)));
        next = continuationToken || undefined;
      } while (next !== undefined);
      return found;
    },
  };
}

/** @throws OutsideError for an answer of another shape */
function read<Answer>(shape: z.ZodType<Answer>, answer: unknown): Answer {
  const { data, error } = shape.safeParse(answer);
  if (error) throw unreadable(error);
  return data;
}

const created = z.looseObject({ id: z.string().nullish() });

const account = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  /** Teams uses `aadObjectId` in activities and `objectId` in rosters. */
  objectId: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});

const page = z.looseObject({
  members: z.array(account),
  continuationToken: z.string().nullish(),
});

/** @param tenantId of the conversation; in a shared channel, members of other tenants read along */
function memberOf(
  one: z.output<typeof account>,
  tenantId: string | null | undefined,
): ChannelMember {
  const foreign = typeof tenantId === 'string' && !!one.tenantId && one.tenantId !== tenantId;
  const { userRole } = one;
  return {
    entraId: one.aadObjectId ?? one.objectId ?? undefined,
    upn: one.userPrincipalName ?? undefined,
    name: one.name ?? '',
    // Rosters say "user", "guest" or "anonymous"; anybody not called a user is treated as a guest.
    guest: foreign || (userRole !== undefined && userRole !== null && userRole !== 'user'),
  };
}

const reference = z.looseObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string(), tenantId: z.string().nullish() }),
  bot: z.looseObject({ id: z.string() }).nullish(),
  user: z.looseObject({ id: z.string() }).nullish(),
});

/** From the bot into the conversation, for whoever it is with. */
function addressed(to: z.output<typeof reference>, activity: Partial<Activity>): object {
  const { channelId, serviceUrl, conversation, bot, user } = to;
  const between = { from: bot ?? undefined, recipient: user ?? undefined };
  return { ...activity, channelId, serviceUrl, conversation, ...between };
}

function activityOf({ card, summary }: CardMessage): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary,
    attachments: [CardFactory.adaptiveCard(card)],
  };
}

function fileActivity(file: FileCard): Partial<Activity> {
  const { name, summary } = file;
  const type = ActivityTypes.Message;
  const contentType = (card: string) => `application/vnd.microsoft.teams.card.file.${card}`;
  if (file.kind === 'info') {
    const { text, contentUrl, uniqueId, fileType } = file;
    const content = { uniqueId, fileType };
    return {
      type,
      summary,
      text,
      attachments: [{ contentType: contentType('info'), contentUrl, name, content }],
    };
  }
  const { text, sizeInBytes, fileId } = file;
  const context = { file: fileId };
  const content = {
    description: text,
    sizeInBytes,
    acceptContext: context,
    declineContext: context,
  };
  // The text shows alone if a client does not know the card.
  return {
    type,
    summary,
    text,
    attachments: [{ contentType: contentType('consent'), name, content }],
  };
}
