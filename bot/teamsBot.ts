import {
  type AdaptiveCardInvokeAction,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  CardFactory,
  TeamsActivityHandler,
  TurnContext,
} from 'botbuilder';
import type { CardMessage } from '../cards/cardMessage.ts';
import type { Actor } from '../services/access/access.ts';
import type { App } from './app.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Recipient } from './delivery/outboxItem.ts';
import { renderError, renderNotice } from './delivery/renderNotice.ts';
import { answerConsent } from './files/answerConsent.ts';
import { identifier, localeOf, teamOf, tenantOf } from './identify.ts';
import { meetPerson } from './installations/meetPerson.ts';
import { linkTeam, meetTeam } from './installations/meetTeam.ts';
import { handleMessage } from './messages/handleMessage.ts';
import { handlePress, refusePress } from './presses/handlePress.ts';
import { municipalityPart } from './records.ts';
import { showNotice } from './showNotice.ts';
import { timed } from './timed.ts';
import type { Turn } from './turn.ts';

/** The door from Teams: tells who acts, in which school and language, and hands the turn on. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #app: App;
  readonly #delivery: Delivery;
  readonly #tenantId: string | undefined;
  readonly #identify: (context: TurnContext) => Promise<Actor | undefined>;

  /** @param tenantId the only tenant that is answered; undefined in the sandbox */
  constructor(app: App, delivery: Delivery, tenantId: string | undefined) {
    super();
    this.#app = app;
    this.#delivery = delivery;
    this.#tenantId = tenantId;
    this.#identify = identifier(app.schools);
    this.onMessage(async (context, next) => {
      const failure = await timed(app, 'message', () => this.#message(context));
      if (failure)
        await context.sendActivity(
          activityOf(app.seal.seal(renderError(failure, localeOf(context.activity)))),
        );
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await timed(app, 'install', () => this.#install(context));
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const { membersAdded, recipient } = context.activity;
      if (membersAdded?.some(({ id }) => id === recipient.id)) {
        await timed(app, 'install', () => this.#install(context));
      }
      await next();
    });
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const locale = localeOf(context.activity);
    const answer: { message?: CardMessage } = {};
    const failure = await timed(this.#app, 'press', async () => {
      const turn = await this.#turn(context);
      if (!turn) {
        answer.message = renderNotice('unknown_person', {}, locale);
        return 'unknown';
      }
      const { message, outcome } = await this.#press(context, turn, action);
      answer.message = message;
      this.#delivery.kick(turn.school);
      this.#delivery.kick(municipalityPart);
      return outcome;
    });
    const message = failure ? renderError(failure, locale) : answer.message;
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { ...(message && this.#app.seal.seal(message).card) },
    };
  }

  protected override async handleTeamsFileConsent(context: TurnContext): Promise<void> {
    await timed(this.#app, 'press', async () => {
      const turn = await this.#turn(context);
      if (!turn) return 'unknown';
      const outcome = await answerConsent(this.#app, turn, context.activity.value);
      this.#delivery.kick(turn.school);
      await withdraw(context);
      return outcome;
    });
  }

  #press(context: TurnContext, turn: Turn, { verb, data }: AdaptiveCardInvokeAction) {
    const pressed = this.#app.seal.open(verb, data);
    if (pressed === undefined) return refusePress(this.#app, turn, verb);
    return verb === 'team.link'
      ? linkTeam(this.#app, turn, teamOf(context.activity), pressed)
      : handlePress(this.#app, turn, verb, pressed);
  }

  async #message(context: TurnContext): Promise<string> {
    const turn = await this.#turn(context);
    if (!turn) {
      await showNotice(this.#app, activityId(context), origin(context), 'unknown_person');
      this.#delivery.kick(municipalityPart);
      return 'unknown';
    }
    const outcome = await handleMessage(this.#app, turn, textOf(context));
    this.#delivery.kick(turn.school);
    return outcome;
  }

  async #install(context: TurnContext): Promise<string> {
    const { activity } = context;
    if (!this.#ownTenant(context)) return 'foreign';
    const reference = { ...TurnContext.getConversationReference(activity) };
    const team = teamOf(activity);
    if (team !== undefined) {
      await meetTeam(this.#app, activityId(context), team, reference);
      this.#delivery.kick(municipalityPart);
      return 'team';
    }
    const turn = await this.#turn(context);
    if (turn) this.#delivery.kick(turn.school);
    return turn ? 'person' : 'unknown';
  }

  /** Who acts, or undefined for guests, other tenants and people no roster knows. */
  async #turn(context: TurnContext): Promise<Turn | undefined> {
    const { activity } = context;
    if (!this.#ownTenant(context)) return undefined;
    const actor = await this.#identify(context);
    if (!actor) return undefined;
    const turn: Turn = {
      id: activityId(context),
      actor,
      school: actor.roster.school.id,
      locale: localeOf(activity),
      shared: activity.conversation.conversationType !== 'personal',
      origin: origin(context),
    };
    if (!turn.shared) {
      await meetPerson(this.#app, turn, { ...TurnContext.getConversationReference(activity) });
    }
    return turn;
  }

  #ownTenant({ activity }: TurnContext): boolean {
    return this.#tenantId === undefined || tenantOf(activity) === this.#tenantId;
  }
}

/** Activity ids are only unique within their conversation. */
function activityId({ activity }: TurnContext): string {
  return `${activity.conversation.id}/${activity.id ?? activity.timestamp?.toISOString() ?? ''}`;
}

function origin({ activity }: TurnContext): Recipient {
  const reference = { ...TurnContext.getConversationReference(activity) };
  return { to: 'conversation', reference, locale: localeOf(activity) };
}

/** The question whether a file may come has been answered; it cannot be answered twice, so it need not stand there. */
async function withdraw(context: TurnContext): Promise<void> {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  try {
    await context.deleteActivity(replyToId);
  } catch {
    // It stands on, and a second answer changes nothing.
  }
}

/** What was written, without the mention that a channel puts before it. */
function textOf({ activity }: TurnContext): string {
  const withoutMention = TurnContext.removeRecipientMention(activity) ?? activity.text ?? '';
  return withoutMention.replace(/<at>.*?<\/at>/g, ' ').trim();
}

function activityOf({ card, summary }: CardMessage) {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] };
}
