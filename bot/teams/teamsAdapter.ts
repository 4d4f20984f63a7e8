import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { isCpr } from '../../services/notes/cpr.ts';
import type { ChannelAuthentication } from './channelAuthentication.ts';
import { sendAgain } from './sendAgain.ts';

type Logic = (context: TurnContext) => Promise<void>;

const instantText = z.string().transform((text) => new Date(text));

/** More than Teams allows in one message: ten cards and files, twenty mentions. */
const mostParts = 100;

const partsOfMessage = z.array(z.unknown()).max(mostParts).nullish();

/** Ids are stored as they are, so one that is a CPR number is stopped here. */
function hasCprForId({ id, replyToId, conversation, from }: Record<string, unknown>): boolean {
  const parts = [conversation, from].flatMap((part) =>
    typeof part === 'object' && part !== null ? Object.entries(part) : [],
  );
  const ids = parts.filter(([key]) => /id$/i.test(key)).map(([, one]) => one);
  return [id, replyToId, ...ids].some((one) => typeof one === 'string' && isCpr(one));
}

/** What every activity has; the rest is checked where it is used. */
const activitySchema = z
  .looseObject({
    type: z.string().min(1),
    timestamp: instantText.optional(),
    localTimestamp: instantText.optional(),
    expiration: instantText.optional(),
    conversation: z.looseObject({ id: z.string() }),
    attachments: partsOfMessage,
    entities: partsOfMessage,
  })
  .refine((one) => !hasCprForId(one), 'no id');

/**
 * Takes activities over HTTP. botbuilder's own `process` returns its error texts, which tell callers what was
 * expected, and logs their stacks to the console; this does neither.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #authentication: ChannelAuthentication;

  constructor(authentication: ChannelAuthentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  /**
   * What proves the bot to the conversation's connector; undefined in a sandbox.
   * @throws OutsideError `foreign_service_url`; whatever getting a token throws
   */
  async authorization(appId: string, serviceUrl: string): Promise<string | undefined> {
    const bot = this.createClaimsIdentity(appId);
    return this.#authentication.authorization(bot, serviceUrl);
  }

  /** Teams refused the bot's token: the next request gets a new one. */
  tokenRefused(): void {
    this.#authentication.tokenRefused();
  }

  /**
   * @returns the HTTP answer; 503 for what Teams is to send again
   * @throws NotAdmitted; ZodError for an invalid activity
   */
  async receive(
    authorization: string,
    body: unknown,
    logic: Logic,
  ): Promise<{ status: number; body?: unknown }> {
    // Parts not checked here are checked where they are read.
    const activity = activitySchema.parse(body) as unknown as Activity;
    const admitted = await this.botFrameworkAuthentication.authenticateRequest(
      activity,
      authorization,
    );
    let again = false;
    const answer = await this.processActivity(admitted, activity, async (context) => {
      await logic(context);
      again = context.turnState.get(sendAgain) === true;
    });
    if (again) return { status: 503 };
    return answer ? { status: answer.status, body: answer.body } : { status: 200 };
  }
}
