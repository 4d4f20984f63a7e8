import {
  type Activity,
  ActivityTypes,
  CardFactory,
  type CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { CardSeal } from '../cardSeal.ts';
import type { FileCard, Reference, Sender } from './sender.ts';

/** Statuses after which a later try can help; the others mean that Teams will not take the message. */
const passing = new Set([408, 412, 429, 500, 502, 503, 504]);

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
    const box: { result?: Result } = {};
    try {
      await adapter.continueConversationAsync(appId, conversation(to), async (context) => {
        box.result = await act(context);
      });
    } catch (cause) {
      throw outside(cause);
    }
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
    const { contentUrl, uniqueId, fileType } = file;
    const content = { uniqueId, fileType };
    return {
      type,
      summary,
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
  // The text stands alone where a client does not know the card.
  return {
    type,
    summary,
    text,
    attachments: [{ contentType: contentType('consent'), name, content }],
  };
}

const restError = z.object({
  statusCode: z.number().optional(),
  response: z.object({ headers: z.unknown() }).optional(),
});

function outside(cause: unknown): OutsideError {
  const { data } = restError.safeParse(cause);
  const status = data?.statusCode;
  if (status === undefined) return new OutsideError('teams_unreachable', { retry: true, cause });
  if (status === 404) return new OutsideError('message_gone', { retry: false, cause });
  const retryAfterMs = retryAfter(data?.response?.headers);
  return new OutsideError(`teams_${status}`, {
    retry: passing.has(status),
    cause,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Teams' Retry-After in milliseconds, from the headers of the answer, when it is a number of seconds. */
function retryAfter(headers: unknown): number | undefined {
  const value =
    typeof headers === 'object' &&
    headers !== null &&
    'get' in headers &&
    typeof headers.get === 'function'
      ? Reflect.apply(headers.get, headers, ['retry-after'])
      : undefined;
  const seconds = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
