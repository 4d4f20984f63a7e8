import {
  type Activity,
  ActivityTypes,
  CardFactory,
  type CloudAdapter,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import type { ChannelMember } from '../../services/access/channelAudience.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { CardSeal } from '../core/cardSeal.ts';
import type { FileCard, Reference, Sender } from '../core/sender.ts';

/** The largest page Teams returns. */
const pageSize = 500;

/** Sends through the Bot Framework connector of the conversation. */
export function teamsSender(
  adapter: CloudAdapter,
  appId: string,
  { seal }: Pick<CardSeal, 'seal'>,
): Sender {
  const inConversation = async <Result>(
    to: Reference,
    act: (context: TurnContext) => Promise<Result>,
  ): Promise<Result> => {
    const target = conversation(to);
    const box: { result?: Result; failed?: { reason: unknown } } = {};
    try {
      await adapter.continueConversationAsync(appId, target, async (context) => {
        // Caught here: a rethrown error goes to the adapter's `onTurnError` and is lost.
        try {
          box.result = await act(context);
        } catch (reason) {
          box.failed = { reason };
        }
      });
    } catch (reason) {
      throw outside(reason);
    }
    if (box.failed) throw outside(box.failed.reason);
    return box.result as Result;
  };
  return {
    send: (to, message) =>
      inConversation(to, async (context) => {
        const response = await context.sendActivity(activityOf(seal(message)));
        return response?.id || undefined;
      }),
    sendFile: (to, file) =>
      inConversation(to, async (context) => {
        await context.sendActivity(fileActivity(file));
      }),
    update: (to, activityId, message) =>
      inConversation(to, async (context) => {
        await context.updateActivity({ ...activityOf(seal(message)), id: activityId });
      }),
    members: (to) =>
      inConversation(to, async (context) => {
        const found: ChannelMember[] = [];
        let next: string | undefined;
        do {
          const page = await TeamsInfo.getPagedMembers(context, pageSize, next);
          const members = pageOf.parse(page.members);
          const people = members.filter(({ id }) => id !== context.activity.recipient?.id);
          const { tenantId } = context.activity.conversation;
          found.push(...people.map((one) => memberOf(one, tenantId)));
          next = page.continuationToken || undefined;
        } while (next !== undefined);
        return found;
      }),
  };
}

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

const pageOf = z.array(account);

/** @param tenantId of the conversation; in a shared channel, members of other tenants read along */
function memberOf(one: z.output<typeof account>, tenantId: string | undefined): ChannelMember {
  const foreign = tenantId !== undefined && !!one.tenantId && one.tenantId !== tenantId;
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
  conversation: z.looseObject({ id: z.string() }),
});

function conversation(to: Reference): Partial<ConversationReference> {
  const { channelId, serviceUrl } = reference.parse(to);
  return { ...to, channelId, serviceUrl };
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

/** Anything not from the network failed before it: getting the token. */
function outside(reason: unknown): OutsideError {
  if (reason instanceof OutsideError) return reason;
  // A connector's own error means an unreadable answer: the request was accepted.
  if (reason instanceof Error && reason.name === 'RestError') {
    return new OutsideError('teams_unreadable', { retry: false, maybe: true, cause: reason });
  }
  return new OutsideError('teams_token', { retry: true, cause: reason });
}
