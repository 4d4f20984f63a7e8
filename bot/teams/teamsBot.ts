import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type InvokeResponse,
  type MessagingExtensionActionResponse,
  type MessagingExtensionResponse,
  TeamsActivityHandler,
  TurnContext,
} from 'botbuilder';
import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { timed } from '../core/timed.ts';
import { answerConsent } from '../files/answerConsent.ts';
import { answerWordless } from '../messages/answerWordless.ts';
import { takeDeletion, takeUndeletion } from '../messages/takeDeletion.ts';
import { takeEdit } from '../messages/takeEdit.ts';
import { takeMessage } from '../messages/takeMessage.ts';
import { forgetTeam } from '../outbox/unreached.ts';
import { forgetChat } from '../people/forget.ts';
import { meetTeam } from '../people/meetTeam.ts';
import { recheckTeam } from '../people/recheckTeam.ts';
import { renderError } from '../show/renderNotice.ts';
import { Door, type DoorRules, isSomebody, passes } from './door.ts';
import { ExtensionAnswers } from './extensionAnswers.ts';
import { eventOf, localeOf, teamOf } from './identify.ts';
import { messageOf } from './messageText.ts';
import { PressAnswers, withoutAction } from './pressAnswers.ts';
import { sendAgain } from './sendAgain.ts';
import { activityId, changeOf } from './turnsOf.ts';

/** What Teams says happened, handed to whatever answers it. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #app: App;
  readonly #door: Door;
  readonly #presses: PressAnswers;
  readonly #extension: ExtensionAnswers;

  constructor(app: App, rules: DoorRules) {
    super();
    this.#app = app;
    this.#door = new Door(app, rules);
    this.#presses = new PressAnswers(app, this.#door);
    this.#extension = new ExtensionAnswers(app, this.#door);
    this.onMessage(async (context, next) => {
      await this.#telling(context, () => this.#message(context));
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.#orAgain('install', context, () => this.#install(context));
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      await this.#orAgain('install', context, () => this.#removed(context));
      await next();
    });
    // Before the SDK looks up who joined: that may fail, and the cards there must be checked anyway.
    this.onConversationUpdate(async (context, next) => {
      const { membersAdded, recipient } = context.activity;
      if (membersAdded?.some(({ id }) => id !== recipient.id)) {
        await this.#orAgain('install', context, () => this.#joined(context));
      }
      if (context.activity.membersRemoved?.some(({ id }) => id === recipient.id)) {
        await this.#orAgain('install', context, () => this.#removed(context));
      }
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      const { membersAdded, recipient } = context.activity;
      if (membersAdded?.some(({ id }) => id === recipient.id)) {
        await this.#orAgain('install', context, () => this.#install(context));
      }
      await next();
    });
  }

  /** What somebody wrote; a failure is told with its number. */
  async #telling(context: TurnContext, take: () => Promise<string>): Promise<void> {
    const failure = await this.#orAgain('message', context, take);
    if (failure === undefined) return;
    const message = renderError(failure, localeOf(context.activity));
    await this.#door.reply(context, message);
  }

  /**
   * What the store refuses for now, and no process keeps, Teams is to send again.
   * @returns the number of a failure
   */
  #orAgain(
    kind: 'message' | 'install',
    context: TurnContext,
    take: () => Promise<string>,
  ): Promise<string | undefined> {
    return timed(this.#app, kind, () =>
      take().catch((error: unknown) => {
        if (this.#door.holds || !passes(error)) throw error;
        context.turnState.set(sendAgain, true);
        return 'sent_back';
      }),
    );
  }

  /** By what Teams says happened to a message; what it does not say is nothing to us. */
  protected override async dispatchMessageUpdateActivity(context: TurnContext): Promise<void> {
    await this.#changes(context);
  }

  protected override async dispatchMessageDeleteActivity(context: TurnContext): Promise<void> {
    await this.#changes(context);
  }

  async #changes(context: TurnContext): Promise<void> {
    const what = changes.get(eventOf(context.activity) ?? '');
    if (what) await this.#telling(context, () => this.#changed(context, what));
  }

  /** A press without an action is told so in a value: Teams shows an empty answer as »unable to reach app«. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    return withoutAction(context) ?? super.onInvokeActivity(context);
  }

  protected override onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    return this.#presses.answer(context, action);
  }

  protected override handleTeamsMessagingExtensionQuery(
    context: TurnContext,
  ): Promise<MessagingExtensionResponse> {
    return this.#extension.search(context);
  }

  protected override handleTeamsMessagingExtensionFetchTask(
    context: TurnContext,
  ): Promise<MessagingExtensionActionResponse> {
    return this.#extension.form(context);
  }

  protected override handleTeamsMessagingExtensionSubmitActionDispatch(
    context: TurnContext,
  ): Promise<MessagingExtensionActionResponse> {
    return this.#extension.sent(context);
  }

  protected override async handleTeamsFileConsent(context: TurnContext): Promise<void> {
    await timed(this.#app, 'press', async () => {
      const stopped = await this.#door.stops(context, 'turns');
      if (stopped) return stopped.code;
      const turns = await this.#door.turns(context);
      if (turns === 'unsure') {
        await this.#door.tell(context, 'who_unsure');
        return 'unsure';
      }
      if (!isSomebody(turns)) return 'unknown';
      const outcome = await answerConsent(this.#app, turns, context.activity.value);
      await withdraw(context);
      return outcome;
    });
  }

  async #message(context: TurnContext): Promise<string> {
    return this.#door.letIn(context, async (turns) => {
      const { text, wordless } = messageOf(context.activity);
      return this.#door.keep(context, { id: turns[0].id, text }, (app) =>
        wordless === undefined
          ? takeMessage(app, turns, text)
          : answerWordless(app, turns[0], wordless),
      );
    });
  }

  /** A message was rewritten, deleted or brought back. One without words says nothing any more. */
  async #changed(context: TurnContext, what: ChangeOfMessage): Promise<string> {
    if (!context.activity.id) return 'nothing';
    return this.#door.letIn(context, async (turns) => {
      const { text } = messageOf(context.activity);
      const change = changeOf(context.activity, text);
      return this.#door.keep(context, { id: `${turns[0].id} ${change.when}`, text }, (app) => {
        if (what === 'undeleted') return takeUndeletion(app, turns, text, change);
        return what === 'deleted' || text === ''
          ? takeDeletion(app, turns, change)
          : takeEdit(app, turns, text, change);
      });
    });
  }

  async #install(context: TurnContext): Promise<string> {
    const { activity } = context;
    const stopped = await this.#door.stops(context, 'turns');
    if (stopped) return stopped.code;
    const team = teamOf(activity);
    const turns = await this.#door.turns(context);
    if (turns === 'unsure') {
      await this.#door.tell(context, 'who_unsure');
      return 'unsure';
    }
    if (team === undefined) {
      return isSomebody(turns) ? 'person' : 'unknown';
    }
    // A chat opened by a pupil or guest is not remembered, and must get no cases.
    if (!isSomebody(turns) && !(await this.#app.store.load(municipalityPart, 'team', team))) {
      await this.#door.tellStranger(context, 'team_by_stranger', `team/${team}`);
      return 'unknown';
    }
    const reference = TurnContext.getConversationReference(activity);
    await meetTeam(this.#app, activityId(activity), team, reference);
    return 'team';
  }

  /** Somebody joined a team or group chat: its cards are checked again. */
  async #joined(context: TurnContext): Promise<string> {
    const team = teamOf(context.activity);
    if (!this.#door.isOwnTenant(context) || team === undefined) return 'foreign';
    await recheckTeam(this.#app, activityId(context.activity), team);
    return 'joined';
  }

  /** The app was removed: nothing is sent there, and those concerned are told what waits. */
  async #removed(context: TurnContext): Promise<string> {
    const { activity } = context;
    if (!this.#door.isOwnTenant(context)) return 'foreign';
    const team = teamOf(activity);
    if (team !== undefined) await forgetTeam(this.#app, team);
    else if (activity.conversation.conversationType === 'personal') {
      await forgetChat(this.#app, activity.conversation.id);
    }
    return 'removed';
  }
}

type ChangeOfMessage = 'edited' | 'deleted' | 'undeleted';

/** Teams' names for what happened to a message. */
const changes: ReadonlyMap<string, ChangeOfMessage> = new Map([
  ['editMessage', 'edited'],
  ['softDeleteMessage', 'deleted'],
  ['undeleteMessage', 'undeleted'],
]);

/** The consent card has been answered; it cannot be answered twice, so it is removed. */
async function withdraw(context: TurnContext): Promise<void> {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  try {
    await context.deleteActivity(replyToId);
  } catch {
    // The card stays; a second answer changes nothing.
  }
}
