import {
  type AdaptiveCardInvokeAction,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  CardFactory,
  type InvokeResponse,
  type MessagingExtensionActionResponse,
  type MessagingExtensionResponse,
  TeamsActivityHandler,
  TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { absenceFormCard } from '../../cards/absenceFormCard.ts';
import type { CardMessage } from '../../cards/cardMessage.ts';
import { placedCard } from '../../cards/foundPupil.ts';
import { refusalText } from '../../cards/refusalCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { isVerb, sayVerb } from '../../cards/wording/verbs.ts';
import { type Wording, wordingOf } from '../../cards/wording/wording.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { fewestLetters } from '../../services/notes/pupilsNamed.ts';
import { StoreError } from '../../services/store/store.ts';
import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { errorFacts, timed } from '../core/timed.ts';
import type { Turn } from '../core/turn.ts';
import { absenceForm } from '../extension/absenceForm.ts';
import { searchPupils } from '../extension/searchPupils.ts';
import { sendAbsenceForm } from '../extension/sendAbsenceForm.ts';
import { answerConsent } from '../files/answerConsent.ts';
import { answerWordless } from '../messages/answerWordless.ts';
import type { HeldMessages } from '../messages/heldMessages.ts';
import { takeDeletion, takeUndeletion } from '../messages/takeDeletion.ts';
import { takeEdit } from '../messages/takeEdit.ts';
import { takeMessage } from '../messages/takeMessage.ts';
import { forgetTeam } from '../outbox/unreached.ts';
import { forgetChat } from '../people/forget.ts';
import { meetPerson } from '../people/meetPerson.ts';
import { meetTeam } from '../people/meetTeam.ts';
import { recheckTeam } from '../people/recheckTeam.ts';
import { auditStranger, tellOnce } from '../people/strangers.ts';
import { handlePress, refusePress } from '../presses/handlePress.ts';
import { pressedIn } from '../presses/pressedIn.ts';
import { renderError, renderNotice } from '../show/renderNotice.ts';
import {
  dataIn,
  dialogLine,
  dialogOf,
  errorLine,
  lineInstead,
  messageIn,
  refusalLine,
  resultsOf,
  soughtIn,
} from './extensionAnswer.ts';
import { eventOf, type Identify, identifier, localeOf, teamOf, tenantOf } from './identify.ts';
import { messageOf } from './messageText.ts';
import type { Limits, RateLimiter } from './rateLimit.ts';
import { sendAgain } from './sendAgain.ts';
import { activityId, changeOf, fromElsewhere, turnsOf } from './turnsOf.ts';

/** The door from Teams: tells who acts, in which school and language, and hands the turn on. */
export class TeamsBot extends TeamsActivityHandler {
  readonly #app: App;
  readonly #held: HeldMessages | undefined;
  readonly #tenantId: string | undefined;
  readonly #rateLimiter: RateLimiter;
  readonly #identify: Identify;

  /**
   * @param who.tenantId the only tenant answered; undefined in the sandbox
   * @param who.rateLimiter how much one person may do
   * @param who.held keeps what the disk refuses; undefined where Teams is to send it again, to whichever process
   */
  constructor(
    app: App,
    {
      tenantId,
      rateLimiter,
      held,
    }: {
      tenantId: string | undefined;
      rateLimiter: RateLimiter;
      held: HeldMessages | undefined;
    },
  ) {
    super();
    this.#app = app;
    this.#tenantId = tenantId;
    this.#rateLimiter = rateLimiter;
    this.#held = held;
    this.#identify = identifier(app);
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
    await context.sendActivity(activityOf(this.#app.seal.seal(message)));
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
        if (this.#held || !passes(error)) throw error;
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
    const { name, value } = context.activity;
    if (name === pressName && !press.safeParse(value).success) {
      return { status: 200, body: cardStays('gone', localeOf(context.activity)) };
    }
    return super.onInvokeActivity(context);
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const locale = localeOf(context.activity);
    const answer: {
      message?: CardMessage;
      instead?: AdaptiveCardInvokeResponse | undefined;
    } = {};
    const decide = async () => {
      const stopped = await this.#stopped(
        context,
        refreshes.has(action.verb) ? 'refreshes' : 'turns',
      );
      if (stopped) {
        answer.instead = cardStays(stopped.code, locale);
        if (stopped.code === 'wrong_tenant')
          await this.#pressedBy(context, action.verb, stopped.code);
        return stopped.code;
      }
      const turns = await this.#turns(context);
      if (turns === 'unsure') {
        answer.instead = cardStays('who_unsure', locale);
        return 'unsure';
      }
      if (!isSomebody(turns)) {
        answer.message = renderNotice('unknown_person', {}, locale);
        await this.#pressedBy(context, action.verb, 'unknown_person');
        return 'unknown';
      }
      const words = this.#said(action);
      if (words !== undefined) {
        answer.instead = aside(wordingOf(locale).texts.help.below);
        return this.#take(context, turns[0].id, words, (app) => takeMessage(app, turns, words));
      }
      if (isVerb(action.verb)) this.#app.traces.note({ verb: action.verb });
      const { message, outcome } = await this.#press(turns, action);
      answer.message = message;
      return outcome;
    };
    const failure = await timed(this.#app, 'press', () =>
      decide().catch((error: unknown) => {
        if (!passes(error)) throw error;
        // Nobody waits for a press: whoever made it sees that it is to be made again.
        answer.instead = undefined;
        answer.message = renderNotice('cannot_store', {}, locale);
        return 'not_stored';
      }),
    );
    if (answer.instead) return answer.instead;
    const message = failure ? renderError(failure, locale) : answer.message;
    if (!message) return cardStays('gone', locale);
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { ...this.#app.seal.seal(message).card },
    };
  }

  /** A search from Teams' own search box: a line says why where there is nothing to show. */
  protected override async handleTeamsMessagingExtensionQuery(
    context: TurnContext,
  ): Promise<MessagingExtensionResponse> {
    const locale = localeOf(context.activity);
    const { search } = wordingOf(locale).texts.extension;
    let answer = lineInstead(search.none);
    const failure = await timed(this.#app, 'search', async () => {
      const sought = soughtIn(context.activity.value) ?? '';
      // Clients ask at every letter.
      const who = await this.#asked(context, 'refreshes');
      if ('code' in who) {
        answer = lineInstead(refusalLine(who.code, locale));
        return who.code;
      }
      const found = await searchPupils(this.#app, who.turns, sought);
      if (found.length > 0) answer = resultsOf(found, placedCard(locale));
      else if (plainText(sought).length < fewestLetters) answer = lineInstead(search.few);
      return found.length > 0 ? 'done' : 'none';
    });
    return failure === undefined ? answer : lineInstead(errorLine(failure, locale));
  }

  /** »Meld fravær« on a message: a form of what was read in it, and nothing is stored. */
  protected override async handleTeamsMessagingExtensionFetchTask(
    context: TurnContext,
  ): Promise<MessagingExtensionActionResponse> {
    return this.#dialog(context, async (turns, locale, texts) => {
      const message = messageIn(context.activity.value) ?? { text: '', at: undefined };
      const form = absenceForm(this.#app, turns, message);
      if (form === 'nothing') return dialogLine(texts.nothing);
      if ('code' in form) return dialogLine(refusalLine(form.code, locale));
      return dialogOf(absenceFormCard(form, locale), texts.title);
    });
  }

  /** The form was sent. */
  protected override async handleTeamsMessagingExtensionSubmitActionDispatch(
    context: TurnContext,
  ): Promise<MessagingExtensionActionResponse> {
    return this.#dialog(context, async (turns, locale, texts) => {
      const sent = await sendAbsenceForm(this.#app, turns, dataIn(context.activity.value));
      if ('again' in sent) return dialogOf(absenceFormCard(sent.again, locale), texts.title);
      if ('code' in sent) return dialogLine(refusalLine(sent.code, locale));
      if (sent.outcome === 'none') return dialogLine(texts.none);
      return dialogLine(sent.outcome === 'refused' ? texts.notNoted : texts.noted);
    });
  }

  /** A dialog always shows something: Teams says »unable to reach app« of an empty answer. */
  async #dialog(
    context: TurnContext,
    answerTo: (
      turns: readonly [Turn, ...Turn[]],
      locale: Locale,
      texts: FormTexts,
    ) => Promise<MessagingExtensionActionResponse>,
  ): Promise<MessagingExtensionActionResponse> {
    const locale = localeOf(context.activity);
    const answer: { given?: MessagingExtensionActionResponse } = {};
    const failure = await timed(this.#app, 'form', async () => {
      const who = await this.#asked(context, 'turns');
      if ('code' in who) {
        answer.given = dialogLine(refusalLine(who.code, locale));
        return who.code;
      }
      const texts = wordingOf(locale).texts.extension.form;
      answer.given = await answerTo(who.turns, locale, texts).catch((error: unknown) => {
        if (!passes(error)) throw error;
        return dialogLine(refusalLine('cannot_store', locale));
      });
      return 'done';
    });
    if (failure === undefined && answer.given) return answer.given;
    return dialogLine(errorLine(failure ?? '', locale));
  }

  /**
   * Who asks by Teams' own menus, from any conversation, also one that the bot is not in. It is no chat with
   * the bot, even where it says `personal`: nobody is reached there from now on, and all answers go to the
   * person's own chat.
   */
  async #asked(
    context: TurnContext,
    kind: keyof Limits,
  ): Promise<{ turns: readonly [Turn, ...Turn[]] } | { code: string }> {
    const stopped = await this.#stopped(context, kind);
    if (stopped) return { code: stopped.code };
    try {
      const turns = turnsOf(context, await this.#identify(context)).map(fromElsewhere);
      return isSomebody(turns) ? { turns } : { code: 'unknown_person' };
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      this.#app.log.warn({ code: error.code }, 'who somebody is could not be looked up');
      return { code: 'who_unsure' };
    }
  }

  protected override async handleTeamsFileConsent(context: TurnContext): Promise<void> {
    await timed(this.#app, 'press', async () => {
      const stopped = await this.#stopped(context, 'turns');
      if (stopped) return stopped.code;
      const turns = await this.#turns(context);
      if (turns === 'unsure') {
        await this.#tell(context, 'who_unsure');
        return 'unsure';
      }
      if (!isSomebody(turns)) return 'unknown';
      const outcome = await answerConsent(this.#app, turns, context.activity.value);
      await withdraw(context);
      return outcome;
    });
  }

  /** The words of a button that says them; no card of ours holds others. */
  #said({ verb, data }: AdaptiveCardInvokeAction): string | undefined {
    if (verb !== sayVerb) return undefined;
    const { seal } = this.#app;
    const pressed = seal.open(verb, data) ?? seal.openEarlier(verb, data);
    return said.safeParse(pressed).data?.words;
  }

  async #press(
    turns: readonly [Turn, ...Turn[]],
    { verb, data }: AdaptiveCardInvokeAction,
  ): Promise<{ message: CardMessage; outcome: string }> {
    const { seal } = this.#app;
    const fresh = seal.open(verb, data);
    const pressed = fresh ?? seal.openEarlier(verb, data);
    if (pressed === undefined) return refusePress(this.#app, turns[0], verb, 'forged');
    const { turn, refusal } = await pressedIn(this.#app, turns, verb, pressed);
    if (refusal) return refusePress(this.#app, turn, verb, refusal);
    return handlePress(this.#app, turn, verb, pressed, { earlier: fresh === undefined });
  }

  /** The trail records a stranger's press, not the stranger. */
  async #pressedBy(
    { activity }: TurnContext,
    verb: string,
    code: 'unknown_person' | 'wrong_tenant',
  ): Promise<void> {
    await auditStranger(this.#app, activityId(activity), verb, code);
  }

  async #message(context: TurnContext): Promise<string> {
    return this.#fromKnown(context, async (turns) => {
      const { text, wordless } = messageOf(context.activity);
      return this.#take(context, turns[0].id, text, (app) =>
        wordless === undefined
          ? takeMessage(app, turns, text)
          : answerWordless(app, turns[0], wordless),
      );
    });
  }

  /** A message was rewritten, deleted or brought back. One without words says nothing any more. */
  async #changed(context: TurnContext, what: ChangeOfMessage): Promise<string> {
    if (!context.activity.id) return 'nothing';
    return this.#fromKnown(context, async (turns) => {
      const { text } = messageOf(context.activity);
      const change = changeOf(context.activity, text);
      return this.#take(context, `${turns[0].id} ${change.when}`, text, (app) => {
        if (what === 'undeleted') return takeUndeletion(app, turns, text, change);
        return what === 'deleted' || text === ''
          ? takeDeletion(app, turns, change)
          : takeEdit(app, turns, text, change);
      });
    });
  }

  /** Whoever the rosters know, and nobody else, is listened to. */
  async #fromKnown(
    context: TurnContext,
    take: (turns: readonly [Turn, ...Turn[]]) => Promise<string>,
  ): Promise<string> {
    const stopped = await this.#stopped(context, 'turns');
    if (stopped) {
      if (stopped.code === 'wrong_tenant') await this.#tellStranger(context, stopped.code);
      else if (stopped.tell) await this.#tell(context, stopped.code);
      return stopped.code;
    }
    const turns = await this.#turns(context);
    if (turns === 'unsure') {
      await this.#tell(context, 'who_unsure');
      return 'unsure';
    }
    if (!isSomebody(turns)) {
      await this.#tellStranger(context, 'unknown_person');
      return 'unknown';
    }
    return take(turns);
  }

  /** Stores what an activity says, later where the disk refuses it now. */
  async #take(
    context: TurnContext,
    id: string,
    text: string,
    take: (app: App) => Promise<string>,
  ): Promise<string> {
    try {
      await this.#held?.before();
      return await take(this.#app);
    } catch (error) {
      if (!this.#held || !passes(error)) throw error;
      // It would be refused later too, and must not be held until then.
      if (holdsCpr(text)) {
        await this.#tell(context, 'cpr');
        return 'refused';
      }
      if (!this.#held.keep(id, take)) throw error;
      await this.#tell(context, 'storing_waits');
      return 'held';
    }
  }

  async #install(context: TurnContext): Promise<string> {
    const { activity } = context;
    const stopped = await this.#stopped(context, 'turns');
    if (stopped) return stopped.code;
    const team = teamOf(activity);
    const turns = await this.#turns(context);
    if (turns === 'unsure') {
      await this.#tell(context, 'who_unsure');
      return 'unsure';
    }
    if (team === undefined) {
      return isSomebody(turns) ? 'person' : 'unknown';
    }
    // A chat opened by a pupil or guest is not remembered, and must get no cases.
    if (!isSomebody(turns) && !(await this.#app.store.load(municipalityPart, 'team', team))) {
      await this.#tellStranger(context, 'team_by_stranger', `team/${team}`);
      return 'unknown';
    }
    const reference = TurnContext.getConversationReference(activity);
    await meetTeam(this.#app, activityId(activity), team, reference);
    return 'team';
  }

  /** Runs before anything is read or stored: stops people who send too much, and other tenants. */
  async #stopped(
    context: TurnContext,
    kind: keyof Limits,
  ): Promise<{ code: 'too_fast' | 'wrong_tenant'; tell: boolean } | undefined> {
    const rate = await this.#rateLimiter(context.activity, kind);
    if (rate !== 'within') return { code: 'too_fast', tell: rate === 'tell' };
    return this.#ownTenant(context) ? undefined : { code: 'wrong_tenant', tell: true };
  }

  /** Answers an unknown sender, and keeps nothing of it; a repeated activity is not answered. */
  async #tellStranger(
    context: TurnContext,
    code: string,
    once = activityId(context.activity),
  ): Promise<void> {
    await tellOnce(this.#app, once, () => this.#tell(context, code));
  }

  /** Replies past the outbox: it is not worth storing. */
  async #tell(context: TurnContext, code: string): Promise<void> {
    const message = renderNotice(code, {}, localeOf(context.activity));
    try {
      await context.sendActivity(activityOf(this.#app.seal.seal(message)));
    } catch (error) {
      this.#app.log.warn(errorFacts(error), 'a notice was not taken');
    }
  }

  /** Somebody joined a team or group chat: its cards are checked again. */
  async #joined(context: TurnContext): Promise<string> {
    const team = teamOf(context.activity);
    if (!this.#ownTenant(context) || team === undefined) return 'foreign';
    await recheckTeam(this.#app, activityId(context.activity), team);
    return 'joined';
  }

  /** The app was removed: nothing is sent there, and those concerned are told what waits. */
  async #removed(context: TurnContext): Promise<string> {
    const { activity } = context;
    if (!this.#ownTenant(context)) return 'foreign';
    const team = teamOf(activity);
    if (team !== undefined) await forgetTeam(this.#app, team);
    else if (activity.conversation.conversationType === 'personal') {
      await forgetChat(this.#app, activity.conversation.id);
    }
    return 'removed';
  }

  /**
   * Who acts, in each of their schools; empty for guests and people in no roster, `unsure` when Teams must
   * say who it is and does not answer.
   */
  async #turns(context: TurnContext): Promise<readonly Turn[] | 'unsure'> {
    try {
      const turns = turnsOf(context, await this.#identify(context));
      if (turns[0]?.shared === false) {
        await meetPerson(this.#app, turns, TurnContext.getConversationReference(context.activity));
      }
      return turns;
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      this.#app.log.warn({ code: error.code }, 'who somebody is could not be looked up');
      return 'unsure';
    }
  }

  #ownTenant({ activity }: TurnContext): boolean {
    return this.#tenantId === undefined || tenantOf(activity) === this.#tenantId;
  }
}

function isSomebody(turns: readonly Turn[]): turns is readonly [Turn, ...Turn[]] {
  return turns.length > 0;
}

type FormTexts = Wording['texts']['extension']['form'];

const pressName = 'adaptiveCard/action';

/** All that botbuilder relies on in a press. */
const press = z.looseObject({
  action: z.looseObject({ type: z.literal('Action.Execute'), verb: z.string() }),
});

const said = z.looseObject({ words: z.string() });

type ChangeOfMessage = 'edited' | 'deleted' | 'undeleted';

/** Teams' names for what happened to a message. */
const changes: ReadonlyMap<string, ChangeOfMessage> = new Map([
  ['editMessage', 'edited'],
  ['softDeleteMessage', 'deleted'],
  ['undeleteMessage', 'undeleted'],
]);

/** What clients request on their own. */
const refreshes: ReadonlySet<string> = new Set(['case.refresh']);

/** Answers a press so that the client says why beside the card and leaves the card alone. */
function cardStays(code: string, locale: Locale): AdaptiveCardInvokeResponse {
  const { title, next } = refusalText({ code, details: {} }, locale);
  return aside(`${title}. ${next}`);
}

/** Answers a press with a line beside the card. */
function aside(value: unknown): AdaptiveCardInvokeResponse {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    // Text for this type, though botbuilder allows only objects.
    value: value as Record<string, unknown>,
  };
}

/** The store refuses for now: nothing was stored, and a retry can help. */
function passes(error: unknown): boolean {
  return error instanceof StoreError && error.passes;
}

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

function activityOf({ card, summary }: CardMessage) {
  return { type: 'message', summary, attachments: [CardFactory.adaptiveCard(card)] };
}
